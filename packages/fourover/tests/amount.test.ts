import assert from "node:assert/strict";
import { readCents, readDecimal } from "@overprint/fourover";
import fc from "fast-check";
import { expect, test } from "vitest";
import { parseJson } from "../src/json.ts";

test.each([
  ["6.50", 650],
  ["22", 2200],
  ["68.1", 6810],
  ["0.00", 0],
  ["59.000", 5900],
  [" 7.58 ", 758],
  [95, 9500],
])("the price %j is %i cents", (text, cents) => {
  expect(readCents(text)).toBe(cents);
});

test.each(["", "-1", "1.005", "1e3", "1,000.00", "$5", "NaN", "Infinity", ".5", "5.", "0x10", "12345678901"])(
  "%j is no price",
  (text) => {
    expect(readCents(text)).toBeNull();
  },
);

test.each([
  ["0.015", 6, 15_000],
  ["0.07", 4, 700],
  ["-2.5", 2, -250],
  ["-0", 2, 0],
])("the decimal %s at scale %i is %i", (text, scale, units) => {
  expect(readDecimal(text, scale)).toBe(units);
});

test("every amount of cents written as dollars is read back exactly (5,000 amounts)", () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 99_999_999_999 }), (cents) => {
      const text = `${Math.floor(cents / 100)}.${String(cents % 100).padStart(2, "0")}`;
      assert.equal(readCents(text), cents);
      assert.equal(readCents(`${text}0000`), cents);
    }),
    { numRuns: 5_000 },
  );
});

test("whatever is read of an arbitrary text is a whole amount that the text says (5,000 texts)", () => {
  const texts = fc.oneof(fc.string(), fc.stringMatching(/^-?\d{0,12}\.?\d{0,14}$/), fc.double().map(String));
  fc.assert(
    fc.property(texts, (text) => {
      const cents = readCents(text);
      if (cents === null) return;
      assert(Number.isSafeInteger(cents) && cents >= 0);
      assert(Math.abs(Number(text) * 100 - cents) < 0.001 + cents * 1e-12);
    }),
    { numRuns: 5_000 },
  );
});

test("a decimal number of JSON reaches the reader as its own text (5,000 numbers)", () => {
  const amount = fc.tuple(fc.integer({ min: 0, max: 9_999_999 }), fc.integer({ min: 0, max: 99 }));
  fc.assert(
    fc.property(amount, ([dollars, rest]) => {
      const cents = String(rest).padStart(2, "0");
      const parsed = parseJson(`{"total": ${dollars}.${cents}, "list":[${dollars}.${cents}]}`) as {
        total: string;
        list: string[];
      };
      assert.equal(readCents(parsed.total), dollars * 100 + rest);
      assert.deepEqual(parsed.list, [`${dollars}.${cents}`]);
    }),
    { numRuns: 5_000 },
  );
});

test("JSON without decimals is what JSON.parse makes of it, and with decimals only those differ", () => {
  fc.assert(
    fc.property(fc.jsonValue({ depthSize: "small" }), (value) => {
      const text = JSON.stringify(value);
      const asText = JSON.parse(text, (_key, one) =>
        typeof one === "number" && /[.e]/i.test(JSON.stringify(one)) ? JSON.stringify(one) : one,
      );
      assert.deepEqual(parseJson(text), asText);
    }),
    { numRuns: 2_000 },
  );
});
