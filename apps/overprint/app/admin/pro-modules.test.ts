import type { RouteConfigEntry } from "@react-router/dev/routes";
import { expect, test } from "vitest";
import { proModuleAt, proModules } from "./pro-modules.ts";
import { adminRoutes } from "./routes.ts";

/** What works with the RSS feed alone, or needs no printer at all. */
const basicScreens = [
  "/admin",
  "/admin/account",
  "/admin/doctor",
  "/admin/orders",
  "/admin/orders/:id",
  "/admin/settings",
  "/admin/settings/api-keys",
  "/admin/settings/feed",
  "/admin/settings/general",
  "/admin/settings/notifications",
  "/admin/settings/schedules",
  "/admin/settings/statuses",
  "/admin/settings/stores",
  "/admin/settings/stores/:id",
  "/admin/settings/users",
  "/admin/settings/webhooks",
  "/admin/summary",
  "/admin/summary/:job",
  "/admin/summary/runs/:run",
  // A frame around the steps, which leads on to the first.
  "/admin/transfers/:itemId",
];

/** Addresses of all screens inside the admin's door; files for download and forms without a screen left out. */
function screens(entries: readonly RouteConfigEntry[], under: string): readonly string[] {
  return entries.flatMap((entry) => {
    const path = entry.path ? `${under}/${entry.path}` : under;
    const own = entry.file.endsWith(".tsx") && !/layout\.tsx$|sign-in/.test(entry.file) ? [path] : [];
    return [...own, ...screens(entry.children ?? [], path)];
  });
}

test("every screen of the admin is known to work on Basic or is a Pro module", () => {
  const pro = proModules.map(({ at }) => at);
  expect([...new Set(screens(adminRoutes, ""))].toSorted()).toEqual([...basicScreens, ...pro].toSorted());
});

test.each(proModules.map((module) => [module.at, module] as const))(
  "%s says what it would do",
  (at, known) => {
    expect(proModuleAt(at.replaceAll(/:\w+/g, "some-id"))).toBe(known);
    expect(known.would).toMatch(/^\S.*\.$/);
  },
);

test("screens that work on Basic say nothing of Pro", () => {
  for (const path of basicScreens) expect(proModuleAt(path.replaceAll(/:\w+/g, "some-id"))).toBeUndefined();
});
