import { connectedStores } from "@overprint/database";
import { z } from "zod";
import {
  type FetchArtwork,
  fetchArtworkCall,
  type ReadOrders,
  readOrdersCall,
} from "#server/onprintshop/calls.ts";
import { fetchArtwork } from "#server/onprintshop/fetch-artwork.ts";
import { takeInOrders } from "#server/onprintshop/take-in-orders.ts";
import { defineTask, type Task } from "./task.ts";

/**
 * Reads the orders of one OnPrintShop store.
 *
 * Throws: when the store cannot be read; that is a problem for people, and the next tick reads again. If the process
 * dies: batches taken in stay, the next reading begins where the last complete one began. If it runs twice: the second
 * finds every order as it is.
 */
export const readOrdersTask: Task<ReadOrders> = defineTask({
  ...readOrdersCall,
  title: "Orders from OnPrintShop",
  policy: { pileUp: "one-waiting", retries: 0, timeoutSeconds: 1_800 },
  handler: async ({ storeId }, overprint, signal) => {
    const known = await connectedStores(overprint.db).find(storeId);
    if (known?.isActive) await takeInOrders(overprint, known, signal);
  },
});

/**
 * The tick of the schedule: asks for a reading of every store that is switched on.
 *
 * Throws: only for the database. If the process dies or it runs twice: one reading that waits is enough.
 */
export const ordersTickTask: Task<Record<string, never>> = defineTask({
  name: "onprintshop.tick",
  title: "Looking for orders",
  payload: z.object({}).strict() as never,
  policy: { pileUp: "one-at-all", retries: 0, timeoutSeconds: 60 },
  handler: async (_payload, { db, tasks }) => {
    for (const store of await connectedStores(db).list())
      if (store.kind === "onprintshop" && store.isActive)
        await tasks.enqueue(db, readOrdersTask, { storeId: store.id }, { key: store.id });
  },
});

/**
 * Fetches the print-ready files of an order.
 *
 * Throws: when the store cannot be asked; it is tried again, longer apart. If the process dies: it runs again and takes
 * only what is missing. If it runs twice: the second finds the files in place.
 */
export const fetchArtworkTask: Task<FetchArtwork> = defineTask({
  ...fetchArtworkCall,
  title: "Print-ready files from OnPrintShop",
  policy: { concurrency: 2, retries: 6, retryDelaySeconds: 60 },
  handler: (request, overprint) => fetchArtwork(overprint, request),
});
