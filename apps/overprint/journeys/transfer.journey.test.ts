import { join } from "node:path";
import { PDFDocument } from "@cantoo/pdf-lib";
import type { FileReason } from "@overprint/core/artwork";
import type { TradeProduct, TradeProductId } from "@overprint/core/catalogue";
import { money } from "@overprint/core/money";
import type { StoreOrder, StoreOrderItem } from "@overprint/core/orders";
import type { Address } from "@overprint/core/shipping";
import { automaticSetting, blindSenderSetting, noAutomaticTransfer } from "@overprint/core/transfer";
import { stores } from "@overprint/database/schema";
import { type Injection, sendCommand } from "@overprint/simulators/fourover";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { takeUpload } from "../server/storefront/uploads.ts";
import type { Overprint } from "../server/wiring/index.ts";
import { openBrowser } from "./browser.ts";
import { type OverprintInProcess, openInProcess } from "./in-process.ts";

let running: OverprintInProcess;
let overprint: Overprint;
let base: string;
let browser: Browser;
let operator: BrowserContext;
let product: TradeProduct;
let simulator: string;
let lastNumber = 0;

const password = "a long journey password";
const home: Address = {
  company: "",
  firstName: "Dana",
  lastName: "Reyes",
  email: "dana@larkspur.example",
  phone: "8185550142",
  street: "5900 San Fernando Rd",
  street2: "",
  city: "Glendale",
  state: "CA",
  postalCode: "91202",
  country: "US",
};

beforeAll(async () => {
  running = await openInProcess({ products: 12, withWorkers: false });
  ({ overprint, base, printer: simulator } = running);
  await overprint.db
    .insert(stores)
    .values({ id: "built-in", kind: "built-in", name: "Juniper Press", currency: "USD" })
    .onConflictDoNothing();
  await overprint.settings.set(blindSenderSetting, { ...home, company: "Juniper Press" }, "journey");
  const [id] = await overprint.catalogue.products.idsOnSale();
  const found = id ? await overprint.catalogue.products.loadTradeProduct(id as TradeProductId) : null;
  if (!found) throw new Error("the demo catalogue has products");
  product = found;
  browser = await openBrowser();
  operator = await signedIn();
});

afterAll(async () => {
  await browser?.close();
  await running?.close();
});

/** The owner's first sign-in, with a password of their own. */
async function signedIn(): Promise<BrowserContext> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  const page = await context.newPage();
  const first = await overprint.auth.firstOwner();
  await page.goto(`${base}/admin/sign-in`);
  await page.getByLabel("E-mail").fill(first?.email ?? "");
  await page.locator('input[name="password"]').fill(first?.password ?? "");
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.waitForURL(/welcome/);
  await page.getByLabel("Your name").fill("Olive Owner");
  await page.getByLabel("Your e-mail").fill("olive@juniper.example");
  await page.locator('input[name="password"]').fill(password);
  await page.locator('input[name="again"]').fill(password);
  await page.locator('button[type="submit"]').click();
  await page.waitForURL((url) => url.pathname === "/admin");
  await page.close();
  return context;
}

/** A paid order of 4over's first product, or of a store product with the same title, with its artwork. */
async function anOrder(
  kind: "synced" | "store",
  artwork: readonly FileReason[] = ["fr", "bk"],
): Promise<StoreOrder> {
  lastNumber += 1;
  const number = String(3_000 + lastNumber);
  const [price] = product.basePrices;
  const runSize = product.runSizes.find((run) => run.id === price?.runSizeId);
  if (!price || !runSize) throw new Error("the product has a price");
  const turnaround = product.turnaroundRows.find(
    (row) => row.runSizeId === price.runSizeId && row.colorSpecId === price.colorSpecId,
  );
  const item: StoreOrderItem = {
    // Identifiers of a journey are made here; the casts only name them.
    id: `item-${number}` as StoreOrderItem["id"],
    externalId: number,
    storeProductId: null,
    title: kind === "synced" ? product.description : `Our ${product.description}`,
    sku: null,
    quantity: runSize.pieces,
    sets: 1,
    combination:
      kind === "store"
        ? null
        : {
            productId: product.id,
            runSizeId: price.runSizeId,
            colorSpecId: price.colorSpecId,
            turnaroundId: turnaround?.turnaroundId ?? null,
            optionIds: product.optionGroups.flatMap((group) =>
              group.min > 0 ? group.options.slice(0, 1).map(({ id }) => id) : [],
            ),
          },
    specification: [],
    price: money(price.price.minor * 5 + 8_000, "USD"),
    artwork: [],
    shipTo: null,
    statusTitle: "New",
  };
  const order: StoreOrder = {
    id: `order-${number}` as StoreOrder["id"],
    storeId: "built-in" as StoreOrder["storeId"],
    externalId: `journey-${number}`,
    number,
    placedAt: new Date().toISOString(),
    modifiedAt: new Date().toISOString(),
    customer: { name: "Dana Reyes", email: "dana@larkspur.example", phone: "8185550142" },
    shipTo: home,
    blindShipFrom: null,
    shippingMethod: { code: "03", name: "Ground Shipping", price: money(1_500, "USD") },
    items: [item],
    total: item.price,
    paymentState: "paid",
  };
  await overprint.orders.takeIn([order]);
  for (const reason of artwork) {
    const taken = await takeUpload({ fileName: `${reason}.pdf`, bytes: await card() }, null, {
      ...overprint,
      limitBytes: 10_000_000,
    });
    if (!taken.ok) throw new Error("the card is a PDF");
    await overprint.orders.placeArtwork(item.id, { set: 1, reason, file: taken.value.file });
  }
  return order;
}

/** A one-page PDF of the product's size with bleed. */
async function card(): Promise<Uint8Array> {
  const { trimSizeOf } = await import("@overprint/core/artwork");
  const trim = trimSizeOf(product, []) ?? { widthIn: 3.5, heightIn: 2 };
  const pdf = await PDFDocument.create();
  pdf.addPage([(trim.widthIn + 0.25) * 72, (trim.heightIn + 0.25) * 72]);
  return pdf.save({ useObjectStreams: false });
}

const jobsOf = async (number: string) => {
  const state = (await (await fetch(`${simulator}/__control/state`)).json()) as {
    jobs: { jobName: string; jobId: string }[];
  };
  return state.jobs.filter((job) => job.jobName.startsWith(`${number}-`));
};
const inject = (injection: Injection) => sendCommand(simulator, "inject", injection);

const looks = [
  { name: "light", colorScheme: "light", viewport: { width: 1440, height: 900 } },
  { name: "laptop", colorScheme: "light", viewport: { width: 1280, height: 800 } },
  { name: "dark", colorScheme: "dark", viewport: { width: 1440, height: 900 } },
  { name: "phone", colorScheme: "light", viewport: { width: 390, height: 844 } },
] as const;

/** Pictures of the page, when `OVERPRINT_SHOTS` names a folder: for looking at, not for comparing. */
const shoot = async (page: Page, name: string) => {
  const shots = process.env.OVERPRINT_SHOTS;
  if (!shots) return;
  for (const look of looks) {
    await page.emulateMedia({ colorScheme: look.colorScheme });
    await page.setViewportSize(look.viewport);
    await page.screenshot({ path: join(shots, `${name}-${look.name}.png`), fullPage: true });
  }
  await page.setViewportSize({ width: 1280, height: 900 });
};

const itemOf = (order: StoreOrder) => order.items[0]?.id ?? "";

/** Steps 1 to 3 up to the button, as an operator goes through them. */
async function prepared(order: StoreOrder): Promise<Page> {
  const page = await operator.newPage();
  await page.goto(`${base}/admin/transfers`);
  await shoot(page, "list");
  await page.getByRole("link", { name: new RegExp(`Open order ${order.number},`) }).click();
  await page.waitForURL(/\/map/);
  await page.getByText(`${product.code}, to confirm`).waitFor();
  expect(await page.getByRole("region", { name: "Suggestions" }).count()).toBe(0);
  await shoot(page, "map");
  await page.getByRole("button", { name: "Confirm and go on" }).click();
  await preparedFromArtwork(page);
  return page;
}

/** Steps 2 and 3, the same for a 4over product and a store product. */
async function preparedFromArtwork(page: Page): Promise<void> {
  await page.waitForURL(/\/artwork/);
  await page.getByRole("button", { name: "Check and confirm the artwork" }).click();
  await page.waitForURL(/\/shipping/);
  await shoot(page, "shipping-begin");
  await page.getByRole("button", { name: "Check the address" }).click();
  await page
    .getByRole("radio", { name: /^Ground Shipping/ })
    .first()
    .check();
  await page.getByRole("radio", { name: /Visa ending in 4242/ }).check();
  await page.getByRole("button", { name: "Keep method and payment" }).click();
  await page.getByRole("button", { name: "Transfer", exact: true }).waitFor();
  await shoot(page, "shipping");
}

async function transfer(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Transfer", exact: true }).click();
  await page
    .getByRole("dialog")
    .getByRole("button", { name: /^Transfer \d+ job/ })
    .click();
}

describe("an operator transfers", () => {
  test("a 4over product: confirmed, preflighted, shipped and paid in three steps", async () => {
    const order = await anOrder("synced");
    const page = await prepared(order);
    expect(await page.content()).not.toContain("2020202020");
    await transfer(page);
    await page.getByText("At 4over", { exact: true }).first().waitFor();
    const [job] = await jobsOf(order.number);
    await page
      .getByText(job?.jobId ?? "no job", { exact: true })
      .first()
      .waitFor();
    await shoot(page, "placed");
    await page.goto(`${base}/admin/transfers/${itemOf(order)}/artwork`);
    await shoot(page, "artwork");
    await page.goto(`${base}/admin/transfers?tab=active`);
    await page.getByText(job?.jobId ?? "no job").waitFor();
    await shoot(page, "list-active");
    await page.goto(`${base}/admin/transfers/${itemOf(order)}/shipping`);
    const jobs = page.getByRole("region", { name: "Jobs" });
    await jobs.getByText("4over cancels it until Batch Imposition is over").waitFor();
    await jobs.getByRole("button", { name: "Cancel" }).click();
    await page.getByRole("dialog").getByLabel("Reason").fill("The customer called");
    await page.getByRole("dialog").getByRole("button", { name: "Cancel the job" }).click();
    await jobs.getByText("It can be made again as a reprint").waitFor();
    await shoot(page, "cancelled");
    await jobs.getByRole("button", { name: "Reprint" }).click();
    await page.getByRole("dialog").getByLabel("Reason").fill("They want it after all");
    await page.getByRole("dialog").getByRole("button", { name: "Prepare reprint" }).click();
    await page.getByText(`Reprint of ${job?.jobId}`).waitFor();
    await shoot(page, "reprint");
    await page.goto(`${base}/admin/orders/${order.id}`);
    await page.getByRole("region", { name: "Completeness" }).getByText("1 order product =").waitFor();
    await shoot(page, "order");
    await page.close();
  });

  test("what automatic transfer is narrowed to is found by typing, and stays chosen", async () => {
    const [choice] = await overprint.transfer.choices.products("");
    if (!choice) throw new Error("the demo shop sells something");
    const page = await operator.newPage();
    await page.goto(`${base}/admin/settings/transfer`);
    await shoot(page, "settings");
    await page.getByRole("combobox", { name: "Only these products" }).fill(choice.label.slice(0, 12));
    await page.getByRole("option", { name: choice.label }).click();
    await page.keyboard.press("Escape");
    await page.getByRole("combobox", { name: "Only these customers" }).fill("dana");
    await page.getByRole("option", { name: /dana@/ }).first().click();
    // The list stays open for more choices, and lies over the button.
    await page.keyboard.press("Escape");
    await page.getByRole("button", { name: "Save", exact: true }).click();
    await page.getByText("Saved", { exact: true }).waitFor();
    await page.reload();
    await page.getByText(choice.label).waitFor();
    await shoot(page, "settings-chosen");
    await overprint.settings.set(automaticSetting, noAutomaticTransfer, "journey");
    await page.close();
  });

  test("a store product: mapped by a suggestion, taken to its job id, and the mapping is remembered", async () => {
    const order = await anOrder("store");
    const page = await operator.newPage();
    await page.goto(`${base}/admin/transfers/${itemOf(order)}/map`);
    await shoot(page, "map-store");
    await page.getByRole("link", { name: "Use" }).first().click();
    await page.getByRole("button", { name: "Map and go on" }).click();
    await preparedFromArtwork(page);
    await transfer(page);
    await page.getByText("At 4over", { exact: true }).first().waitFor();
    const [job, ...more] = await jobsOf(order.number);
    expect(more).toEqual([]);
    await page
      .getByRole("region", { name: "Jobs" })
      .getByText(job?.jobId ?? "no job")
      .waitFor();
    const next = await anOrder("store");
    await page.goto(`${base}/admin/transfers/${itemOf(next)}/map`);
    await page.getByText("confirmed before").waitFor();
    await page.close();
  });

  test("what lost its answer is resolved by a person who found it at 4over", async () => {
    const order = await anOrder("synced");
    const page = await prepared(order);
    await inject({ situation: "success-without-job-ids", times: 1 });
    await transfer(page);
    await page.waitForURL(/\/resolve/);
    await page.getByText("It is not known whether 4over took this").first().waitFor();
    await shoot(page, "resolve");
    const [job] = await jobsOf(order.number);
    await page.getByLabel("Job ID").fill(job?.jobId ?? "");
    await page.getByLabel("How you know").fill("Seen in the order list on 4over.com");
    await page.getByRole("button", { name: "It is there", exact: true }).click();
    await page.getByText("Nothing is in doubt here").waitFor();
    expect((await overprint.transfer.records.load(order.items[0]?.id ?? ("" as never))).state).toBe("placed");
    expect(await jobsOf(order.number)).toHaveLength(1);
    await page.close();
  });

  test("two operators at once make one job, and both see where it stands", async () => {
    const order = await anOrder("synced");
    const first = await prepared(order);
    const second = await operator.newPage();
    await second.goto(`${base}/admin/transfers/${itemOf(order)}/shipping`);
    await second.getByRole("button", { name: "Transfer", exact: true }).waitFor();
    await Promise.all([transfer(first), transfer(second)]);
    for (const page of [first, second]) await page.getByText("At 4over", { exact: true }).first().waitFor();
    expect(await jobsOf(order.number)).toHaveLength(1);
    await first.close();
    await second.close();
  });
});
