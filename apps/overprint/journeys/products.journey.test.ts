import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { enterAsFirstOwner, openBrowser } from "./browser.ts";
import { type RunningOverprint, startOverprint } from "./running.ts";

let overprint: RunningOverprint;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  overprint = await startOverprint({ OVERPRINT_SIMULATOR_PRODUCTS: "24" });
  browser = await openBrowser();
  page = await browser.newPage();
  await enterAsFirstOwner(page, overprint.url, overprint.password);
});
afterAll(async () => {
  await browser?.close();
  await overprint?.stop();
});

const sku = "14PT-BCMATT-1.75X3.5";
const open = async (path: string) => {
  await page.goto(`${overprint.url}${path}`);
};

test("Products lists what was synced with the suffix, and a search finds a SKU", async () => {
  await open(`/admin/products?q=${sku}`);
  const link = page.getByRole("link", { name: /\(4over\)$/ }).first();
  expect(await link.textContent()).toMatch(/14PT Matte\/Dull Finish Business Cards \(4over\)$/);
  await link.click();
  await page.getByRole("table", { name: "Price grid" }).waitFor();
  const grid = await page.getByRole("table", { name: "Price grid" }).textContent();
  for (const heading of ["Trade", "Markup", "Retail", "Margin", "2-4 Business Days"])
    expect(grid).toContain(heading);
});

test("a title of the shop's own is marked as yours, and what customers read", async () => {
  await page.getByLabel("Title for customers").first().fill("Slim Matte Cards");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await page.getByRole("button", { name: "Take 4over's again" }).waitFor();
  await page.getByRole("heading", { name: "Slim Matte Cards (4over)" }).waitFor();
});

test("a typo in a markup warns, and ten real prices show what it becomes before it is saved", async () => {
  await open("/admin/settings/markup");
  await page.getByRole("button", { name: "New rule" }).click();
  await page.getByLabel("Name").fill("Business cards");
  await page.getByLabel("Category", { exact: true }).first().click();
  await page.getByRole("option", { name: "Business Cards" }).click();
  await page.getByLabel("Range 1: markup").fill("6");
  await page.getByText("6 % is unusually low. Did you mean 60 %?").waitFor();
  await page.getByLabel("Range 1: markup").fill("60");
  await page.getByLabel("Prices end in").first().click();
  await page.getByRole("option", { name: ".99" }).click();
  const preview = page.getByRole("table", { name: "Preview" });
  await preview.getByText(/\.99$/).first().waitFor();
  await expect.poll(() => preview.getByRole("row").count()).toBe(11);
  await page.getByRole("button", { name: "Save rule" }).click();
  await page.getByText("Markup rule saved").waitFor();
  await page
    .getByRole("table", { name: "Markup rules" })
    .getByRole("button", { name: "Business cards", exact: true })
    .waitFor();
});

test("publishing shows its plan, and the front store sells at the price of View Details", async () => {
  await open(`/admin/products?q=${sku}`);
  await page.getByLabel("Tick every product of this page").check();
  await page.getByRole("button", { name: "Publish…", exact: true }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByText(/^Slim Matte Cards: /).waitFor();
  await dialog.getByRole("button", { name: "Publish 1" }).click();
  await page.getByText("1 product published").waitFor();
  await page.getByRole("link", { name: "Slim Matte Cards (4over)", exact: true }).click();
  await page.getByRole("table", { name: "Price grid" }).waitFor();
  const lowest = await page.getByText("Retail from").locator("..").textContent();
  const price = /\$[\d,]+\.99/.exec(lowest ?? "")?.[0] ?? "no price ending in .99";
  const slug = await page.getByLabel("Address of its page").first().inputValue();
  const visitor = await browser.newPage();
  await visitor.goto(`${overprint.url}/p/${slug}`);
  await visitor.getByRole("heading", { name: "Slim Matte Cards" }).waitFor();
  expect(await visitor.getByLabel("Price", { exact: true }).textContent()).toBe(price);
  const shown = await visitor.locator("#content").textContent();
  expect(shown).not.toMatch(/4over|trade price|margin/i);
  await visitor.close();
});

test("an unpublished product leaves the front store", async () => {
  const slug = await page.getByLabel("Address of its page").first().inputValue();
  await page.getByRole("button", { name: "Unpublish" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Unpublish" }).click();
  await page.getByText("Customers no longer see it.").waitFor();
  const answer = await page.request.get(`${overprint.url}/p/${slug}`);
  expect(answer.status()).toBe(404);
});

test("the products and a price grid are downloaded as CSV", async () => {
  const list = await page.request.get(`${overprint.url}/admin/products/export?q=${sku}`);
  const [header, row] = (await list.text()).split("\r\n");
  expect(header).toBe("SKU,Title,Category,Origin,Store,Trade from,Retail from,Currency,Margin %,Markup rule");
  expect(row).toMatch(
    /^14PT-BCMATT-1\.75X3\.5,Slim Matte Cards \(4over\),Business Cards,4over,Not published,\d+\.\d\d,\d+\.99,USD,/,
  );
  const id = new URL(page.url()).pathname.split("/").at(-1);
  const prices = await page.request.get(`${overprint.url}/admin/products/${id}/prices`);
  expect((await prices.text()).split("\r\n")[0]).toBe(
    "Run size,Color spec,Turnaround,Trade,Markup,Retail,Margin %,Currency",
  );
});
