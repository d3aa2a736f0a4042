import { expect, test } from "vitest";
import { doubtIncident, incidentOf, refusalIncident, type Stopped } from "./incidents.ts";

const stopped = (itemId: string): Stopped => ({
  itemId,
  orderNumber: "1042",
  title: "Business cards",
  productCode: "14PT-BCMATT-2X3.5",
  paymentLabel: "Visa 4242",
});
const check = (code: "price-steady" | "margin" | "artwork-complete") =>
  ({ code, step: 1, passed: false, what: "It is dearer.", doNext: "Look." }) as const;

test("a drifted price is one incident over all the orders of the product", () => {
  expect(incidentOf(stopped("a"), check("price-steady")).key).toBe(
    incidentOf(stopped("b"), check("price-steady")).key,
  );
});
test("missing artwork is each order product's own", () => {
  expect(incidentOf(stopped("a"), check("artwork-complete")).key).not.toBe(
    incidentOf(stopped("b"), check("artwork-complete")).key,
  );
});
test("a refused card is one incident over all the orders that it was to pay", () => {
  expect(refusalIncident(stopped("a"), "The card has expired").key).toBe(
    "transfer/payment-refused:Visa 4242",
  );
  expect(refusalIncident(stopped("b"), "Must post a payment").key).toBe("transfer/payment-refused:Visa 4242");
});
test("a refused job keeps the printer's words", () => {
  expect(refusalIncident(stopped("a"), "The artwork could not be processed").what).toBe(
    '4over refused it: "The artwork could not be processed".',
  );
});
test("doubt is each order product's own and asks for a decision", () => {
  expect(doubtIncident(stopped("a"), "no answer came.")).toMatchObject({
    key: "transfer/in-doubt:a",
    severity: "needs-a-decision",
  });
});
