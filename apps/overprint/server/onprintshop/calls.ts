import { z } from "zod";

/** Asks for the artwork of an order's order products to be fetched from its store. */
export const fetchArtworkCall = {
  name: "onprintshop.fetch-artwork",
  payload: z.object({ storeId: z.string(), orderExternalId: z.string() }),
};
export type FetchArtwork = z.infer<typeof fetchArtworkCall.payload>;

/** Asks for the orders of one store to be read. */
export const readOrdersCall = { name: "onprintshop.read-orders", payload: z.object({ storeId: z.string() }) };
export type ReadOrders = z.infer<typeof readOrdersCall.payload>;
