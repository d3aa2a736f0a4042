import type { MarkupRules, MarkupSubject } from "./choose-rule.ts";
import { marginBps, type RetailSteps, retailSteps } from "./retail-price.ts";

/** A real price of the catalogue: what it is, and what the printer charges for it without chosen options. */
export type PreviewSample = {
  readonly label: string;
  readonly subject: MarkupSubject;
  readonly tradeMinor: number;
};

/** One real price, step by step: cost -> rule -> rounding -> retail -> margin. */
export type PreviewLine = RetailSteps & {
  readonly label: string;
  readonly ruleName: string;
  readonly marginBps: number;
};

/** What real prices become under a set of rules, before it is saved. */
export function previewMarkup(samples: readonly PreviewSample[], rules: MarkupRules): readonly PreviewLine[] {
  return samples.map(({ label, subject, tradeMinor }) => {
    const rule = rules.ruleFor(subject);
    const steps = retailSteps(tradeMinor, rule);
    return { label, ruleName: rule.name, ...steps, marginBps: marginBps(tradeMinor, steps.retailMinor) };
  });
}
