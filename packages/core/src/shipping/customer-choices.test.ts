import { expect, test } from "vitest";
import { defaultShippingPolicy, estimateWeightLb, quotedChoices, tableChoices } from "./customer-choices.ts";
import type { ShippingOption, ShippingQuote } from "./quote.ts";

const usd = (minor: number) => ({ minor, currency: "USD" as const });
const option = (code: string, name: string, cents: number, inHandDate: string | null): ShippingOption => ({
  facilityCode: "GLN",
  code,
  name,
  price: usd(cents),
  transitDays: 2,
  inHandDate,
  productionDate: "2026-12-01",
});
const quote = (...options: ShippingOption[]): ShippingQuote => ({
  kind: "quoted",
  options,
  tax: usd(0),
  weightLb: 14,
  boxes: 1,
});
const parcel = { currency: "USD" as const, weightLb: 4, readyOn: { from: "2026-12-01", to: "2026-12-03" } };

test("the table offers four services with the days between which the parcel arrives", () => {
  expect(tableChoices(defaultShippingPolicy, parcel)).toEqual([
    { code: "03", name: "Ground", price: usd(1295), arrives: { from: "2026-12-03", to: "2026-12-10" } },
    { code: "12", name: "3 Day", price: usd(2195), arrives: { from: "2026-12-04", to: "2026-12-08" } },
    { code: "02", name: "2nd Day Air", price: usd(2995), arrives: { from: "2026-12-03", to: "2026-12-07" } },
    { code: "13", name: "Next Day Air", price: usd(4495), arrives: { from: "2026-12-02", to: "2026-12-04" } },
  ]);
});

test("every started five pounds above the first five costs extra", () => {
  const ground = tableChoices(defaultShippingPolicy, { ...parcel, weightLb: 15.2 })[0];
  expect(ground?.price).toEqual(usd(1295 + 3 * 350));
});

test("a quoted service is sold at its price plus ten percent, without naming the facility", () => {
  const choices = quotedChoices(
    [quote(option("03", "Ground Shipping", 1555, "2026-12-04"))],
    defaultShippingPolicy,
  );
  expect(choices).toEqual([
    { code: "03", name: "Ground", price: usd(1711), arrives: { from: "2026-12-04", to: "2026-12-07" } },
  ]);
  expect(JSON.stringify(choices)).not.toContain("GLN");
});

test("two order products ship by a service that both have, at the sum, with the later parcel", () => {
  const choices = quotedChoices(
    [
      quote(
        option("03", "Ground Shipping", 1000, "2026-12-04"),
        option("02", "2 Day Air Shipping", 2000, "2026-12-03"),
      ),
      quote(option("03", "Ground Shipping", 1500, "2026-12-08")),
    ],
    defaultShippingPolicy,
  );
  expect(choices).toEqual([
    { code: "03", name: "Ground", price: usd(2750), arrives: { from: "2026-12-08", to: "2026-12-09" } },
  ]);
});

test("the cheaper facility of one service is the one that counts", () => {
  const twice = quote(option("03", "Ground", 1800, "2026-12-04"), option("03", "Ground", 1200, "2026-12-04"));
  expect(quotedChoices([twice], { ...defaultShippingPolicy, markupBps: 0 })[0]?.price).toEqual(usd(1200));
});

test("an ambiguous address or a missing date leaves nothing quoted, so the table serves", () => {
  expect(quotedChoices([{ kind: "ambiguous-address", candidates: [] }], defaultShippingPolicy)).toEqual([]);
  expect(quotedChoices([quote(option("03", "Ground", 1200, null))], defaultShippingPolicy)).toEqual([]);
});

test("a thousand 2 x 3.5 inch cards weigh about 3.7 lb", () => {
  expect(estimateWeightLb(1000, 7)).toBe(3.7);
});
