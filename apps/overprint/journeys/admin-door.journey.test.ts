import type { RouteConfigEntry } from "@react-router/dev/routes";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import routes from "../app/routes.ts";
import { enterAsFirstOwner, openBrowser, ownPassword } from "./browser.ts";
import { type RunningOverprint, startOverprint } from "./running.ts";

let running: RunningOverprint;
beforeAll(async () => {
  running = await startOverprint({ OVERPRINT_SIMULATOR_PRODUCTS: "6" });
});
afterAll(() => running.stop());

/** Every address that the routes declare, with something in the place of parameters. */
function paths(entries: readonly RouteConfigEntry[], under = ""): string[] {
  return entries.flatMap(({ path = "", index, children }) => {
    const here = [under, path].filter(Boolean).join("/");
    const own =
      index || (path && !children) ? [`/${here.replaceAll(/:\w+\??/g, "x").replace("*", "x")}`] : [];
    return [...own, ...paths(children ?? [], here)];
  });
}

const outside = ["/admin/sign-in", "/admin/sign-in/code", "/admin/sign-out"];
const inside = [...new Set(paths(routes))].filter(
  (path) => path.startsWith("/admin") && !outside.includes(path),
);

describe("without a session", () => {
  test("the routes of every subject are among those that are tried", () => {
    expect(inside).toEqual(
      expect.arrayContaining([
        "/admin",
        "/admin/orders",
        "/admin/transfers",
        "/admin/products/x",
        "/admin/settings/users",
      ]),
    );
  });

  test.each(inside)("%s shows nothing but the way to the sign-in", async (path) => {
    for (const address of [path, path.toUpperCase().replace("/ADMIN", "/Admin")]) {
      const page = await fetch(running.url + address, { redirect: "manual" });
      expect(page.status).toBe(302);
      expect(page.headers.get("location")).toMatch(/^\/admin\/sign-in/);
    }
  });

  test.each(inside)("data and actions of %s are closed as well", async (path) => {
    const data = await fetch(`${running.url}${path}.data`);
    expect(await data.text()).toContain("SingleFetchRedirect");
    const form = new URLSearchParams({ intent: "set-mode", mode: "live" });
    const action = await fetch(running.url + path, {
      method: "POST",
      body: form,
      headers: { Origin: running.url },
      redirect: "manual",
    });
    expect([302, 405]).toContain(action.status);
    if (action.status === 302) expect(action.headers.get("location")).toBe("/admin/sign-in");
  });
});

test("a form sent from another site is refused before anything reads it", async () => {
  const answer = await fetch(`${running.url}/admin/sign-in`, {
    method: "POST",
    body: new URLSearchParams({ email: "owner@shop.local", password: "x" }),
    headers: { Origin: "https://evil.example" },
  });
  expect(answer.status).toBe(403);
});

test("pages carry a policy that runs no script but ours, and may not be framed", async () => {
  const { headers } = await fetch(`${running.url}/admin/sign-in`);
  expect(headers.get("content-security-policy")).toMatch(
    /script-src 'self' 'nonce-[^']+'; .*frame-ancestors 'none'/,
  );
  expect(headers.get("x-content-type-options")).toBe("nosniff");
});

test("browser files with a hash in their name are kept for a year", async () => {
  const page = await (await fetch(`${running.url}/admin/sign-in`)).text();
  const asset = /\/assets\/[\w.-]+\.js/.exec(page)?.[0] ?? "";
  const answer = await fetch(running.url + asset);
  expect(answer.headers.get("cache-control")).toBe("public, max-age=31536000, immutable");
  expect(answer.headers.get("content-encoding")).toBe("gzip");
});

test("metrics are for programs on this machine", async () => {
  const own = await fetch(`${running.url}/metrics`);
  expect(await own.text()).toContain("overprint_http_request_seconds_count");
  const forwarded = await fetch(`${running.url}/metrics`, { headers: { "X-Forwarded-For": "203.0.113.9" } });
  expect(forwarded.status).toBe(403);
});

test("the first owner enters once with the told password, chooses their own, signs out, and comes back with it", async () => {
  const browser = await openBrowser();
  try {
    const page = await browser.newPage();
    const errors: string[] = [];
    page.on("pageerror", (error) => errors.push(error.message));
    await enterAsFirstOwner(page, running.url, running.password);
    await page.getByText("Simulation", { exact: true }).first().waitFor();

    await page.goto(`${running.url}/admin/settings/general`);
    await page.getByRole("button", { name: "Test connection" }).click();
    await page.getByText("4over accepts the keys").waitFor();
    await page.getByRole("button", { name: "Switch to Live" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Switch to Live" }).click();
    await page.getByText("Enter the API key and the private key for Live first.").waitFor();

    await page.getByRole("button", { name: /Signed in as/ }).click();
    await page.getByRole("menuitem", { name: "Sign out" }).click();
    await page.getByRole("heading", { name: "Sign in" }).waitFor();
    await page.getByLabel("E-mail").fill("jane@shop.example");
    await page.getByRole("textbox", { name: "Password" }).fill(running.password);
    await page.getByRole("button", { name: "Sign in" }).click();
    await page.getByText("E-mail or password is wrong.").waitFor();
    await page.getByRole("textbox", { name: "Password" }).fill(ownPassword);
    await page.getByRole("button", { name: "Sign in" }).click();
    await page.getByRole("heading", { name: "Dashboard" }).waitFor();
    expect(errors).toEqual([]);
  } finally {
    await browser.close();
  }
});
