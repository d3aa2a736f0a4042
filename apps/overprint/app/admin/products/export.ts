import { overprintContext } from "#server/contexts.ts";
import type { Overprint } from "#server/wiring/index.ts";
import type { Route } from "./+types/export";
import { csvLine } from "./csv.ts";
import { listRow, readProductQuery } from "./product-list.server.ts";
import { standingOf } from "./product-row.ts";

const batch = 200;
const header = [
  "SKU",
  "Title",
  "Category",
  "Origin",
  "Store",
  "Trade from",
  "Retail from",
  "Currency",
  "Margin %",
  "Markup rule",
];

/** Everything that the list's search and filters find, as CSV, written as it is read. */
export function loader({ context, request }: Route.LoaderArgs) {
  const lines = productLines(context.get(overprintContext), request);
  const encoder = new TextEncoder();
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      const { done, value } = await lines.next();
      if (done) controller.close();
      else controller.enqueue(encoder.encode(value));
    },
  });
  return new Response(body, {
    headers: {
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": 'attachment; filename="products.csv"',
      "cache-control": "no-store",
    },
  });
}

async function* productLines({ products, retail }: Overprint, request: Request): AsyncGenerator<string> {
  const { query } = readProductQuery(request);
  yield csvLine(header);
  for (let offset = 0; ; offset += batch) {
    const { rows } = await products.list({ ...query, offset, limit: batch });
    const priced = await retail.priceMany(rows);
    const text = rows
      .map((row) => listRow(row, priced.get(row.id)))
      .map((row) =>
        csvLine([
          row.sku,
          row.title,
          row.category ?? "",
          row.origin === "own" ? "own" : "4over",
          standingOf(row).label,
          row.trade ? (row.trade.minor / 100).toFixed(2) : "",
          row.retail ? (row.retail.minor / 100).toFixed(2) : "",
          row.retail?.currency ?? "",
          row.marginBps === null ? "" : (row.marginBps / 100).toFixed(2),
          row.ruleName ?? "",
        ]),
      )
      .join("");
    if (text !== "") yield text;
    if (rows.length < batch) return;
  }
}
