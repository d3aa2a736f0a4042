import { expect, test } from "vitest";
import type { TradeCategoryId, TradeProductId } from "#catalogue/index.ts";
import { byPriority, markupRules } from "./choose-rule.ts";
import { aRule, forCategory, forProduct, group } from "./markup-rule.fixture.ts";

const table = [
  aRule({ name: "default" }),
  aRule({ name: "business cards", scope: forCategory("cards") }),
  aRule({ name: "silk cards", scope: forProduct("silk") }),
  aRule({ name: "wholesale", customerGroupId: group("wholesale") }),
  aRule({ name: "wholesale cards", customerGroupId: group("wholesale"), scope: forCategory("cards") }),
  aRule({ name: "schools' silk cards", customerGroupId: group("schools"), scope: forProduct("silk") }),
];

const subject = (productId: string, categories: string[], customerGroup: string | null = null) => ({
  productId: productId as TradeProductId,
  categoryIds: categories as TradeCategoryId[],
  customerGroupId: customerGroup === null ? null : group(customerGroup),
  currency: "USD" as const,
});

test.each([
  ["a poster", subject("poster", ["posters"]), "default"],
  ["a business card", subject("matte", ["cards"]), "business cards"],
  ["a product with a rule of its own", subject("silk", ["cards"]), "silk cards"],
  ["a poster for a wholesale customer", subject("poster", ["posters"], "wholesale"), "wholesale"],
  ["a business card for a wholesale customer", subject("matte", ["cards"], "wholesale"), "wholesale cards"],
  ["the silk card for a wholesale customer", subject("silk", ["cards"], "wholesale"), "wholesale cards"],
  ["the silk card for a school", subject("silk", ["cards"], "schools"), "schools' silk cards"],
  ["a poster for a school, which has no rule for posters", subject("poster", [], "schools"), "default"],
] as const)("%s takes the most specific rule", (_, asked, expected) => {
  expect(markupRules(table).ruleFor(asked).name).toBe(expected);
});

test("of two categories' rules the one higher in the table wins", () => {
  const rules = [
    aRule({ name: "lower", scope: forCategory("silk"), position: 2 }),
    aRule({ name: "higher", scope: forCategory("cards"), position: 1 }),
  ];
  expect(markupRules(rules).ruleFor(subject("x", ["silk", "cards"])).name).toBe("higher");
});

test("a rule that is switched off prices nothing", () => {
  const rules = [...table.slice(0, 2), aRule({ name: "off", scope: forProduct("matte"), isActive: false })];
  expect(markupRules(rules).ruleFor(subject("matte", ["cards"])).name).toBe("business cards");
});

test("without any rule everything takes the starting markup, in the currency of the price", () => {
  const rule = markupRules([]).ruleFor({ ...subject("x", []), currency: "CAD" });
  expect(rule).toMatchObject({ name: "Default markup", currency: "CAD" });
});

test("the table lists first what wins", () => {
  expect(table.toSorted(byPriority).map((rule) => rule.name)).toEqual([
    "schools' silk cards",
    "wholesale cards",
    "wholesale",
    "silk cards",
    "business cards",
    "default",
  ]);
});
