import { readFileSync } from "node:fs";
import { join } from "node:path";
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

/** What a person tells the simulated printer. */
async function tellPrinter(path: string, body: unknown): Promise<void> {
  const url = readFileSync(join(overprint.dataDir, "simulated-4over.url"), "utf8").trim();
  const answer = await fetch(`${url}/__control/${path}`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });
  if (!answer.ok) throw new Error(`the simulated printer answered ${answer.status}`);
}

const settled = () =>
  page.getByRole("button", { name: "Sync changes" }).and(page.locator(":enabled")).waitFor();

test("the whole catalogue is synced with its progress in sight", async () => {
  await page.goto(`${overprint.url}/admin/sync`);
  // The printer is slow until the progress has been seen, so that it can be.
  await tellPrinter("inject", { situation: "slow", delayMs: 25_000, route: "/baseprices" });
  await page.getByRole("button", { name: "Sync everything" }).click();
  await page.getByRole("button", { name: "Read everything" }).click();
  await page.getByRole("region", { name: "Running sync" }).waitFor();
  await page.getByRole("button", { name: "Cancel sync" }).waitFor();
  await tellPrinter("clear", {});
  await settled();
  const [newest] = await page.getByRole("table", { name: "Syncs" }).getByRole("row").nth(1).allInnerTexts();
  expect(newest).toMatch(/Whole catalogue[\s\S]*Finished[\s\S]*60/);
});

test("prices that rose by 22 % wait, and are approved after a look at the diff", async () => {
  await tellPrinter("prices", { percent: 22 });
  await page.getByRole("button", { name: "Sync changes" }).click();
  await page.getByText(/Change set \d+ waits for your approval/).waitFor();
  await settled();
  await page.getByRole("link", { name: "Look at the changes" }).click();
  await page.getByText("up to 15 % pass unseen").waitFor();
  await page.getByRole("region", { name: "How far prices move" }).waitFor();
  const changed = page.getByRole("table", { name: "Changed products" });
  await expect.poll(() => changed.getByRole("row").count()).toBeGreaterThan(40);
  await page.getByRole("button", { name: "Approve" }).click();
  const dialog = page.getByRole("dialog");
  expect(await dialog.textContent()).toContain("59 products get their new content");
  await dialog.getByRole("button", { name: "Approve" }).click();
  await page.getByText("Nothing waits for you").waitFor();
});

test("what was approved is taken back with one click and a confirmation", async () => {
  await page.getByRole("button", { name: "Take back" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Take it back" }).click();
  await page.getByText("Taken back").waitFor();
});
