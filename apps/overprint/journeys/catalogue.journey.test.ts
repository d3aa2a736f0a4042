import { readFileSync } from "node:fs";
import { join } from "node:path";
import { sendCommand } from "@overprint/simulators/fourover";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { enterAsFirstOwner, openBrowser } from "./browser.ts";
import { type RunningOverprint, startOverprint } from "./running.ts";

let overprint: RunningOverprint;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  overprint = await startOverprint({ OVERPRINT_SIMULATOR_PRODUCTS: "60" });
  browser = await openBrowser();
  page = await browser.newPage();
  await enterAsFirstOwner(page, overprint.url, overprint.password);
});
afterAll(async () => {
  await browser?.close();
  await overprint?.stop();
});

/** Where the simulated printer takes commands; it writes that down beside the data. */
const printer = () => readFileSync(join(overprint.dataDir, "simulated-4over.url"), "utf8").trim();

const settled = () =>
  page.getByRole("button", { name: "Sync changes" }).and(page.locator(":enabled")).waitFor();

test("the whole catalogue is synced with its progress in sight", async () => {
  await page.goto(`${overprint.url}/admin/sync`);
  // The printer is slow until the progress has been seen, so that it can be.
  await sendCommand(printer(), "inject", { situation: "slow", delayMs: 25_000, route: "/baseprices" });
  await page.getByRole("button", { name: "Sync everything" }).click();
  await page.getByRole("button", { name: "Read everything" }).click();
  await page.getByRole("region", { name: "Running sync" }).waitFor();
  await page.getByRole("button", { name: "Cancel sync" }).waitFor();
  await sendCommand(printer(), "clear", {});
  await settled();
  const [newest] = await page.getByRole("table", { name: "Syncs" }).getByRole("row").nth(1).allInnerTexts();
  expect(newest).toMatch(/Whole catalogue[\s\S]*Finished[\s\S]*60/);
});

/** What View Details shows as the lowest retail price of a product. */
async function retailFrom(sku: string): Promise<string> {
  await page.goto(`${overprint.url}/admin/products?q=${sku}`);
  await page
    .getByRole("link", { name: /\(4over\)$/ })
    .first()
    .click();
  await page.getByRole("table", { name: "Price grid" }).waitFor();
  const tile = await page.getByText("Retail from").locator("..").textContent();
  return /\$[\d,]+\.\d\d/.exec(tile ?? "")?.[0] ?? "no price";
}
const sku = "14PT-BCMATT-1.75X3.5";
let former = "";

test("prices that rose by 22 % wait, one product is left out, and the others are approved after a look", async () => {
  former = await retailFrom(sku);
  await sendCommand(printer(), "prices", { percent: 22 });
  await sendCommand(printer(), "inject", { situation: "price-drifted" });
  await page.goto(`${overprint.url}/admin/sync`);
  await page.getByRole("button", { name: "Sync changes" }).click();
  await page.getByText(/Change set \d+ waits for your approval/).waitFor();
  await settled();
  await page.getByRole("link", { name: "Look at the changes" }).click();
  await page.getByText("up to 15 % pass unseen").waitFor();
  await page.getByRole("region", { name: "How far prices move" }).waitFor();
  const changed = page.getByRole("table", { name: "Changed products" });
  expect(await changed.getByRole("row").count()).toBeGreaterThan(40);
  const first = changed.getByRole("button", { name: /^Leave out / }).first();
  const leftOut = (await first.getAttribute("aria-label")) ?? "";
  await first.click();
  await changed.getByRole("button", { name: leftOut, exact: true }).waitFor({ state: "detached" });
  await page.getByRole("button", { name: "Approve" }).click();
  const dialog = page.getByRole("dialog");
  expect(await dialog.textContent()).toContain("58 products get their new content");
  await dialog.getByRole("button", { name: "Approve" }).click();
  await page.getByText("Nothing waits for you").waitFor();
  if (!leftOut.endsWith(sku)) expect(await retailFrom(sku)).not.toBe(former);
});

test("one click and a confirmation go back to the last good catalogue with its prices", async () => {
  await page.goto(`${overprint.url}/admin/products/changes`);
  await page.getByRole("button", { name: "Back to the last good catalogue" }).click();
  const dialog = page.getByRole("dialog");
  expect(await dialog.textContent()).toContain("58 products get their former content and prices back.");
  await dialog.getByRole("button", { name: "Take it back" }).click();
  await page.getByText("Taken back").waitFor();
  expect(await retailFrom(sku)).toBe(former);
});

test("a quote that differs from our prices is on the dashboard, both computations line by line", async () => {
  const problem = page
    .getByRole("article", { name: /^4over quotes .+ otherwise than our price book/ })
    .first();
  await expect
    .poll(
      async () => {
        await page.goto(`${overprint.url}/admin`);
        return problem.count();
      },
      { timeout: 120_000, interval: 1_000 },
    )
    .toBeGreaterThan(0);
  const lines = ((await problem.textContent()) ?? "").split("\n");
  for (const part of ["Base price", "Turnaround", "Options", "Total"])
    expect(lines.find((line) => line.startsWith(`${part}: `))).toMatch(
      /: ours \$[\d,]+\.\d\d, 4over \$[\d,]+\.\d\d/,
    );
});
