import { expect, test } from "vitest";
import { carrierOf, parcelOf, parcelsOf } from "./carrier.ts";

/** Numbers of the carriers' published examples and forms. */
test.each([
  ["1Z2A61010358895672", "UPS"],
  ["1z 2a6 101 03 5889 567 2", "UPS"],
  ["9400111899223817428490", "USPS"],
  ["420902109400111899223817428490", "USPS"],
  ["92055901755477000000000000", "USPS"],
  ["EA123456784US", "USPS"],
  ["986578788855", "FedEx"],
  ["477179081230", "FedEx"],
  ["9611020987654312345672", "FedEx"],
  ["123456789012345", "FedEx"],
  ["PUR123456789", "Purolator"],
  ["330123456789", "Purolator"],
  ["1234567891", "DHL"],
  ["JJD000390007827304017", "DHL"],
  ["7035114477138472", "Canada Post"],
  ["RN123456789CA", "Canada Post"],
  ["HELLO", "unknown"],
  ["", "unknown"],
])("the number %s is %s's", (number, carrier) => {
  expect(carrierOf(number)).toBe(carrier);
});

test("a parcel carries the link to its carrier's page", () => {
  expect(parcelOf("1Z2A61010358895672")).toEqual({
    trackingNumber: "1Z2A61010358895672",
    carrier: "UPS",
    trackingUrl: "https://www.ups.com/track?tracknum=1Z2A61010358895672",
  });
});

test("a number of no known carrier is kept without a link", () => {
  expect(parcelOf("LOCAL-77")).toEqual({ trackingNumber: "LOCAL77", carrier: "unknown", trackingUrl: null });
});

test("several parcels keep their order and stand once each", () => {
  expect(
    parcelsOf(["1Z2A61010358895672", "PUR123456789", "1z2a61010358895672"]).map(({ carrier }) => carrier),
  ).toEqual(["UPS", "Purolator"]);
});
