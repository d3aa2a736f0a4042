import { type OnPrintShop, OnPrintShopRequestError, type Written } from "@overprint/onprintshop";
import type { Ids } from "./steps.ts";
import type { Found, RowStep } from "./sync-rows.ts";
import type { WantedRecords, WantedRule } from "./wanted.ts";

/** Rules go one a call. Their type codes are not published: `quantity` with a quantity range is our assumption. */
export const ruleStep = (
  client: OnPrintShop,
  attributeId: Ids,
  wanted: WantedRecords["rules"],
): RowStep<WantedRule> => ({
  kind: "rule",
  wanted,
  existing: async () => {
    const byName = new Map<string | null, number | null>();
    for await (const rule of client.products.rules()) byName.set(rule.rule_name, rule.rule_id);
    return new Map(
      wanted.flatMap(({ key, value }): [string, Found][] => {
        const id = byName.get(value.name);
        return id ? [[key, { id }]] : [];
      }),
    );
  },
  write: (rows) =>
    oneByOne(rows, ({ id, value }) =>
      client.products.setRule({
        rule_id: id,
        rule_name: value.name,
        rule_type: "quantity",
        condition: "between",
        rules_quantity: value.pieces,
        rules_quantity_to: value.pieces,
        hide_option_attribute_ids: value.attributes.map(attributeId).join(","),
        status: "1",
      }),
    ),
  remove: (ids) => oneByOne(ids, (id) => client.products.setRule({ rule_id: id, delete: 1 })),
  describe: ({ value }) => `rule for ${value.pieces} pieces`,
});

async function oneByOne<T>(
  rows: readonly T[],
  act: (row: T) => Promise<number>,
): Promise<readonly Written<unknown>[]> {
  const replies: Written<unknown>[] = [];
  for (const row of rows) {
    try {
      replies.push({ ok: true, id: await act(row), reply: null });
    } catch (error) {
      if (!(error instanceof OnPrintShopRequestError)) throw error;
      replies.push({ ok: false, reason: error.reason, isSilent: false });
    }
  }
  return replies;
}
