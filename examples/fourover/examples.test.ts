import { execFile } from "node:child_process";
import { readdirSync } from "node:fs";
import { promisify } from "node:util";
import { type FourOverSimulator, startFourOverSimulator } from "@overprint/simulators/fourover";
import { afterAll, beforeAll, expect, test } from "vitest";

let printer: FourOverSimulator;
beforeAll(async () => {
  printer = await startFourOverSimulator({ products: 45, now: new Date("2026-03-02T16:00:00Z") });
});
afterAll(() => printer.close());

const run = async (example: string, ...words: readonly string[]) => {
  const { stdout } = await promisify(execFile)(process.execPath, [example, ...words], {
    cwd: import.meta.dirname,
    env: { FOUROVER_URL: printer.url, FOUROVER_FEED_URL: printer.feedUrl },
  });
  return stdout.trim().split("\n");
};

test("the connection is checked, and the account named", async () => {
  expect(await run("check-connection.ts")).toEqual(["Connected as Example Print Shop."]);
});

test("the catalogue is browsed", async () => {
  expect(await run("browse-the-catalogue.ts")).toEqual([
    expect.stringMatching(/^\d+ categories, such as Business Cards, /),
    "14PT-BCMATT-1.75X3.5: 100 for $7.99, 250 for $11.49, 500 for $16.42",
  ]);
});

test("the feed is read whole with several pages in flight", async () => {
  expect(await run("read-the-feed.ts")).toEqual([
    expect.stringMatching(/^45 products with \d{4} option prices\.$/),
  ]);
});

test("a job is priced with freight and dates", async () => {
  const lines = await run("price-a-job.ts");
  expect(lines.slice(0, 2)).toEqual([
    "Printing $24.87",
    "FREE UPS Ground from GLN: $0.00, in hand 03/16/2026",
  ]);
});

test("an order is placed, followed, and seen in the RSS feed", async () => {
  expect(await run("place-an-order.ts")).toEqual([
    "4over took PO-20481-1 as Z8291000137-001.",
    "Charged $27.29.",
  ]);
  printer.control.ship("Z8291000137-001", ["1Z2A61010358895672"]);
  expect(await run("follow-a-job.ts", "Z8291000137-001")).toEqual([
    expect.stringMatching(/^Z8291000137-001: Complete: Shipped since 2026-03-02T16:/),
    expect.stringMatching(/[a-z]/),
    "UPS 1Z2A61010358895672",
  ]);
  expect(await run("read-the-rss-feed.ts")).toEqual([
    "Z8291000137-001 | Complete: Shipped | 1Z2A61010358895672",
  ]);
});

test("an order that is refused or in doubt says what to do next", async () => {
  printer.control.inject({ situation: "expired-card", times: 1 });
  expect(await run("place-an-order.ts", "PO-refused")).toEqual(["Nothing was ordered: The card has expired"]);
  printer.control.inject({ situation: "answers-500-after-accepting", times: 1 });
  expect(await run("place-an-order.ts", "PO-doubt")).toEqual([
    "4over may hold order PO-doubt. Look on 4over.com before anyone sends it again.",
  ]);
});

test("every example in this folder is one of those above", () => {
  const programs = readdirSync(import.meta.dirname).filter((name) => !/test|connect\.ts/.test(name));
  expect(programs.sort()).toEqual([
    "browse-the-catalogue.ts",
    "check-connection.ts",
    "follow-a-job.ts",
    "place-an-order.ts",
    "price-a-job.ts",
    "read-the-feed.ts",
    "read-the-rss-feed.ts",
  ]);
});
