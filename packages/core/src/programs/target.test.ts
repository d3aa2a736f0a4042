import { expect, test } from "vitest";
import { retryWaitMs } from "./delivery.ts";
import { isPublicAddress, readTarget } from "./target.ts";

test.each([
  "https://example.com/hooks",
  "https://example.com:8443/hooks?shop=1",
  "https://93.184.216.34/",
  "https://[2606:2800:220:1:248:1893:25c8:1946]/",
])("a webhook may go to %s", (url) => {
  expect(readTarget(url, false)).toMatchObject({ ok: true });
});

test.each([
  "not an address",
  "http://example.com/hooks",
  "ftp://example.com/",
  "https://user:pass@example.com/",
  "https://localhost/hooks",
  "https://intranet/hooks",
  "https://printer.local/hooks",
  "https://127.0.0.1/",
  "https://2130706433/",
  "https://0x7f.1/",
  "https://10.1.2.3/",
  "https://172.31.255.255/",
  "https://192.168.1.1/",
  "https://169.254.169.254/latest/meta-data",
  "https://100.64.0.1/",
  "https://[::1]/",
  "https://[::ffff:127.0.0.1]/",
  "https://[fe80::1]/",
  "https://[fd00::1]/",
])("a webhook may not go to %s", (url) => {
  expect(readTarget(url, false)).toMatchObject({ ok: false });
});

test("a shop may allow its own network", () => {
  expect(readTarget("http://127.0.0.1:4000/hook", true)).toMatchObject({ ok: true });
});

test.each([
  ["8.8.8.8", true],
  ["172.32.0.1", true],
  ["192.169.0.1", true],
  ["198.20.0.1", true],
  ["203.0.113.9", false],
  ["255.255.255.255", false],
  ["2001:db8::1", false],
  ["2002:7f00:1::", false],
  ["64:ff9b::7f00:1", false],
])("the address %s is public: %s", (address, isPublic) => {
  expect(isPublicAddress(address)).toBe(isPublic);
});

test("a delivery is tried eight times over about a day", () => {
  const waits = Array.from({ length: 8 }, (_, failed) => retryWaitMs(failed + 1));
  expect(waits.at(-1)).toBeNull();
  expect(waits.reduce<number>((sum, wait) => sum + (wait ?? 0), 0) / 3_600_000).toBeCloseTo(31.6, 1);
});
