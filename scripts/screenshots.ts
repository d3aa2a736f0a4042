import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { enterAsFirstOwner, openBrowser } from "../apps/overprint/journeys/browser.ts";
import { startOverprint } from "../apps/overprint/journeys/running.ts";

// Usage: node scripts/screenshots.ts [--only NAME,NAME]   takes every picture of docs/images from a fresh demo.

type Shot = {
  readonly name: string;
  readonly path: string;
  readonly phone?: boolean;
  /** Pages of the admin need a session. */
  readonly admin?: boolean;
};

/** Everybody adds the screens of their subject. `first:` opens the first link whose address begins so. */
const shots: readonly Shot[] = [
  { name: "front-store", path: "/" },
  { name: "product-page", path: "/c/business-cards first:/p/" },
  { name: "admin-dashboard", path: "/admin", admin: true },
  { name: "admin-products", path: "/admin/products", admin: true },
  { name: "view-details", path: "/admin/products first:/admin/products/", admin: true },
  { name: "admin-transfers", path: "/admin/transfers", admin: true },
  { name: "transfer", path: "/admin/transfers first:/admin/transfers/", admin: true },
];

const { values } = parseArgs({ options: { only: { type: "string" } } });
const folder = join(import.meta.dirname, "../docs/images");
mkdirSync(folder, { recursive: true });

const overprint = await startOverprint();
const browser = await openBrowser();
try {
  const admin = await browser.newContext({ viewport: { width: 1360, height: 850 }, colorScheme: "light" });
  const door = await admin.newPage();
  await enterAsFirstOwner(door, overprint.url, overprint.password);
  await door.close();
  const visitor = await browser.newContext({ viewport: { width: 1280, height: 850 }, colorScheme: "light" });
  const phone = await browser.newContext({ viewport: { width: 390, height: 844 }, colorScheme: "light" });
  for (const shot of shots.filter(
    ({ name }) => values.only === undefined || values.only.split(",").includes(name),
  )) {
    const page = await (shot.admin ? admin : shot.phone ? phone : visitor).newPage();
    const [path = "/", first] = shot.path.split(" first:");
    await page.goto(overprint.url + path, { waitUntil: "networkidle" });
    if (first) {
      const href = await page
        .locator(`main a[href^="${first}"]:not([href$="/new"], [href$="/changes"], [href*="/export"])`)
        .first()
        .getAttribute("href");
      await page.goto(overprint.url + (href ?? path), { waitUntil: "networkidle" });
    }
    await page.screenshot({ path: join(folder, `${shot.name}.png`) });
    console.log(`docs/images/${shot.name}.png`);
    await page.close();
  }
} finally {
  await browser.close();
  await overprint.stop();
}
