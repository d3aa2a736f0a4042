import { describeShare, type Markup, type MarkupBand, type MarkupRule } from "./markup-rule.ts";
import { retailSteps } from "./retail-price.ts";

export type MarkupField = "name" | "bands" | "minimumMarkup" | "minimumMargin" | "rounding";

/** Something about a rule that a person is told. Errors refuse it; warnings ask whether it is meant. */
export type MarkupFinding = {
  readonly severity: "error" | "warning";
  readonly field: MarkupField;
  readonly message: string;
};

const limits = { rateBps: 100_000, amountMinor: 10_000_00, marginBps: 9_000 } as const;
const unusual = { lowBps: 1_000, highBps: 30_000 } as const;

/** Checks a rule before it is saved. No errors = it may be saved; the floor holds whatever the warnings say. */
export function checkMarkupRule(rule: Omit<MarkupRule, "id" | "position">): readonly MarkupFinding[] {
  const errors = [
    ...(rule.name.trim() === ""
      ? [error("name", "Give the rule a name that you will recognise in the table.")]
      : []),
    ...checkBands(rule.bands),
    ...checkMinimums(rule),
    ...checkRounding(rule),
  ];
  return errors.length > 0 ? errors : warnings(rule);
}

function checkBands(bands: readonly MarkupBand[]): readonly MarkupFinding[] {
  if (bands.length === 0) return [error("bands", "Enter a markup.")];
  if (bands[0]?.fromMinor !== 0)
    return [error("bands", "The first cost range must start at $0.00, or cheap jobs would have no markup.")];
  const rising = bands.every((band, i) => i === 0 || band.fromMinor > (bands[i - 1]?.fromMinor ?? 0));
  if (!rising) return [error("bands", "Each cost range must start above the one before it.")];
  return bands.flatMap(({ markup }) => checkMarkup(markup));
}

function checkMarkup(markup: Markup): readonly MarkupFinding[] {
  const value = markup.kind === "percent" ? markup.rateBps : markup.amountMinor;
  if (!Number.isInteger(value)) return [error("bands", "Enter a number with at most two decimals.")];
  if (value < 0)
    return [
      error(
        "bands",
        markup.kind === "percent"
          ? `A markup of ${describeShare(value)} would sell below what the printer charges. Enter 0 % or more.`
          : "A negative amount would sell below what the printer charges. Enter $0.00 or more.",
      ),
    ];
  if (markup.kind === "percent" && value > limits.rateBps)
    return [
      error("bands", `A markup of ${describeShare(value)} is beyond the limit of 1,000 %. Check the figure.`),
    ];
  if (markup.kind === "fixed" && value > limits.amountMinor)
    return [error("bands", "A fixed markup above $10,000.00 is beyond the limit. Check the figure.")];
  return [];
}

function checkMinimums(rule: Pick<MarkupRule, "minimumMarkupMinor" | "minimumMarginBps">) {
  const { minimumMarkupMinor, minimumMarginBps } = rule;
  const found: MarkupFinding[] = [];
  if (!isWithin(minimumMarkupMinor, limits.amountMinor))
    found.push(error("minimumMarkup", "The minimum markup is an amount from $0.00 to $10,000.00."));
  if (!isWithin(minimumMarginBps, limits.marginBps))
    found.push(
      error(
        "minimumMargin",
        "The minimum margin is a share of the retail price from 0 % to 90 %; 100 % is unreachable.",
      ),
    );
  return found;
}

const isWithin = (value: number, most: number) => Number.isInteger(value) && value >= 0 && value <= most;

function checkRounding({ rounding }: Pick<MarkupRule, "rounding">): readonly MarkupFinding[] {
  return rounding.kind === "ending" && !isWithin(rounding.endingMinor, 99)
    ? [error("rounding", "A price ending is a number of cents from .00 to .99.")]
    : [];
}

function warnings(rule: Omit<MarkupRule, "id" | "position">): readonly MarkupFinding[] {
  return [
    ...rule.bands.flatMap(({ markup }) => warnOfMarkup(markup)),
    ...warnOfSteps(rule),
    ...warnOfFloor(rule),
  ];
}

function warnOfMarkup(markup: Markup): readonly MarkupFinding[] {
  if (markup.kind === "fixed") return [];
  const { rateBps } = markup;
  if (rateBps === 0) return [warning("bands", "0 % adds nothing: only the minimums keep you above cost.")];
  if (rateBps < unusual.lowBps)
    return [
      warning(
        "bands",
        `${describeShare(rateBps)} is unusually low. Did you mean ${describeShare(rateBps * 10)}? The minimums still hold.`,
      ),
    ];
  if (rateBps > unusual.highBps)
    return [
      warning(
        "bands",
        `${describeShare(rateBps)} is unusually high. Did you mean ${describeShare(rateBps / 10)}?`,
      ),
    ];
  return [];
}

/** A job that costs more should not retail for less just because it enters the next cost range. */
function warnOfSteps(rule: Omit<MarkupRule, "id" | "position">): readonly MarkupFinding[] {
  const whole = { ...rule, id: "" as MarkupRule["id"], position: 0 };
  return rule.bands.slice(1).flatMap(({ fromMinor }) => {
    const before = retailSteps(fromMinor - 1, whole).retailMinor;
    const after = retailSteps(fromMinor, whole).retailMinor;
    return after < before
      ? [
          warning(
            "bands",
            `At a cost of ${dollars(fromMinor)} the retail price falls from ${dollars(before)} to ${dollars(after)}: a dearer job would sell for less.`,
          ),
        ]
      : [];
  });
}

function warnOfFloor(rule: Omit<MarkupRule, "id" | "position">): readonly MarkupFinding[] {
  const margin = rule.minimumMarginBps;
  const asMarkupBps = Math.ceil((margin * 10_000) / (10_000 - margin));
  const isAlwaysBelow = rule.bands.every(
    ({ markup }) => markup.kind === "percent" && markup.rateBps < asMarkupBps,
  );
  return margin > 0 && isAlwaysBelow
    ? [
        warning(
          "minimumMargin",
          `A margin of ${describeShare(margin)} needs a markup of ${describeShare(asMarkupBps)}, so the minimum margin decides every price of this rule.`,
        ),
      ]
    : [];
}

const dollars = (minor: number) =>
  `$${Math.floor(minor / 100).toLocaleString("en-US")}.${String(minor % 100).padStart(2, "0")}`;
const error = (field: MarkupField, message: string): MarkupFinding => ({ severity: "error", field, message });
const warning = (field: MarkupField, message: string): MarkupFinding => ({
  severity: "warning",
  field,
  message,
});
