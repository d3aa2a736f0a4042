import { expect, test } from "vitest";
import { addressLifeMs, isSigned, signedAddress } from "./signed-address.ts";

const key = new Uint8Array(32).fill(7);
const now = new Date("2026-03-02T15:00:00.000Z");
const url = new URL(
  signedAddress("https://shop.example", { id: "f1", fileName: "card front.pdf" }, key, now),
);
const given = {
  expires: url.searchParams.get("expires") ?? undefined,
  signature: url.searchParams.get("signature") ?? undefined,
};

test("the address names the file as the printer will call it", () => {
  expect(url.pathname).toBe("/artwork-for-printer/f1/card%20front.pdf");
});
test.each([
  ["our own address opens", "f1", given, now, true],
  ["it opens no other file", "f2", given, now, false],
  ["a changed expiry does not open", "f1", { ...given, expires: String(now.getTime() * 2) }, now, false],
  ["a missing signature does not open", "f1", { ...given, signature: undefined }, now, false],
  ["it does not open after it expired", "f1", given, new Date(now.getTime() + addressLifeMs + 1), false],
] as const)("%s", (_title, id, parts, at, opens) => {
  expect(isSigned(id, parts, key, at)).toBe(opens);
});
test("another key does not open", () => {
  expect(isSigned("f1", given, new Uint8Array(32), now)).toBe(false);
});
