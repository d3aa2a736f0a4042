import { sql } from "drizzle-orm";
import { type Desk, openDesk } from "../../apps/overprint/server/status/desk.ts";
import { actOn } from "../../apps/overprint/server/transfer/acts.ts";
import { anOrder, type Prepared, stockShop } from "./shop.ts";
import { prepareProducts, serveArtwork } from "./world.ts";

/** A desk with orders whose three steps are done, and the hands of the person who sits at it. */
export async function openTransferDesk() {
  const desk: Desk = await openDesk();
  const artwork = await serveArtwork();
  const { overprint } = desk;
  const given = await overprint.transfer.ports();
  if (!given.ok) throw new Error("the simulated printer is connected");
  const ports = given.value;
  const [first] = await prepareProducts(ports.printer, artwork.url, 1);
  if (!first) throw new Error("the simulated printer sells something");
  const prepared: Prepared = first;
  let lastNumber = 7_000;
  return {
    desk,
    overprint,
    ports,
    prepared,
    /** A store order of one order product, ready to go. */
    orderReady: async () => {
      lastNumber += 1;
      const order = anOrder(String(lastNumber), prepared, [1]);
      const [item] = order.items;
      if (!item) throw new Error("the order has an order product");
      await stockShop(desk.database, [{ order, prepared }]);
      return { order, item, target: { itemId: item.id, copy: 0 } };
    },
    act: (itemId: string, copy: number, fields: Readonly<Record<string, string>>) =>
      actOn(overprint, { itemId, copy }, formOf(fields), ada),
    /** Jobs that the printer holds of an order, by its own books. */
    atPrinter: (orderNumber: string) =>
      desk.simulator.control.state().jobs.filter((job) => job.jobName.startsWith(`${orderNumber}-`)),
    /** Lets virtual time pass at the printer and here alike. */
    pass: (minutes: number) => desk.clock.set(desk.simulator.control.advance({ minutes })),
    /** Puts aside what earlier tests left waiting, so that it does not go by itself in a later one. */
    putAside: () =>
      desk.database.db.execute(sql`update store_order_items set ledger_state = 'held', ledger_reason = 'earlier'
        where ledger_state = 'open'`),
    close: async () => {
      await artwork.close();
      await desk.close();
    },
  };
}

export const ada = { actor: "Ada", requestId: null };

export function formOf(fields: Readonly<Record<string, string>>): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  return form;
}
