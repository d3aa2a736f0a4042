import { type FourOverSimulator, startFourOverSimulator } from "@overprint/simulators/fourover";
import { afterAll, beforeAll, expect, test } from "vitest";
import { tellPrinter } from "./simulate.ts";

let printer: FourOverSimulator;
beforeAll(async () => {
  printer = await startFourOverSimulator({ products: 2, now: new Date("2026-03-02T16:00:00Z") });
});
afterAll(() => printer.close());

test("a situation is armed with its rate and seed, said in plain words, and ended again", async () => {
  const words = ["server-error", "3", "--rate", "0.3", "--seed", "7", "--route", "/baseprices"];
  expect(await tellPrinter(printer.url, words)).toBe(
    "From now on 4over answers HTTP 503 and does nothing (30 % of the calls to /baseprices, 3 times at most).",
  );
  expect(printer.control.state().injected).toEqual([
    { situation: "server-error", times: 3, rate: 0.3, seed: 7, route: "/baseprices" },
  ]);
  expect(await tellPrinter(printer.url, ["calm"])).toBe("The simulated printer behaves again.");
  expect(printer.control.state().injected).toEqual([]);
});

test("time passes by the hour", async () => {
  expect(await tellPrinter(printer.url, ["later", "48"])).toBe(
    "48 hours have passed at the simulated printer.",
  );
  expect(printer.control.state().now).toMatch(/^2026-03-04T/);
});

test.each([
  [["explodes"], /There is no situation "explodes"\.[\s\S]*accepts-but-never-answers/],
  [[], /Say which situation/],
  [["slow", "often"], /"often" is not a number above 0/],
  [["slow", "--rate", "30"], /--rate is a share of the calls, from 0 to 1/],
  [["slow", "--colour", "red"], /--colour[\s\S]*Say which situation/],
])("%j is refused with what to do", async (words, message) => {
  await expect(tellPrinter(printer.url, words)).rejects.toThrow(message);
});

test("without a running printer, it says how to start one", async () => {
  await expect(tellPrinter(null, ["slow"])).rejects.toThrow(/start Overprint with npm start/);
  await expect(tellPrinter("http://127.0.0.1:9", ["slow"])).rejects.toThrow(/start Overprint with npm start/);
});
