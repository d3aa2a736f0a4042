import { expect, test } from "vitest";
import { areaOf } from "./observed.ts";

test("requests are counted by the part of the product they belong to", () => {
  expect(areaOf("/assets/x.js")).toBe("assets");
  expect(areaOf("/healthz")).toBe("health");
  expect(areaOf("/api/v1/jobs")).toBe("api");
  expect(areaOf("/admin/orders")).toBe("admin");
  expect(areaOf("/administrator")).toBe("store");
});
