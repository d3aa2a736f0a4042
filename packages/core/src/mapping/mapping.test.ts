import { describe, expect, test } from "vitest";
import type { Combination, TradeProductId } from "#catalogue/index.ts";
import { matchRunSize, type RememberedMapping, readProductCode, suggestMapping, tokensOf } from "./index.ts";

describe("run sizes", () => {
  const sold = [100, 250, 500, 1000].map((pieces) => ({ pieces }));
  test("the ordered number is taken when it is sold", () => {
    expect(matchRunSize(250, sold)).toEqual({ ok: true, value: { pieces: 250 } });
  });
  test.each([
    [300, 250, 500, "4over does not print 300 of these; the nearest run sizes are 250 and 500."],
    [50, null, 100, "4over does not print 50 of these; the nearest run sizes are 100."],
    [5000, 1000, null, "4over does not print 5,000 of these; the nearest run sizes are 1,000."],
  ])("%i is refused, never rounded", (ordered, below, above, what) => {
    expect(matchRunSize(ordered, sold)).toEqual({
      ok: false,
      problem: { kind: "run-size-not-sold", ordered, below, above, what },
    });
  });
});

describe("words of a title", () => {
  test.each([
    ['2" X 3.5" 14PT Matte/Dull Finish Business Cards', ["2x3.5", "14pt", "matte", "business-card"]],
    ["Business card, 3.5 x 2 in, 14 pt, Matt", ["business-card", "2x3.5", "14pt", "matte"]],
    ["100# Gloss Flyer 8.5x11", ["100lb", "gloss", "flyer", "8.5x11"]],
  ])("%s", (title, words) => {
    expect([...tokensOf(title)].toSorted()).toEqual(words.toSorted());
  });
});

describe("product codes", () => {
  test("stock, product and size", () => {
    expect(readProductCode("16pt-rcbcmatt-1.75x3.5")).toEqual({
      stock: "16PT",
      product: "RCBCMATT",
      size: "1.75X3.5",
    });
  });
  test.each(["cards", "A B", ""])("%j is none", (text) => {
    expect(readProductCode(text)).toBeNull();
  });
});

describe("suggestions", () => {
  const candidates = [
    { id: "p1", code: "14PT-BCMATT-2X3.5", description: '2" X 3.5" 14PT Matte/Dull Finish Business Cards' },
    { id: "p2", code: "16PT-BCMATT-2X3.5", description: '2" X 3.5" 16PT Matte/Dull Finish Business Cards' },
    { id: "p3", code: "14PT-PCUV-4X6", description: '4" X 6" 14PT UV Coated Postcards' },
  ];
  const item = { title: "Business cards 3.5x2 14pt matte", sku: null, quantity: 500, specification: [] };
  test("the right words come first and the wrong stock is named", () => {
    const [first, second] = suggestMapping(item, candidates, []);
    expect(first).toMatchObject({ productId: "p1", origin: "title", differences: [] });
    expect(second).toMatchObject({ productId: "p2", differences: ["Stock 16pt instead of 14pt."] });
    expect(first?.confidence ?? 0).toBeGreaterThan(second?.confidence ?? 1);
  });
  test("the product that says the same stands above a variant that says more, which is named", () => {
    const front = {
      id: "p0",
      code: "14PT-BCFRONT-2X3.5",
      description: '2" X 3.5" 14PT Matte/Dull Finish Business Cards Front Only',
    };
    const [first, second] = suggestMapping(item, [front, ...candidates], []);
    expect(first).toMatchObject({ productId: "p1", differences: [] });
    expect(second).toMatchObject({ productId: "p0", differences: ["Also says: front, only."] });
  });
  test("the product that it was published from comes before likeness of words", () => {
    const [first] = suggestMapping(item, candidates, [], "p3");
    expect(first).toMatchObject({ productId: "p3", origin: "published", confidence: 0.97, differences: [] });
  });
  test("a product that was published from is not suggested once 4over does not sell it", () => {
    const found = suggestMapping(item, candidates, [], "gone");
    expect(found.some(({ origin }) => origin === "published")).toBe(false);
  });
  test("the printer's own code as SKU is nearly certain", () => {
    const sku = { ...item, title: "Visitenkarten", sku: "14PT-PCUV-4X6" };
    expect(suggestMapping(sku, candidates, [])[0]).toMatchObject({
      productId: "p3",
      origin: "sku",
      confidence: 0.95,
      differences: [],
    });
  });
  const memory = (given: Partial<RememberedMapping> = {}): RememberedMapping => ({
    combination: { productId: "p2" as TradeProductId } as Combination,
    productCode: "16PT-BCMATT-2X3.5",
    runSize: 500,
    specification: [],
    usedTimes: 3,
    lastUsedAt: "2026-03-01T00:00:00.000Z",
    ...given,
  });
  test("what was confirmed before wins, options and all", () => {
    expect(suggestMapping(item, candidates, [memory()])[0]).toMatchObject({
      productId: "p2",
      origin: "remembered",
      confidence: 0.98,
      differences: [],
      combination: { productId: "p2" },
    });
  });
  test("a remembered mapping says what is different this time", () => {
    const before = memory({ runSize: 250, specification: [{ label: "Corners", value: "Round" }] });
    expect(suggestMapping(item, candidates, [before])[0]?.differences).toEqual([
      "Last time 250 pieces, now 500.",
      "Corners: was Round, now not given.",
    ]);
  });
  test("a remembered product that is gone says so with little confidence", () => {
    const gone = memory({
      combination: { productId: "gone" as TradeProductId } as Combination,
      productCode: "18PT-BCGONE-2X3.5",
    });
    const found = suggestMapping(item, candidates, [gone]).find((one) => one.origin === "remembered");
    expect(found?.differences).toEqual(["18PT-BCGONE-2X3.5 is no longer in the catalogue."]);
    expect(found?.confidence).toBeLessThan(0.5);
  });
  test("a remembered product with a new id is followed by its code, less sure", () => {
    const old = memory({ combination: { productId: "old" as TradeProductId } as Combination });
    const renamed = [{ id: "new", code: old.productCode, description: "Business cards" }];
    expect(suggestMapping(item, renamed, [old])[0]).toMatchObject({
      productId: "new",
      origin: "remembered",
      confidence: 0.88,
      differences: ["4over gave 16PT-BCMATT-2X3.5 a new id: check run size, color and options."],
      combination: { productId: "new" },
    });
  });
  test("a title without telling words suggests nothing", () => {
    expect(suggestMapping({ ...item, title: "Special" }, candidates, [])).toEqual([]);
  });
});
