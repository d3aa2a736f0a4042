import { expect, test } from "vitest";
import { checkMarkupRule } from "./check-rule.ts";
import { aRule, ending, fixed, oneBand, percent } from "./markup-rule.fixture.ts";
import type { MarkupRule } from "./markup-rule.ts";

const messages = (changes: Partial<MarkupRule>) =>
  checkMarkupRule(aRule(changes)).map(({ severity, message }) => `${severity}: ${message}`);

test("a usual rule is saved without a word", () => {
  expect(messages({ minimumMarkupMinor: 500, minimumMarginBps: 1500, rounding: ending(99) })).toEqual([]);
});

test.each<[string, Partial<MarkupRule>, string]>([
  [
    "-100 %",
    { bands: oneBand(percent(-100)) },
    "error: A markup of -100 % would sell below what the printer charges. Enter 0 % or more.",
  ],
  [
    "10,000 %",
    { bands: oneBand(percent(10_000)) },
    "error: A markup of 10,000 % is beyond the limit of 1,000 %. Check the figure.",
  ],
  [
    "a negative amount",
    { bands: oneBand(fixed(-1)) },
    "error: A negative amount would sell below what the printer charges. Enter $0.00 or more.",
  ],
  [
    "an amount of $20,000",
    { bands: oneBand(fixed(2_000_000)) },
    "error: A fixed markup above $10,000.00 is beyond the limit. Check the figure.",
  ],
  [
    "a third decimal",
    { bands: oneBand({ kind: "percent", rateBps: 3.5 }) },
    "error: Enter a number with at most two decimals.",
  ],
  ["no markup at all", { bands: [] }, "error: Enter a markup."],
  [
    "ranges that leave cheap jobs out",
    { bands: [{ fromMinor: 100, markup: percent(40) }] },
    "error: The first cost range must start at $0.00, or cheap jobs would have no markup.",
  ],
  [
    "ranges out of order",
    {
      bands: [
        ...oneBand(percent(40)),
        { fromMinor: 500, markup: percent(30) },
        { fromMinor: 500, markup: percent(20) },
      ],
    },
    "error: Each cost range must start above the one before it.",
  ],
  [
    "a margin of 100 %",
    { minimumMarginBps: 10_000 },
    "error: The minimum margin is a share of the retail price from 0 % to 90 %; 100 % is unreachable.",
  ],
  ["no name", { name: " " }, "error: Give the rule a name that you will recognise in the table."],
  [
    "an ending of 120 cents",
    { rounding: ending(120) },
    "error: A price ending is a number of cents from .00 to .99.",
  ],
])("%s is refused with the reason", (_, changes, expected) => {
  expect(messages(changes)).toEqual([expected]);
});

test.each<[string, Partial<MarkupRule>, string]>([
  [
    "3 % for 30 %",
    { bands: oneBand(percent(3)) },
    "warning: 3 % is unusually low. Did you mean 30 %? The minimums still hold.",
  ],
  [
    "400 % for 40 %",
    { bands: oneBand(percent(400)) },
    "warning: 400 % is unusually high. Did you mean 40 %?",
  ],
  [
    "0 %",
    { bands: oneBand(percent(0)) },
    "warning: 0 % adds nothing: only the minimums keep you above cost.",
  ],
  [
    "ranges where a dearer job sells for less",
    { bands: [...oneBand(percent(100)), { fromMinor: 10_000, markup: percent(30) }] },
    "warning: At a cost of $100.00 the retail price falls from $199.98 to $130.00: a dearer job would sell for less.",
  ],
  [
    "a margin above the markup",
    { minimumMarginBps: 5_000 },
    "warning: A margin of 50 % needs a markup of 100 %, so the minimum margin decides every price of this rule.",
  ],
])("%s is a likely slip and warns", (_, changes, expected) => {
  expect(messages(changes)).toEqual([expected]);
});
