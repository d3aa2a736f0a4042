import type { Hono } from "hono";
import { isTrue, text, texts, type Wire } from "../orders/wire-values.ts";
import { uuidOf } from "../random.ts";
import type { SimState } from "../state.ts";
import { bodyOf } from "./body.ts";
import { failure } from "./envelope.ts";
import type { StruckEnv } from "./struck.ts";

/** Cents for one piece of presorted mail; ours. */
const pieceCents = 26;

/** What `/files` adds for an address list. @source direct mail pages (PDF pp. 22-24): the keys; the values are ours */
export function addressList(state: SimState, body: Wire, files: readonly unknown[]) {
  const list = `https://api.4over.com/files/${uuidOf(`list ${state.files.size} ${files.length}`)}`;
  return {
    address_validation_response: {
      validation_type: text(body.validation_type),
      original_address_list_csv: `${list}-original`,
      precleanlist_csv: `${list}-clean`,
      validation_report_pdf: `${list}-report`,
      statement_id: String(4_000 + state.files.size),
      address_count: Number(body.address_count ?? 0) || 0,
    },
  };
}

/** Direct mail: postage of an address list. @source PDF pp. 10-26 */
export function directMailRoutes(app: Hono<StruckEnv>, _state: SimState): void {
  app.post("/presorts", async (c) => {
    const body = await bodyOf(c);
    const missing = ["statement_id", "crid"].find((key) => !body[key]);
    if (missing) return failure(c, 400, `${missing} parameter is missing`);
    if (!texts(body.resource_uuids)?.length) return failure(c, 400, "resource_uuids parameter is missing");
    const pieces = Number(body.address_count ?? 200) || 200;
    return c.json({
      postage_price: (pieces * pieceCents) / 100,
      number_of_items_mailed: pieces,
      post_office_drop_date: "2026-12-01",
      mail_piece_type: "Postcard",
      presort_class: isTrue(body.first_class) ? "First Class" : "Standard",
      piece_height: 4.25,
      piece_width: 6,
    });
  });
}
