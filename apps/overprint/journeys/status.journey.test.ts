import * as schema from "@overprint/database/schema";
import { sendCommand } from "@overprint/simulators/fourover";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { enterAsFirstOwner, openBrowser } from "./browser.ts";
import { type OverprintInProcess, openInProcess } from "./in-process.ts";
import { leaveFeedToPeople } from "./quiet-feed.ts";

let running: OverprintInProcess;
let browser: Browser;
let page: Page;
let base: string;

beforeAll(async () => {
  running = await openInProcess({ products: 5, isSeeded: false });
  base = running.base;
  await placeOrders(["1001", "1002"]);
  browser = await openBrowser();
  page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  await enterAsFirstOwner(page, base, running.firstPassword);
});
afterAll(async () => {
  await browser?.close();
  await running?.close();
});

/** Store orders as the built-in store keeps them, of one order product each. */
async function placeOrders(numbers: readonly string[]): Promise<void> {
  const { db } = running.overprint;
  const at = new Date().toISOString();
  const shipTo = {
    company: "Larkspur Bakery",
    firstName: "Dana",
    lastName: "Reyes",
    email: null,
    phone: "8185550142",
    street: "5900 San Fernando Rd",
    street2: "",
    city: "Glendale",
    state: "CA",
    postalCode: "91202",
    country: "US",
  };
  await db
    .insert(schema.stores)
    .values({ id: "built-in", kind: "built-in", name: "Front store", currency: "USD" })
    .onConflictDoNothing();
  for (const number of numbers) {
    await db.insert(schema.storeOrders).values({
      id: `order-${number}`,
      storeId: "built-in",
      externalId: `order-${number}`,
      number,
      placedAt: at,
      modifiedAt: at,
      customerName: "Dana Reyes",
      customerEmail: "dana@larkspur.example",
      customerPhone: "8185550142",
      shipTo,
      totalMinor: 4_900,
      currency: "USD",
      paymentState: "invoice",
      accessKey: `journey-access-key-of-order-${number}`,
    });
    await db.insert(schema.storeOrderItems).values({
      id: `item-${number}`,
      orderId: `order-${number}`,
      position: 0,
      externalId: `item-${number}`,
      title: "Business Cards",
      quantity: 250,
      priceMinor: 4_900,
      currency: "USD",
      statusTitle: "Received",
    });
  }
}

const makeJob = async (status: string): Promise<string> =>
  ((await sendCommand(running.printer, "make-jobs", { count: 1, status })) as { jobId: string }[])[0]
    ?.jobId ?? "";

test("Basic: a job id typed on an order product brings status and tracking from the feed, with no key", async () => {
  await leaveFeedToPeople(running.overprint);
  const jobId = await makeJob("Packaging");
  await sendCommand(running.printer, "ship", { jobId, trackingNumbers: ["1Z999AA10123456784"] });
  await page.goto(`${base}/admin/settings/general`);
  await page.getByText("Basic (RSS feed)").click();
  await expect.poll(async () => (await running.overprint.printer()).ok).toBe(false);
  await page.goto(`${base}/admin/settings/feed`);
  await page.getByRole("button", { name: "Save and test" }).click();
  await page.getByText("The feed was read").waitFor();
  await page.getByText("Read whole").waitFor();
  await page.goto(`${base}/admin/orders/order-1001`);
  await page.getByLabel("Job reference id").fill("not a job id");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await page.getByText("Not a job id.", { exact: false }).first().waitFor();
  await page.getByLabel("Job reference id").fill(jobId);
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await page.getByText("Complete: Shipped").first().waitFor();
  await expect
    .poll(
      async () => {
        await page.reload();
        return page.getByText("1Z999AA10123456784").count();
      },
      { interval: 1_000 },
    )
    .toBeGreaterThan(0);
  // The store, and with it the customer's page, is told a moment after our own.
  await expect
    .poll(
      async () => {
        await page.goto(`${base}/order/journey-access-key-of-order-1001`);
        return page.getByText("1Z999AA10123456784").count();
      },
      { interval: 1_000 },
    )
    .toBeGreaterThan(0);
});

test("Pro: Order Sync brings the tracking number to Sync Summary and to the order product", async () => {
  await page.goto(`${base}/admin/settings/general`);
  await page.getByText("Pro (API)").click();
  await expect.poll(async () => (await running.overprint.printer()).ok).toBe(true);
  const jobId = await makeJob("On Press");
  await page.goto(`${base}/admin/orders/order-1002`);
  await page.getByLabel("Job reference id").fill(jobId);
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await page.getByText(jobId).first().waitFor();
  await sendCommand(running.printer, "ship", { jobId, trackingNumbers: ["1Z999AA10123456785"] });
  await page.goto(`${base}/admin/summary`);
  await page.getByRole("button", { name: "Order Sync" }).click();
  await page.getByText("1Z999AA10123456785").first().waitFor();
  await page.goto(`${base}/admin/summary/${jobId}`);
  await page.getByRole("heading", { name: "History" }).waitFor();
  await page.getByText("Complete: Shipped").first().waitFor();
  await expect
    .poll(
      async () => {
        await page.goto(`${base}/admin/orders/order-1002`);
        return page.getByText("1Z999AA10123456785").count();
      },
      { interval: 1_000 },
    )
    .toBeGreaterThan(0);
});
