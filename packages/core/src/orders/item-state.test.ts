import { expect, test } from "vitest";
import { excludeItem, holdItem, type ItemState, orderProgress, releaseItem } from "./item-state.ts";

const standing = (state: ItemState, reason: string | null = null) => ({ state, reason });

test("a waiting order product is held with a reason and released again", () => {
  const held = holdItem(standing("to-do"), " the customer sends a new file on Friday ");
  expect(held).toEqual({
    ok: true,
    value: { state: "held", reason: "the customer sends a new file on Friday" },
  });
  if (held.ok) expect(releaseItem(held.value)).toEqual({ ok: true, value: { state: "to-do", reason: null } });
});

test("nothing is held or excluded without a reason", () => {
  expect(holdItem(standing("to-do"), "  ")).toMatchObject({ ok: false, problem: { kind: "reason-missing" } });
  expect(excludeItem(standing("held", "x"), "")).toMatchObject({ ok: false });
});

test.each(["at-printer", "shipped"] as const)("an order product that is %s cannot be excluded", (state) => {
  expect(excludeItem(standing(state), "changed my mind")).toMatchObject({ ok: false });
});

test("a waiting order product has nothing to release", () => {
  expect(releaseItem(standing("to-do"))).toMatchObject({ ok: false, problem: { kind: "not-held" } });
});

test.each<[ItemState[], string]>([
  [["to-do", "at-printer"], "to-do"],
  [["at-printer", "at-printer"], "at-printer"],
  [["shipped", "at-printer"], "partly-shipped"],
  [["shipped", "excluded"], "shipped"],
  [["shipped", "held"], "held"],
  [["excluded"], "excluded"],
])("an order with %j is %s", (states, progress) => {
  expect(orderProgress(states)).toBe(progress);
});
