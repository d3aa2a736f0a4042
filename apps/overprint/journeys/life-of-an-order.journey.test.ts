import { levelSetting } from "@overprint/core/settings";
import * as schema from "@overprint/database/schema";
import { sendCommand } from "@overprint/simulators/fourover";
import { eq } from "drizzle-orm";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { menu } from "../app/admin/menu.ts";
import { proModules } from "../app/admin/pro-modules.ts";
import { simulatedPrinterSetting } from "../server/simulation.ts";
import { printReadyPdf } from "./artwork.ts";
import { enterAsFirstOwner, openBrowser } from "./browser.ts";
import { type OverprintInProcess, openInProcess } from "./in-process.ts";
import { leaveFeedToPeople } from "./quiet-feed.ts";

let running: OverprintInProcess;
let base: string;
let browser: Browser;
let admin: BrowserContext;

/** Workers too, so that the simulated printer can be told to go on. */
beforeAll(async () => {
  running = await openInProcess({ products: 24 });
  base = running.base;
  browser = await openBrowser();
  admin = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  const page = await admin.newPage();
  await enterAsFirstOwner(page, base, running.firstPassword);
  await page.close();
});

afterAll(async () => {
  await browser?.close();
  await running?.close();
});

/** A visitor buys business cards, both sides, and is left on the order's page. */
async function buy(): Promise<{ readonly page: Page; readonly number: string }> {
  const page = await browser.newPage();
  await page.goto(`${base}/c/business-cards`);
  await page
    .getByRole("link", { name: /2" X 3.5"/ })
    .first()
    .click();
  await page.getByRole("radio", { name: /^500/ }).check();
  await page.getByRole("radio", { name: /both sides/ }).check();
  for (const side of ["Front", "Back"]) {
    const buffer = await printReadyPdf(3.5, 2);
    await page
      .getByRole("group", { name: side })
      .locator('input[type="file"]')
      .setInputFiles({ name: `${side}.pdf`, mimeType: "application/pdf", buffer });
    await page.getByText(`${side}.pdf is with us`).waitFor();
  }
  await page.getByRole("button", { name: "Add to cart" }).click();
  await page.getByRole("link", { name: "Go to checkout" }).click();
  const fields = {
    firstName: "Dana",
    lastName: "Reyes",
    email: "dana@larkspur.example",
    phone: "(818) 555-0142",
    street: "5900 San Fernando Rd",
    city: "Glendale",
  };
  for (const [id, value] of Object.entries(fields)) await page.fill(`#${id}`, value);
  await page.selectOption("#state", "CA");
  await page.fill("#postalCode", "91202");
  await page.getByRole("button", { name: "Show shipping" }).click();
  await page.locator(".way").first().waitFor();
  await page.getByRole("button", { name: /Place order/ }).click();
  const thanks = await page.getByRole("heading", { name: /^Thank you/ }).textContent();
  return { page, number: /Order (\d+)/.exec(thanks ?? "")?.[1] ?? "" };
}

/** The three steps, from the list to the button and its confirmation. */
async function transfer(number: string): Promise<Page> {
  const page = await admin.newPage();
  await page.goto(`${base}/admin/transfers`);
  await page.getByRole("link", { name: new RegExp(`Open order ${number},`) }).click();
  await page.waitForURL(/\/map/);
  await page.getByRole("button", { name: /go on$/ }).click();
  await page.waitForURL(/\/artwork/);
  await page.getByRole("button", { name: "Check and confirm the artwork" }).click();
  await page.waitForURL(/\/shipping/);
  await page.getByRole("button", { name: "Check the address" }).click();
  await page
    .getByRole("radio", { name: /Ground/ })
    .first()
    .check();
  await page.getByRole("radio", { name: /Visa ending in 4242/ }).check();
  await page.getByRole("button", { name: "Keep method and payment" }).click();
  await page.getByRole("button", { name: "Transfer", exact: true }).click();
  await page
    .getByRole("dialog")
    .getByRole("button", { name: /^Transfer \d+ job/ })
    .click();
  await page.getByText("At 4over", { exact: true }).first().waitFor();
  return page;
}

const jobOf = async (number: string) => {
  const state = (await (await fetch(`${running.printer}/__control/state`)).json()) as {
    jobs: { jobName: string; jobId: string; tracking: string[] }[];
  };
  return state.jobs.find((job) => job.jobName.startsWith(`${number}-`));
};

/** The day that the chosen way to ship promised, and the day that is kept with the job. */
async function promiseOf(jobId: string) {
  const [row] = await running.overprint.db
    .select({ shipping: schema.transfers.shipping, promised: schema.jobs.promisedDate })
    .from(schema.jobs)
    .innerJoin(schema.transfers, eq(schema.transfers.itemId, schema.jobs.itemId))
    .where(eq(schema.jobs.jobId, jobId));
  return { method: row?.shipping?.method ?? null, promised: row?.promised ?? null };
}

test("an order goes from the shelf to the printer, through production, and back as a tracking number", async () => {
  const { page: customer, number } = await buy();
  const operator = await transfer(number);
  const job = await jobOf(number);
  if (!job) throw new Error("the printer has the job");
  await operator.getByText(job.jobId).first().waitFor();
  const { method, promised } = await promiseOf(job.jobId);
  expect(promised).toMatch(/^\d{4}-\d{2}-\d{2}$/);
  expect(promised).toBe(method?.productionDate);

  await sendCommand(running.printer, "ship", { jobId: job.jobId, parcels: 1 });
  const trackingNumber = (await jobOf(number))?.tracking[0] ?? "no number";
  await operator.goto(`${base}/admin/orders?q=${number}`);
  await operator.getByRole("link", { name: number, exact: true }).click();
  await operator.getByRole("button", { name: "Order Sync" }).click();
  await expect
    .poll(
      async () => {
        await customer.reload();
        const [numbers, states] = [
          customer.getByRole("link", { name: trackingNumber }),
          customer.getByText("Shipped"),
        ];
        return (await numbers.count()) === 1 && (await states.count()) > 0;
      },
      { interval: 1_000 },
    )
    .toBe(true);
  await operator.reload();
  await operator.getByText(trackingNumber).first().waitFor();
  expect(await customer.content()).not.toContain(job.jobId);
  await operator.goto(`${base}/admin`);
  const radar = operator.getByRole("region", { name: "Promised against expected dates" });
  await radar.getByText(/^Days from now\./).waitFor();
});

/** From here on there is no key anywhere: a call to the API would be refused. */
async function dropToBasic(): Promise<void> {
  const { settings } = running.overprint;
  const printer = await settings.get(simulatedPrinterSetting);
  if (!printer) throw new Error("the simulated printer is there");
  await settings.set(simulatedPrinterSetting, { ...printer, apiKey: "", privateKey: "" }, "journey");
  await settings.set(levelSetting, "basic", "journey");
}

test("Basic: a job id typed on another order product gets status and tracking from the feed, with no key", async () => {
  const { page: customer, number } = await buy();
  await dropToBasic();
  await leaveFeedToPeople(running.overprint);
  const [made] = (await sendCommand(running.printer, "make-jobs", { count: 1 })) as { jobId: string }[];
  const jobId = made?.jobId ?? "";
  await sendCommand(running.printer, "ship", { jobId, parcels: 1 });
  const page = await admin.newPage();
  await page.goto(`${base}/admin/orders?q=${number}`);
  await page.getByRole("link", { name: number, exact: true }).click();
  await page.getByRole("textbox", { name: "Job reference id" }).first().fill(jobId);
  await page.getByRole("button", { name: "Save", exact: true }).first().click();
  await page.getByRole("link", { name: jobId }).waitFor();
  await page.getByRole("button", { name: "Order Sync" }).click();
  await expect
    .poll(
      async () => {
        await customer.reload();
        return customer.getByText(/^1Z/).count();
      },
      { interval: 1_000 },
    )
    .toBeGreaterThan(0);
});

test("Basic: every Pro module stays in place and says what it needs and what it would do", async () => {
  await dropToBasic();
  const { db } = running.overprint;
  const [item] = await db.select({ id: schema.storeOrderItems.id }).from(schema.storeOrderItems).limit(1);
  const [product] = await db.select({ id: schema.storeProducts.id }).from(schema.storeProducts).limit(1);
  const [run] = await db.select({ id: schema.syncRuns.id }).from(schema.syncRuns).limit(1);
  const ids = { ":itemId": item?.id, ":id": product?.id, ":runId": run?.id };
  const page = await admin.newPage();
  for (const { at, name, would, without } of proModules) {
    await page.goto(`${base}${at.replace(/:\w+/, (part) => ids[part as keyof typeof ids] ?? part)}`);
    const notice = page.getByRole("region", { name: "Pro module" });
    await notice.getByText(`${name} is a Pro module: it needs the 4over API`).waitFor();
    const words = await notice.textContent();
    expect(words).toContain(`With the 4over API, ${would}`);
    if (without) expect(words).toContain(without);
    expect(words).toContain("Switch the level to Pro in Settings > General and enter the API keys");
    for (const { label } of menu)
      expect(await page.getByRole("navigation").getByText(label, { exact: true }).count()).toBeGreaterThan(0);
  }
  await page.goto(`${base}/admin/summary`);
  await page.getByRole("button", { name: "Import all statuses" }).waitFor();
  expect(await page.getByRole("region", { name: "Pro module" }).count()).toBe(0);
});
