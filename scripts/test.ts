// npm test: everything that must hold before a change is kept. npm test -- --no-journeys leaves the browser out.
import { findChromium } from "./browser.ts";
import { installDebian, mayInstall, step } from "./step.ts";

const withJourneys = !process.argv.includes("--no-journeys");

if (withJourneys) prepareBrowser();
step("Format and lint", "biome", ["check", "."]);
step("Types of the screens", "react-router", ["typegen", "apps/overprint"]);
step("Types", "tsc", ["-p", "tsconfig.json"]);
step("Types of the app", "tsc", ["-p", "apps/overprint/tsconfig.json"]);
step("Unit tests and import directions", "vitest", ["run", "--project", "unit"]);
step("Database tests on the embedded database", "vitest", ["run", "--project", "database"], {
  DATABASE_URL: "",
});
if (withJourneys)
  step("Journeys in a browser", "vitest", ["run", "--project", "journeys"], { DATABASE_URL: "" });
console.log("\nAll tests pass.");

function prepareBrowser(): void {
  if (findChromium()) return;
  if (mayInstall()) installDebian("Chromium for the journeys", ["chromium", "fonts-liberation"]);
  if (findChromium()) return;
  console.error(
    "The journeys need Chromium, and there is none. Install it (Debian: sudo apt-get install chromium), or name it with CHROMIUM_PATH, or leave the journeys out: npm test -- --no-journeys",
  );
  process.exit(1);
}
