import { createServer } from "node:http";
import type { TradeProduct } from "@overprint/core/catalogue";
import type { TradePrinter } from "@overprint/core/printer";
import { type Prepared, prepare } from "./shop.ts";

/** Serves one small PDF, as our artwork route does for the printer. */
export async function serveArtwork(): Promise<{ readonly url: string; readonly close: () => Promise<void> }> {
  const server = createServer((_request, response) => response.end("%PDF-1.7 a card"));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("the artwork server has a port");
  return {
    url: `http://127.0.0.1:${address.port}/card.pdf`,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

/** The first products that can be quoted and shipped, with their steps prepared. */
export async function prepareProducts(
  printer: TradePrinter,
  fileUrl: string,
  count: number,
): Promise<readonly Prepared[]> {
  const prepared: Prepared[] = [];
  for await (const page of printer.fetchProductPages({})) {
    for (const { product } of page.products) {
      const one = await tryPrepare(printer, product, fileUrl);
      if (one) prepared.push(one);
      if (prepared.length >= count) return prepared;
    }
  }
  return prepared;
}

const tryPrepare = (printer: TradePrinter, product: TradeProduct, fileUrl: string) =>
  product.basePrices.length > 0 ? prepare(printer, product, fileUrl) : Promise.resolve(null);
