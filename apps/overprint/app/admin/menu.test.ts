import { expect, test } from "vitest";
import { currentEntry } from "./menu.ts";

test("a page belongs to the longest menu entry that its address begins with", () => {
  expect(currentEntry("/admin/products/changes")?.label).toBe("Products");
  expect(currentEntry("/admin/settings/users")?.label).toBe("Settings");
});

test("the dashboard is current only on its own page", () => {
  expect(currentEntry("/admin")?.label).toBe("Dashboard");
  expect(currentEntry("/admin/account")).toBe(undefined);
});
