import { expect, test } from "vitest";
import { percentOf, standingOf } from "./product-row.ts";

const row = {
  isDiscontinued: false,
  isChanged: false,
  publishedIn: [] as readonly string[],
  failure: null,
  retail: { minor: 1999, currency: "USD" as const },
};

test.each([
  [{ isDiscontinued: true, publishedIn: ["built-in"] }, "Discontinued, still published"],
  [{ isDiscontinued: true }, "Discontinued"],
  [{ failure: "no connection" }, "Publishing failed"],
  [{ isChanged: true, publishedIn: ["built-in"] }, "Changed since published"],
  [{ publishedIn: ["built-in"] }, "Published"],
  [{ retail: null }, "No price"],
  [{}, "Not published"],
])("a product with %j stands as %s", (changes, label) => {
  expect(standingOf({ ...row, ...changes }).label).toBe(label);
});

test("a margin is shown with one decimal", () => {
  expect(percentOf(3336)).toBe("33.4 %");
  expect(percentOf(null)).toBe("–");
});
