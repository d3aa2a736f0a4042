import { createServer, type Server } from "node:http";
import { timeZoneSetting } from "@overprint/core/settings";
import { webhookRepository } from "@overprint/database";
import { sql } from "drizzle-orm";
import { Webhook } from "standardwebhooks";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { scheduleHousekeeping } from "#server/housekeeping.ts";
import { type Desk, openDesk } from "#server/status/desk.ts";
import { syncOrders } from "#server/status/order-sync.ts";
import { localWebhooksSetting } from "#server/status/settings.ts";
import { enterJobIds } from "#server/status/typed-jobs.ts";
import { forgetDeliveriesTask } from "#tasks/webhooks.ts";
import { deliverWebhook } from "./deliver.ts";
import { addEndpoint, replay, sendTest, switchEndpoint } from "./endpoints.ts";

type Received = { readonly headers: Record<string, string>; readonly body: string };
let desk: Desk;
let server: Server;
let url: string;
let answer = 200;
const received: Received[] = [];

beforeAll(async () => {
  desk = await openDesk();
  // Receivers refuse signatures of another time.
  desk.clock.set(new Date().toISOString());
  server = createServer((request, response) => {
    let body = "";
    request.on("data", (part) => {
      body += part;
    });
    request.on("end", () => {
      received.push({ headers: request.headers as Record<string, string>, body });
      response.writeHead(answer, answer === 302 ? { location: "http://169.254.169.254/" } : {}).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  url = `http://127.0.0.1:${typeof address === "object" && address ? address.port : 0}/hook`;
});
afterAll(async () => {
  server.close();
  await desk.close();
});
beforeEach(async () => {
  answer = 200;
  received.length = 0;
  await desk.overprint.settings.set(localWebhooksSetting, true, "test");
  await desk.database.db.execute(
    sql`truncate webhook_endpoints, webhook_deliveries, jobs, job_observations, problems, problem_subjects cascade`,
  );
  await desk.database.db.execute(sql`delete from pgboss.job where name not like '%__pgboss__%'`);
});

const everything = ["job.status.changed", "job.shipped", "order.completed"];
async function endpoint(events: readonly string[] = everything) {
  const added = await addEndpoint(desk.overprint, { url, description: "", events, actor: "Ada" });
  return added.ok ? added.value : expect.fail(added.problem.reason);
}
const log = async () =>
  (await webhookRepository(desk.database.db).log({ endpointId: null, state: null }, { offset: 0, limit: 50 }))
    .deliveries;

test("the life of a job is told in events that verify with the endpoint's secret", async () => {
  const { secret } = await endpoint();
  const [item = ""] = await desk.orders(1);
  const [jobId = ""] = desk.simulator.control.makeJobs(1, "Packaging").map((job) => job.jobId);
  await enterJobIds(desk.overprint, { itemId: item, text: jobId, actor: "Ada" });
  const sync = (runId: string) =>
    syncOrders(
      desk.overprint,
      { runId, scope: { kind: "all" }, startedBy: "Ada" },
      new AbortController().signal,
    );
  await sync("run-1");
  desk.simulator.control.ship(jobId, ["1Z999AA10102345672"]);
  await sync("run-2");
  await desk.workOff();
  const events = received.map(
    ({ headers, body }) => new Webhook(secret).verify(body, headers) as { type: string },
  );
  expect(events.map(({ type }) => type).toSorted()).toEqual([
    "job.shipped",
    "job.status.changed",
    "job.status.changed",
    "order.completed",
  ]);
  expect(events.find(({ type }) => type === "job.shipped")).toMatchObject({
    data: {
      jobId,
      status: "Complete: Shipped",
      parcels: [{ carrier: "UPS", trackingNumber: "1Z999AA10102345672" }],
    },
  });
  expect((await log()).every(({ state }) => state === "delivered")).toBe(true);
});

test("an endpoint hears only of the events it chose", async () => {
  await endpoint(["order.completed"]);
  const [item = ""] = await desk.orders(1);
  const [jobId = ""] = desk.simulator.control.makeJobs(1).map((job) => job.jobId);
  await enterJobIds(desk.overprint, { itemId: item, text: jobId, actor: "Ada" });
  await syncOrders(
    desk.overprint,
    { runId: "run-3", scope: { kind: "all" }, startedBy: "Ada" },
    new AbortController().signal,
  );
  expect(await log()).toEqual([]);
});

test("what fails is tried later, and after the last attempt it can be replayed with the same event id", async () => {
  const { id } = await endpoint();
  answer = 500;
  await sendTest(desk.overprint, id);
  const [first] = await log();
  const deliveryId = first?.id ?? "";
  for (let attempt = 0; attempt < 8; attempt += 1) await deliverWebhook(desk.overprint, deliveryId);
  const [failed] = await log();
  expect(failed).toMatchObject({ state: "failed", attempts: 8, lastStatus: 500, nextAttemptAt: null });
  expect((await desk.overprint.problems.listOpen()).map(({ code }) => code)).toEqual(["webhook-failing"]);
  answer = 204;
  await replay(desk.overprint, deliveryId);
  await desk.workOff();
  const delivered = (await log()).find(({ isReplay }) => isReplay);
  expect(delivered).toMatchObject({ state: "delivered", eventId: failed?.eventId });
  expect(await desk.overprint.problems.listOpen()).toEqual([]);
  expect(new Set(received.map(({ headers }) => headers["webhook-id"])).size).toBe(1);
});

test("a redirect is not followed and does not count as taken", async () => {
  const { id } = await endpoint();
  answer = 302;
  await sendTest(desk.overprint, id);
  await deliverWebhook(desk.overprint, (await log())[0]?.id ?? "");
  expect((await log())[0]).toMatchObject({ state: "waiting", lastStatus: 302 });
});

test("a target that became private is refused at delivery", async () => {
  const { id } = await endpoint();
  await desk.overprint.settings.set(localWebhooksSetting, false, "test");
  await sendTest(desk.overprint, id);
  await deliverWebhook(desk.overprint, (await log())[0]?.id ?? "");
  expect((await log())[0]?.lastError).toMatch(/https addresses only|private network/);
  expect(received).toEqual([]);
});

test("an endpoint that is off is told nothing", async () => {
  const { id } = await endpoint();
  await switchEndpoint(desk.overprint, id, false, "Ada");
  await sendTest(desk.overprint, id);
  await deliverWebhook(desk.overprint, (await log())[0]?.id ?? "");
  expect(received).toEqual([]);
});

test("at night deliveries settled more than thirty days ago are forgotten, and what waits is kept", async () => {
  const { id } = await endpoint();
  await sendTest(desk.overprint, id);
  await desk.workOff();
  answer = 500;
  await sendTest(desk.overprint, id);
  await deliverWebhook(desk.overprint, (await log()).find(({ state }) => state === "waiting")?.id ?? "");
  const today = desk.clock.now();
  const days = (count: number) => new Date(today.getTime() + count * 86_400_000).toISOString();
  const night = () => forgetDeliveriesTask.handler({}, desk.overprint, new AbortController().signal);
  desk.clock.set(days(29));
  await night();
  expect((await log()).map(({ state }) => state).toSorted()).toEqual(["delivered", "waiting"]);
  desk.clock.set(days(31));
  await night();
  expect((await log()).map(({ state }) => state)).toEqual(["waiting"]);
  desk.clock.set(today.toISOString());
});

test("the nightly clearing is scheduled in the shop's time zone, once however often it is applied", async () => {
  await desk.overprint.settings.set(timeZoneSetting, "Europe/Vienna", "test");
  await scheduleHousekeeping(desk.overprint);
  await scheduleHousekeeping(desk.overprint);
  const own = (await desk.overprint.tasks.schedules()).filter(
    ({ task }) => task === forgetDeliveriesTask.name,
  );
  expect(own).toMatchObject([{ timeZone: "Europe/Vienna", cron: "29 3 * * *" }]);
});
