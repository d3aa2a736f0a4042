import { chromium } from "playwright-core";

const [, , base, ...paths] = process.argv;
const browser = await chromium.launch({
  executablePath: "/usr/bin/chromium",
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
const dark = process.env.DARK ? "dark" : "light";
const w = Number(process.env.W ?? 1280);
const ctx = await browser.newContext({
  viewport: { width: w, height: 800 },
  colorScheme: dark,
  ...(process.env.STATE ? { storageState: process.env.STATE } : {}),
});
const page = await ctx.newPage();
page.on("console", (m) => {
  if (m.type() !== "info" && m.type() !== "debug") console.log("console", m.type(), m.text());
});
page.on("pageerror", (e) => console.log("pageerror", e.message));
for (const p of paths) {
  await page.goto(base + p, { waitUntil: "networkidle" });
  const f = `/tmp/shot-${p.replace(/\W+/g, "_")}-${w}-${dark}.png`;
  await page.screenshot({ path: f, fullPage: true });
  console.log(f);
}
await browser.close();
