import { expect, test } from "vitest";
import { customerTimeline, defaultOrderProductStatuses, fillMail } from "./order-status.ts";

const at = (id: string, time: string) => {
  const status = defaultOrderProductStatuses.find((known) => known.id === id);
  if (!status) throw new Error(`no status ${id}`);
  return { status, at: time };
};
const shape = (history: Parameters<typeof customerTimeline>[0]) =>
  customerTimeline(history).map(({ label, reached }) => `${label}: ${reached}`);

test("an order product in production has been received and is not shipped", () => {
  expect(shape([at("received", "2026-11-20T10:00:00Z"), at("finishing", "2026-11-23T10:00:00Z")])).toEqual([
    "Order received: done",
    "Cutting and finishing: now",
    "Shipped: later",
    "Delivered: later",
  ]);
});

test("a job that moves backwards takes the timeline back with it", () => {
  expect(shape([at("shipped", "2026-11-20T10:00:00Z"), at("in-production", "2026-11-21T10:00:00Z")])).toEqual(
    ["Order received: done", "In production: now", "Shipped: later", "Delivered: later"],
  );
});

test("waiting for the customer leaves the timeline where it stood", () => {
  expect(
    shape([at("received", "2026-11-20T10:00:00Z"), at("needs-customer", "2026-11-21T10:00:00Z")])[0],
  ).toBe("Order received: now");
});

test("an order without any status yet has been received", () => {
  expect(shape([])[0]).toBe("Order received: now");
});

test("no default status tells a customer who prints", () => {
  const customersRead = defaultOrderProductStatuses.map(({ customerTitle, mail }) => ({
    customerTitle,
    mail,
  }));
  expect(JSON.stringify(customersRead).toLowerCase()).not.toMatch(/4over|printer|facility/);
});

test("mail words take the order's number, name and product", () => {
  expect(
    fillMail("Order {number}: {product} for {name} {else}", {
      number: "1042",
      name: "Dana",
      product: "Cards",
    }),
  ).toBe("Order 1042: Cards for Dana {else}");
});
