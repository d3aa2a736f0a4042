import {
  type MarkupBand,
  type MarkupFinding,
  type MarkupRule,
  type MarkupRuleId,
  type PriceEnding,
  readMarkup,
  readMinor,
  readShare,
} from "@overprint/core/pricing";
import { z } from "zod";

/** A markup rule as it stands in the editor's fields: texts as they were typed. */
export const ruleDraft = z.object({
  id: z.string().max(200),
  name: z.string().max(100),
  scope: z.enum(["all", "category", "product"]),
  /** The category's id at 4over, or the SKU of a product. */
  scopeId: z.string().max(200),
  customerGroupId: z.string().max(100),
  bands: z
    .array(
      z.object({ from: z.string().max(20), kind: z.enum(["percent", "fixed"]), value: z.string().max(20) }),
    )
    .min(1)
    .max(20),
  minimumMarkup: z.string().max(20),
  minimumMargin: z.string().max(20),
  ending: z.enum(["none", "99", "95", "0"]),
  direction: z.enum(["up", "nearest"]),
  isActive: z.boolean(),
});
export type RuleDraft = z.infer<typeof ruleDraft>;

/** What is read from the editor's fields; `scope` is settled by who knows the products. */
export type ReadDraft = Omit<MarkupRule, "id" | "scope" | "position"> & { readonly id: MarkupRuleId };

/** Reads the typed texts. What cannot be read is an error of its field. */
export function readDraft(
  draft: RuleDraft,
):
  | { readonly ok: true; readonly rule: ReadDraft }
  | { readonly ok: false; readonly findings: readonly MarkupFinding[] } {
  const findings: MarkupFinding[] = [];
  const fail = (field: MarkupFinding["field"], message: string) =>
    findings.push({ severity: "error", field, message });
  const bands: MarkupBand[] = [];
  for (const [index, { from, kind, value }] of draft.bands.entries()) {
    const fromMinor = index === 0 ? 0 : readMinor(from);
    const markup = readMarkup(kind, value);
    if (fromMinor === null) fail("bands", `Enter the cost that range ${index + 1} starts at, like 100.00.`);
    if (markup === null)
      fail("bands", "Enter the markup as a number with at most two decimals, like 40 or 37.5.");
    if (fromMinor !== null && markup !== null) bands.push({ fromMinor, markup });
  }
  const minimumMarkupMinor = readMinor(draft.minimumMarkup || "0");
  if (minimumMarkupMinor === null) fail("minimumMarkup", "Enter an amount like 5.00.");
  const minimumMarginBps = readShare(draft.minimumMargin || "0");
  if (minimumMarginBps === null) fail("minimumMargin", "Enter a percentage like 20.");
  if (findings.length > 0 || minimumMarkupMinor === null || minimumMarginBps === null)
    return { ok: false, findings };
  return {
    ok: true,
    rule: {
      id: draft.id as MarkupRuleId,
      name: draft.name.trim(),
      customerGroupId: (draft.customerGroupId || null) as MarkupRule["customerGroupId"],
      currency: "USD",
      bands,
      minimumMarkupMinor,
      minimumMarginBps,
      rounding: endingOf(draft),
      isActive: draft.isActive,
    },
  };
}

const endingOf = ({ ending, direction }: RuleDraft): PriceEnding =>
  ending === "none" ? { kind: "none" } : { kind: "ending", endingMinor: Number(ending), direction };

/** A rule as the editor's fields show it. `scopeId` of a product rule is its SKU. */
export function draftOf(rule: MarkupRule, scopeId: string): RuleDraft {
  const { rounding } = rule;
  const ending = rounding.kind === "none" ? "none" : String(rounding.endingMinor);
  return {
    id: rule.id,
    name: rule.name,
    scope: rule.scope.kind,
    scopeId,
    customerGroupId: rule.customerGroupId ?? "",
    bands: rule.bands.map(({ fromMinor, markup }) => ({
      from: decimal(fromMinor),
      kind: markup.kind,
      value: decimal(markup.kind === "percent" ? markup.rateBps : markup.amountMinor),
    })),
    minimumMarkup: decimal(rule.minimumMarkupMinor),
    minimumMargin: decimal(rule.minimumMarginBps),
    ending: ending === "99" || ending === "95" || ending === "0" ? ending : "none",
    direction: rounding.kind === "ending" ? rounding.direction : "up",
    isActive: rule.isActive,
  };
}

/** Hundredths as people type them: 3550 is `35.5`, 500 is `5`. */
const decimal = (hundredths: number): string => String(hundredths / 100);
