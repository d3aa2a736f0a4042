import { sendCommand } from "@overprint/simulators/fourover";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { simulatedStoreSetting } from "../server/onprintshop/simulated-store-setting.ts";
import { printReadyPdf } from "./artwork.ts";
import { enterAsFirstOwner, openBrowser } from "./browser.ts";
import { type OverprintInProcess, openInProcess } from "./in-process.ts";

let running: OverprintInProcess;
let base: string;
let browser: Browser;
let page: Page;
let printer: string;
let shop: string;

/** Workers too, so that both simulators can be told to go on. */
beforeAll(async () => {
  running = await openInProcess({ products: 12, withSimulatedStore: true });
  ({ base, printer } = running);
  const simulated = await running.overprint.settings.get(simulatedStoreSetting);
  if (!simulated) throw new Error("the simulated store runs here");
  shop = simulated.url;
  browser = await openBrowser();
  page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  await enterAsFirstOwner(page, base, running.firstPassword);
});

afterAll(async () => {
  await browser?.close();
  await running?.close();
});

type Placed = { readonly orders_id: number; readonly order_number: string };
type ShopState = {
  readonly products: readonly {
    readonly product_id: number;
    readonly product_name: string;
    readonly status: string;
  }[];
  readonly orders: readonly (Placed & {
    readonly product: readonly { readonly item_extra_info_json: unknown }[];
  })[];
  readonly shipments: readonly unknown[];
};
const stateOf = async <State>(simulator: string) =>
  (await (await fetch(`${simulator}/__control/state`)).json()) as State;
const jobOf = async (number: string) =>
  (await stateOf<{ jobs: { jobName: string; jobId: string; tracking: string[] }[] }>(printer)).jobs.find(
    ({ jobName }) => jobName.startsWith(`${number.replace(/[^A-Za-z0-9]/g, "")}-`),
  );
const published = async () =>
  (await stateOf<ShopState>(shop)).products.find(
    ({ product_name, status }) => status === "1" && /2" X 3\.5"/.test(product_name),
  );

let order: Placed;

test("the simulated store is connected, and everything that is tried on it works", async () => {
  await page.goto(`${base}/admin/settings/stores`);
  await page.getByRole("link", { name: "Connect OnPrintShop" }).click();
  await page.getByRole("button", { name: "Fill in the simulated store" }).click();
  await page.getByRole("button", { name: "Connect and check" }).click();
  await page.getByRole("heading", { name: "Simulated OnPrintShop" }).waitFor();
  await page.getByRole("region", { name: "Checks of this store" }).waitFor();
  expect(await page.getByText("Does not work").count()).toBe(0);
  await page.getByRole("combobox", { name: "Order status when everything has shipped" }).click();
  await page.getByRole("option", { name: "Completed" }).click();
  await page.getByRole("button", { name: "Save and check again" }).click();
  await page.getByText("The connection works").waitFor();
});

test("a category is published to it from Products", async () => {
  const { overprint } = running;
  const cards = (await overprint.products.categories()).find(({ name }) => name === "Business Cards");
  await page.goto(`${base}/admin/products?category=${cards?.id}`);
  await page.getByLabel("Tick every product of this page").check();
  await page.getByRole("combobox", { name: "Store", exact: true }).click();
  await page.getByRole("option", { name: "Simulated OnPrintShop" }).click();
  await page.getByRole("button", { name: "Publish…", exact: true }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByText(/published for the first time/).waitFor();
  await dialog.getByRole("button", { name: /^Publish \d+$/ }).click();
  await page.getByText("Publishing has started").waitFor();
  await expect.poll(published).toBeDefined();
});

test("an order placed there is read, and its missing artwork leads to the artwork step", async () => {
  const product = await published();
  const answer = await fetch(`${shop}/__control/orders`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ lines: [{ productId: product?.product_id, artwork: "none" }] }),
  });
  order = (await answer.json()) as Placed;
  await page.goto(`${base}/admin/settings/stores`);
  await page.getByRole("link", { name: "Simulated OnPrintShop" }).click();
  await page.getByRole("button", { name: "Read orders now" }).click();
  await page.getByText("Orders are being read").waitFor();
  const isIn = async () => {
    await page.goto(`${base}/admin/orders?q=${order.order_number}`);
    return page.getByRole("link", { name: order.order_number, exact: true }).count();
  };
  await expect.poll(isIn).toBe(1);
  const problem = async () =>
    (await running.overprint.problems.listOpen()).find(
      ({ code, what }) => code === "store/artwork-missing" && what.includes(order.order_number),
    );
  await expect.poll(problem).toBeDefined();
});

test("it is transferred in three steps, and comes back shipped with its tracking number and job id", async () => {
  await page.goto(`${base}/admin/transfers`);
  await page.getByRole("link", { name: new RegExp(`Open order ${order.order_number},`) }).click();
  await page.waitForURL(/\/map/);
  await page.getByRole("button", { name: /go on$/ }).click();
  await page.waitForURL(/\/artwork/);
  await uploadWhatIsMissing();
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

  const job = await jobOf(order.order_number);
  if (!job) throw new Error("the printer has the job");
  await sendCommand(printer, "ship", { jobId: job.jobId, parcels: 1 });
  const trackingNumber = (await jobOf(order.order_number))?.tracking[0] ?? "no number";
  await page.goto(`${base}/admin/orders?q=${order.order_number}`);
  await page.getByRole("link", { name: order.order_number, exact: true }).click();
  await page.getByRole("button", { name: "Order Sync" }).click();
  await expect
    .poll(() => placed().then((there) => there?.order))
    .toMatchObject({
      order_status: "Completed",
      airway_bill_number: trackingNumber,
      courier_company_name: "UPS",
      product: [{ product_status: "Shipped" }],
    });
  await expect.poll(() => placed().then((there) => there?.extraInfo)).toContain(job.jobId);
  await expect
    .poll(() => placed().then((there) => there?.shipments))
    .toMatchObject([{ tracking_number: trackingNumber }]);
  await page.reload();
  for (const shown of ["Shipped", trackingNumber, job.jobId]) await page.getByText(shown).first().waitFor();
});

/** The order as the store has it now, with the shipments of the store. */
async function placed() {
  const { orders, shipments } = await stateOf<ShopState>(shop);
  const found = orders.find(({ orders_id }) => orders_id === order.orders_id);
  return (
    found && { order: found, shipments, extraInfo: JSON.stringify(found.product[0]?.item_extra_info_json) }
  );
}

async function uploadWhatIsMissing(): Promise<void> {
  const add = page.getByRole("button", { name: "Add the file" });
  await add.first().waitFor();
  for (let left = await add.count(); left > 0; left -= 1) {
    const chosen = page.waitForEvent("filechooser");
    await add.first().click();
    const buffer = await printReadyPdf(3.5, 2);
    await (await chosen).setFiles({ name: `side-${left}.pdf`, mimeType: "application/pdf", buffer });
    await expect.poll(() => add.count()).toBe(left - 1);
  }
}
