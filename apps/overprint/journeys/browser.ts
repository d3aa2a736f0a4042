import { existsSync } from "node:fs";
import { type Browser, chromium, type Page } from "playwright-core";

const places = [
  process.env.CHROMIUM_PATH,
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
];

/** Debian's Chromium without a window and without calls of its own. */
export function openBrowser(): Promise<Browser> {
  const executablePath = places.find((place) => place && existsSync(place));
  if (!executablePath)
    throw new Error("No Chromium: install Debian's chromium, or name one with CHROMIUM_PATH.");
  return chromium.launch({
    executablePath,
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
