import * as schema from "@overprint/database/schema";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Desk, openDesk } from "#server/status/desk.ts";
import { enterJobIds } from "#server/status/typed-jobs.ts";
import { apiV1 } from "./index.ts";
import { makeApiKey, revokeApiKey } from "./keys.ts";

let desk: Desk;
let items: readonly string[];
beforeAll(async () => {
  desk = await openDesk();
  items = await desk.orders(3);
  const jobs = desk.simulator.control.makeJobs(2).map(({ jobId }) => jobId);
  for (const [index, jobId] of jobs.entries())
    await enterJobIds(desk.overprint, { itemId: items[index] ?? "", text: jobId, actor: "Ada" });
  await desk.workOff();
});
afterAll(() => desk.close());

const keyFor = async (scopes: readonly string[]) =>
  makeApiKey(desk.overprint, { name: "ERP", scopes, expiresAt: null, actor: "Ada" });
const ask = async (path: string, key: string | null, init: RequestInit = {}) => {
  const answer = await apiV1(desk.overprint).request(path, {
    ...init,
    headers: {
      ...(key ? { authorization: `Bearer ${key}` } : {}),
      ...(init.body ? { "content-type": "application/json" } : {}),
    },
  });
  return { status: answer.status, type: answer.headers.get("content-type"), body: await answer.json() };
};

test("jobs are listed a page at a time, with what they belong to", async () => {
  const { key } = await keyFor(["jobs:read"]);
  const { status, body } = await ask("/jobs?pageSize=1&sort=job&order=asc", key);
  expect(status).toBe(200);
  expect(body).toMatchObject({
    page: 1,
    pageSize: 1,
    total: 2,
    data: [{ orderNumber: "1001", status: "On Press", bucket: "in-production", source: "api", isOpen: true }],
  });
});

test("a job shows every observation with its source and what it did", async () => {
  const { key } = await keyFor(["jobs:read"]);
  const list = await ask("/jobs", key);
  const { body } = await ask(`/jobs/${list.body.data[0].jobId}`, key);
  expect(body.history.map((one: { status: string }) => one.status)).toEqual(["On Press", "New"]);
  expect(body.history[0]).toMatchObject({ source: "api", effect: "applied", rule: "first-evidence" });
});

test("orders are listed and read with their order products", async () => {
  const { key } = await keyFor(["orders:read"]);
  const { body } = await ask("/orders?search=1002", key);
  expect(body.data).toMatchObject([{ number: "1002", total: { minor: 4900, currency: "USD" } }]);
  const one = await ask(`/orders/${body.data[0].id}`, key);
  expect(one.body.items).toMatchObject([{ title: "Business Cards", quantity: 250 }]);
});

test("job ids can be entered, and those that do not fit are named", async () => {
  const { key } = await keyFor(["jobs:write"]);
  const { body } = await ask(`/order-products/${items[2]}/jobs`, key, {
    method: "POST",
    body: JSON.stringify({ jobIds: ["Z7777777777-001", "nonsense"] }),
  });
  expect(body).toMatchObject({ added: ["Z7777777777-001"], refused: [{ text: "NONSENSE" }] });
});

test("products are listed with what each store asks for them", async () => {
  await desk.database.db.insert(schema.storeProducts).values({
    id: "flyers",
    origin: "own",
    sku: "FLY-1",
    slug: "flyers",
    title: "Club flyers",
    currency: "USD",
  });
  const { key } = await keyFor(["products:read"]);
  const { status, body } = await ask("/products?search=club", key);
  expect(status).toBe(200);
  expect(body).toMatchObject({
    total: 1,
    data: [{ id: "flyers", sku: "FLY-1", title: "Club flyers", origin: "own", isDiscontinued: false }],
  });
  expect((await ask("/products", (await keyFor(["jobs:read"])).key)).status).toBe(403);
});

test("a program starts an Order Sync and follows its job", async () => {
  const { key } = await keyFor(["jobs:read", "jobs:write"]);
  const { data } = (await ask("/jobs", key)).body;
  const { jobId } = data.find(({ source }: { source: string }) => source === "api");
  desk.simulator.control.moveJob(jobId, "Packaging");
  const started = await ask("/jobs/sync", key, { method: "POST", body: JSON.stringify({}) });
  expect(started.status).toBe(202);
  await desk.workOff();
  expect((await ask(`/jobs/${jobId}`, key)).body).toMatchObject({ status: "Packaging", source: "api" });
});

test.each([
  ["no key", "/jobs", null, 401, "no-valid-key"],
  ["a made-up key", "/jobs", `ovp_${"x".repeat(43)}`, 401, "no-valid-key"],
  ["a page that is no number", "/jobs?page=zero", "jobs:read", 400, "request-does-not-fit"],
  ["an unknown job", "/jobs/Z0000000000-001", "jobs:read", 404, "job-not-known"],
  ["an unknown route", "/nothing", "jobs:read", 404, "no-such-resource"],
  ["a key for something else", "/orders", "jobs:read", 403, "scope-missing"],
])("a request with %s is answered with a problem document", async (_title, path, key, status, code) => {
  const given = key?.includes(":") ? (await keyFor([key])).key : key;
  const answer = await ask(path, given);
  expect(answer).toMatchObject({ status, type: "application/problem+json", body: { status, code } });
});

test("a revoked or expired key opens nothing", async () => {
  const { key, known } = await keyFor(["jobs:read"]);
  await revokeApiKey(desk.overprint, known.id, "Ada");
  expect((await ask("/jobs", key)).status).toBe(401);
  const expired = await makeApiKey(desk.overprint, {
    name: "old",
    scopes: ["jobs:read"],
    expiresAt: "2026-03-01T00:00:00.000Z",
    actor: "Ada",
  });
  expect((await ask("/jobs", expired.key)).status).toBe(401);
});

test("the document describes every route and every event", async () => {
  const { body } = await ask("/openapi.json", null);
  expect(Object.keys(body.paths)).toEqual([
    "/orders",
    "/orders/{id}",
    "/jobs",
    "/jobs/{jobId}",
    "/jobs/sync",
    "/order-products/{itemId}/jobs",
    "/products",
  ]);
  expect(Object.keys(body.webhooks)).toEqual(["job.status.changed", "job.shipped", "order.completed"]);
});
