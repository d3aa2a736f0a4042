import type { StoreProductId } from "@overprint/core/orders";
import { detailGrid } from "@overprint/core/products";
import { overprintContext } from "#server/contexts.ts";
import type { Route } from "./+types/prices-csv";
import { csvLine } from "./csv.ts";
import { noSuchProduct } from "./product-view.server.ts";

/** The full price grid of one product as CSV. */
export async function loader({ context, params }: Route.LoaderArgs) {
  const { products, retail } = context.get(overprintContext);
  const product = await products.find(params.id as StoreProductId);
  const priced = product && (await retail.price(product));
  if (!priced?.trade || !priced.rule) throw noSuchProduct();
  const { book } = priced.trade;
  const nameOf = (
    all: readonly { readonly id: string; readonly name?: string; readonly label?: string }[],
    id: string | null,
  ) => {
    const one = all.find((each) => each.id === id);
    return one?.name ?? one?.label ?? "";
  };
  const lines = detailGrid(book, priced.rule).map((line) =>
    csvLine([
      line.pieces,
      nameOf(book.colorSpecs, line.colorSpecId),
      nameOf(book.turnarounds, line.turnaroundId),
      (line.tradeMinor / 100).toFixed(2),
      (line.markupMinor / 100).toFixed(2),
      (line.retailMinor / 100).toFixed(2),
      (line.marginBps / 100).toFixed(2),
      book.currency,
    ]),
  );
  const header = csvLine([
    "Run size",
    "Color spec",
    "Turnaround",
    "Trade",
    "Markup",
    "Retail",
    "Margin %",
    "Currency",
  ]);
  return new Response(header + lines.join(""), {
    headers: {
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": `attachment; filename="prices-${priced.product.slug}.csv"`,
      "cache-control": "no-store",
    },
  });
}
