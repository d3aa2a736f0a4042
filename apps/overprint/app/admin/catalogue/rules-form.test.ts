import { expect, test } from "vitest";
import { readRules } from "./rules-form.ts";

function form(fields: Record<string, string>): FormData {
  const data = new FormData();
  const whole = {
    mostPriceMoveBps: "15 %",
    mostRepricedShareBps: "50 %",
    mostRemovedShareBps: "5",
    implausibleRemovedShareBps: "33.33 %",
  };
  for (const [name, value] of Object.entries({ ...whole, ...fields })) data.set(name, value);
  return data;
}

test("limits are written in percent and kept in basis points", () => {
  expect(readRules(form({ automatic: "on" }))).toEqual({
    automatic: true,
    mostPriceMoveBps: 1_500,
    mostRepricedShareBps: 5_000,
    mostRemovedShareBps: 500,
    implausibleRemovedShareBps: 3_333,
  });
});

test("without the tick a person looks at every change set", () => {
  expect(readRules(form({}))?.automatic).toBe(false);
});

test.each(["", "much", "-1", "2000"])("a limit of %j percent is none", (value) => {
  expect(readRules(form({ mostRemovedShareBps: value }))).toBeNull();
});
