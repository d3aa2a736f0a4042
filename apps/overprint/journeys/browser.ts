import { existsSync } from "node:fs";
import { type Browser, chromium, type Page } from "playwright-core";

const places = [
  process.env.CHROMIUM_PATH,
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
];

/** How long a page may take to show what it must (milliseconds): long, because it only ends what will never come. */
const patience = 180_000;

/** Debian's Chromium without a window and without calls of its own. Its pages wait patiently. */
export async function openBrowser(): Promise<Browser> {
  const executablePath = places.find((place) => place && existsSync(place));
  if (!executablePath)
    throw new Error("No Chromium: install Debian's chromium, or name one with CHROMIUM_PATH.");
  const browser = await chromium.launch({
    executablePath,
    timeout: patience,
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
    ],
  });
  const newContext = browser.newContext.bind(browser);
  browser.newContext = async (options) => {
    const context = await newContext(options);
    context.setDefaultTimeout(patience);
    if (options?.javaScriptEnabled !== false) context.on("page", waitForScripts);
    return context;
  };
  browser.newPage = async (options) => (await browser.newContext(options)).newPage();
  return browser;
}

/** A page that is gone to is there when its scripts have taken over: before, a click or a typed word is lost. */
function waitForScripts(page: Page): void {
  const ready = () => page.waitForSelector("html[data-ready]", { state: "attached" });
  const goto = page.goto.bind(page);
  page.goto = async (...given) => {
    const answer = await goto(...given);
    await ready();
    return answer;
  };
  const reload = page.reload.bind(page);
  page.reload = async (...given) => {
    const answer = await reload(...given);
    await ready();
    return answer;
  };
}

/** The password that journeys choose. */
export const ownPassword = "a sentence that is long enough";

/** The first sign-in of the first owner, with the one-time password that the start told. */
export async function enterAsFirstOwner(page: Page, base: string, firstPassword: string): Promise<void> {
  await page.goto(`${base}/admin`);
  await page.getByLabel("E-mail").fill("owner@shop.local");
  await page.getByRole("textbox", { name: "Password" }).fill(firstPassword);
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.getByLabel("Your name").fill("Jane Doe");
  await page.getByLabel("Your e-mail").fill("jane@shop.example");
  await page.getByRole("textbox", { name: "New password", exact: true }).fill(ownPassword);
  await page.getByRole("textbox", { name: "New password again" }).fill(ownPassword);
  await page.getByRole("button", { name: "Start" }).click();
  await page.getByRole("heading", { name: "Dashboard" }).waitFor();
}
