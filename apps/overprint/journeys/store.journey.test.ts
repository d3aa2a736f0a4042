import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { printReadyPdf } from "./artwork.ts";
import { openBrowser } from "./browser.ts";
import { type RunningOverprint, startOverprint } from "./running.ts";

let overprint: RunningOverprint;
let browser: Browser;
let cardPath: string;

beforeAll(async () => {
  [overprint, browser] = await Promise.all([startOverprint(), openBrowser()]);
  const html = await (await fetch(`${overprint.url}/c/business-cards`)).text();
  cardPath = /href="(\/p\/2-x-3-5[^"]*)"/.exec(html)?.[1] ?? /href="(\/p\/[^"]*)"/.exec(html)?.[1] ?? "";
});
afterAll(async () => {
  await browser?.close();
  await overprint?.stop();
});

const cents = (text: string | null) => Math.round(Number((text ?? "").replace(/[^\d.]/g, "")) * 100);
const priceOf = async (page: Page) => cents(await page.getByLabel("Price", { exact: true }).textContent());

async function fillAddress(page: Page): Promise<void> {
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
}

test("a visitor configures, uploads, gives an address, chooses shipping, orders, and sees the order's page", async () => {
  const page = await browser.newPage();
  await page.goto(overprint.url + cardPath);
  const before = await priceOf(page);
  await page.getByRole("radio", { name: /^1,000/ }).check();
  await expect.poll(() => priceOf(page)).toBeGreaterThan(before);
  await page.getByRole("radio", { name: /front only/ }).check();
  const artwork = {
    name: "card.pdf",
    mimeType: "application/pdf",
    buffer: await printReadyPdf(3.5, 2),
  };
  await page.getByLabel("Your file").last().setInputFiles(artwork);
  await page.getByText("is with us").waitFor();
  await page.getByAltText("Preview of card.pdf").waitFor();
  const price = await priceOf(page);
  await page.getByRole("button", { name: "Add to cart" }).click();
  await page.getByText("It is in your cart").waitFor();
  await page.getByText("Your file: card.pdf").waitFor();
  await page.getByRole("link", { name: "Go to checkout" }).click();
  await fillAddress(page);
  await page.getByRole("button", { name: "Show shipping" }).click();
  const ground = page.locator(".way").first();
  await ground.waitFor();
  const total = cents(/total (\S+)/.exec((await ground.textContent()) ?? "")?.[1] ?? "");
  // The printer ships some jobs by ground for nothing.
  expect(total).toBeGreaterThanOrEqual(price);
  await page.getByRole("button", { name: /Place order/ }).click();
  await page.getByRole("heading", { name: /^Thank you\. Order \d+ is in\.$/ }).waitFor();
  expect(new URL(page.url()).pathname).toMatch(/^\/order\/[A-Za-z0-9_-]{32}$/);
  expect(cents(await page.locator(".total .figure").textContent())).toBe(total);
  await page.getByText("Order received").first().waitFor();
  await page.goto(`${overprint.url}/cart`);
  await page.getByRole("heading", { name: "Your cart is empty" }).waitFor();
  await page.close();
});

test("the customer's confirmation lies in the mail folder, with the address of the order's page", async () => {
  await expect.poll(() => mailOf("dana@larkspur.example")).toMatch(/\/order\/[A-Za-z0-9_-]{32}/);
});

/** The newest mail to somebody, with the line ends of its encoding taken out; empty when there is none yet. */
function mailOf(address: string): string {
  const folder = join(overprint.dataDir, "mail");
  const names = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith(".eml")) : [];
  const mails = names.toSorted().map((name) => readFileSync(join(folder, name), "utf8").replace(/=\n/g, ""));
  return mails.findLast((text) => text.includes(address)) ?? "";
}

test("without scripts the same forms price, take artwork and order", async () => {
  const page = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
  await page.goto(overprint.url + cardPath);
  const before = await priceOf(page);
  await page.getByRole("radio", { name: /^5,000/ }).check();
  await page.getByRole("button", { name: "Update price" }).click();
  await expect.poll(() => priceOf(page)).toBeGreaterThan(before);
  const artwork = {
    name: "card.pdf",
    mimeType: "application/pdf",
    buffer: await printReadyPdf(3.5, 2),
  };
  await page.locator('input[name="art-1-fr"]').setInputFiles(artwork);
  await page.getByRole("button", { name: "Add to cart" }).click();
  await page.getByText("card.pdf").first().waitFor();
  await page.getByRole("link", { name: "Go to checkout" }).click();
  await fillAddress(page);
  await page.getByRole("button", { name: "Show shipping" }).click();
  await page.getByRole("button", { name: /Place order/ }).click();
  await page.getByRole("heading", { name: /^Thank you/ }).waitFor();
  await page.close();
});

describe("what is posted by hand", () => {
  const post = (path: string, body: FormData) =>
    fetch(overprint.url + path, {
      method: "POST",
      body,
      redirect: "manual",
      headers: { Origin: overprint.url },
    });

  async function formWith(changes: Record<string, string>): Promise<FormData> {
    const page = await browser.newPage();
    await page.goto(overprint.url + cardPath);
    const fields = await page.evaluate(() =>
      [...new FormData(document.querySelector(".configure") as HTMLFormElement)].filter(
        (entry): entry is [string, string] => typeof entry[1] === "string",
      ),
    );
    await page.close();
    const form = new FormData();
    for (const [name, value] of fields) if (!(name in changes)) form.append(name, value);
    for (const [name, value] of Object.entries(changes)) form.append(name, value);
    return form;
  }

  test("a quantity that is not made is refused with the reason", async () => {
    const answer = await post(cardPath, await formWith({ qty: "00000000-0000-0000-0000-000000000750" }));
    expect(answer.status).toBe(422);
    expect(await answer.text()).toContain("This is not offered");
  });

  test("an option of another product is refused with the reason", async () => {
    const answer = await post(cardPath, await formWith({ opt: "gold-leaf" }));
    expect(answer.status).toBe(422);
    expect(await answer.text()).toMatch(/option is not offered/);
  });

  test.each(["0", "-3", "1.5", "9999", "many"])("%s sets are refused", async (sets) => {
    const answer = await post(cardPath, await formWith({ sets }));
    expect(answer.status).toBe(422);
    expect(await answer.text()).toContain("Order between 1 and 50 sets");
  });

  test("what exists is taken, so the refusals above are about what was changed", async () => {
    const answer = await post(cardPath, await formWith({}));
    expect(answer.status).toBe(302);
    expect(answer.headers.get("Location")).toContain("/cart");
  });
});

describe("uploads that cannot be printed", () => {
  const stored = () => {
    const folder = join(overprint.dataDir, "artwork");
    return readdirSync(folder, { recursive: true }).length;
  };
  const upload = (name: string, body: Uint8Array<ArrayBuffer> | string) =>
    fetch(`${overprint.url}/artwork?name=${encodeURIComponent(name)}`, {
      method: "POST",
      body,
      headers: { "Content-Type": "application/octet-stream", Origin: overprint.url },
    });

  test.each([
    ["a program named card.pdf", "card.pdf", "MZ\x90\0 this program", 415, "a program"],
    ["a web page named card.png", "card.png", "<!doctype html><script>alert(1)</script>", 415, "a web page"],
    ["an empty file", "card.pdf", "", 415, "empty"],
  ])("%s is refused before it is stored", async (_title, name, body, status, words) => {
    const before = stored();
    const answer = await upload(name, body);
    expect(answer.status).toBe(status);
    expect(await answer.text()).toContain(words);
    expect(stored()).toBe(before);
  });

  test("a file over 100 MB is refused before it is stored", async () => {
    const before = stored();
    const answer = await upload("big.pdf", new Uint8Array(100 * 1024 * 1024 + 1));
    expect(answer.status).toBe(413);
    expect(await answer.text()).toContain("100 MB");
    expect(stored()).toBe(before);
  });

  test("a visitor reads why, beside the field", async () => {
    const page = await browser.newPage();
    await page.goto(overprint.url + cardPath);
    const letter = {
      name: "letter.docx",
      mimeType: "application/pdf",
      buffer: Buffer.from("PK\x03\x04 word/"),
    };
    await page.locator('input[type="file"]').first().setInputFiles(letter);
    await page.getByText(/a ZIP archive or an Office document/).waitFor();
    await page.close();
  });
});

test("no page of the front store names the printer, a facility or a trade price, in its HTML or its data", async () => {
  const words = /4over|trade[-_ ]?price|"trade"|markup|facility|jobId|job_id/i;
  // Codes of plants and job ids, written as the printer writes them.
  const codes = /\b(?:GLN|DAY|EWR|MIA|ARL|PHX|SEA|TOR)\b|\b[A-Z]\d{10}-\d{3}\b/;
  const told = (text: string) => words.exec(text)?.[0] ?? codes.exec(text)?.[0];
  const seen = new Set<string>();
  const queue = ["/", "/products", "/products?q=cards", "/cart"];
  for (let path = queue.shift(); path !== undefined; path = queue.shift()) {
    if (seen.has(path) || seen.size > 60) continue;
    seen.add(path);
    const page = await fetch(overprint.url + path);
    const html = await page.text();
    expect(told(html), path).toBeUndefined();
    const [before = "/", query = ""] = path.split("?");
    const data = await fetch(
      `${overprint.url}${before === "/" ? "/_root" : before}.data${query ? `?${query}` : ""}`,
    );
    expect(told(await data.text()), `${path} as data`).toBeUndefined();
    for (const [, link] of html.matchAll(/href="(\/(?:p|c|products)[^"#]*)"/g)) if (link) queue.push(link);
  }
  expect([...seen].filter((path) => path.startsWith("/p/")).length).toBeGreaterThan(10);
  const order = /\/order\/[A-Za-z0-9_-]{32}/.exec(mailOf("dana@larkspur.example"))?.[0];
  expect(told(await (await fetch(overprint.url + order)).text()), "an order's page").toBeUndefined();
});

test("an order's page is found by nobody who does not have its address", async () => {
  for (const key of ["1027", "demo-order-01", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", "..%2F..%2Fadmin"])
    expect((await fetch(`${overprint.url}/order/${key}`)).status).toBe(404);
});
