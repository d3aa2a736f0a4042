import { expect, test } from "vitest";
import type { Overprint } from "#server/wiring/index.ts";
import { publicAddressCheck } from "./installation.ts";

const examined = (mode: string, publicUrl: string | null) =>
  publicAddressCheck.run({
    config: { publicUrl },
    settings: { get: async () => mode },
  } as unknown as Overprint);

test.each(["sandbox", "live"])(
  "without a public address %s is not ready, with the variable to set",
  async (mode) => {
    expect(await examined(mode, null)).toMatchObject({
      state: "bad",
      what: "OVERPRINT_PUBLIC_URL is not set",
      fix: expect.stringContaining("https address"),
    });
  },
);

test.each([
  "http://localhost:3000",
  "http://127.0.0.1:3000",
  "http://192.168.1.20",
  "http://172.20.0.4",
  "https://shop.local",
])("%s is no address that 4over can fetch artwork from", async (address) => {
  expect(await examined("live", address)).toMatchObject({
    state: "bad",
    what: `${address} is not a public address`,
  });
});

test("a public address is good, and Simulation needs none", async () => {
  expect((await examined("live", "https://print.example.com")).state).toBe("good");
  expect((await examined("simulation", null)).state).toBe("good");
});
