import { statusRunRepository } from "@overprint/database";
import { storeOrders } from "@overprint/database/schema";
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Desk, openDesk, ownerAsks } from "#server/status/desk.ts";
import { action } from "./jobs-action.ts";
import { loader as csv } from "./summary-csv.ts";

let desk: Desk;
let items: readonly string[];
let jobs: readonly string[];
beforeAll(async () => {
  desk = await openDesk();
  items = await desk.orders(3);
  jobs = desk.simulator.control.makeJobs(3).map(({ jobId }) => jobId);
});
afterAll(() => desk.close());

const press = (fields: Readonly<Record<string, string>>) => {
  const request = new Request("http://localhost/admin/summary/jobs", {
    method: "POST",
    body: new URLSearchParams(fields),
  });
  return action(ownerAsks(desk.overprint, request) as never);
};
const lastRun = async () => (await statusRunRepository(desk.database.db).latest(1, "order-sync"))[0];

test("job ids are typed on order products, and what is wrong with one is said beside it", async () => {
  const typed = await press({ intent: "enter", item: items[0] ?? "", jobs: `${jobs[0]}, 8291000137` });
  expect(typed).toMatchObject({
    notice: { tone: "done", title: "The job id is saved" },
    refused: [{ text: "8291000137", reason: expect.stringMatching(/Not a job id/) }],
  });
  await press({ intent: "enter", item: items[1] ?? "", jobs: `${jobs[1]}\n${jobs[2]}` });
  await desk.workOff();
});

test.each([
  ["one job", () => ({ scope: "job", id: jobs[0] ?? "" }), 1],
  ["one order product", () => ({ scope: "item", id: items[1] ?? "" }), 2],
  ["one order", () => ({ scope: "order", id: (items[0] ?? "").replace("item", "order") }), 1],
  ["everything", () => ({ scope: "all", id: "" }), 3],
])("Order Sync of %s asks for its jobs alone", async (_title, fields, count) => {
  desk.clock.set(desk.simulator.control.advance({ minutes: 1 }));
  expect(await press({ intent: "sync", ...fields() })).toMatchObject({ notice: { tone: "done" } });
  await desk.workOff();
  expect(await lastRun()).toMatchObject({ total: count, done: count, failure: null, startedBy: "Ada" });
});

test("pressing Order Sync twice waits for the one that has not begun", async () => {
  await press({ intent: "sync", scope: "all", id: "" });
  expect(await press({ intent: "sync", scope: "all", id: "" })).toMatchObject({
    notice: { tone: "refused", title: "An Order Sync like this waits already" },
  });
  await desk.workOff();
});

test("the CSV holds every job with status, source, tracking and order, and no cell is a formula", async () => {
  await desk.database.db
    .update(storeOrders)
    .set({ customerName: '=HYPERLINK("http://evil.example")' })
    .where(eq(storeOrders.number, "1001"));
  desk.simulator.control.ship(jobs[0] ?? "", ["1Z999AA10102345672"]);
  desk.clock.set(desk.simulator.control.advance({ minutes: 1 }));
  await press({ intent: "sync", scope: "all", id: "" });
  await desk.workOff();
  const answer = await csv(
    ownerAsks(desk.overprint, new Request("http://localhost/admin/summary/csv")) as never,
  );
  const lines = (await answer.text()).trim().split(/\r?\n/);
  expect(lines).toHaveLength(4);
  expect(lines[0]).toMatch(
    /Job ID,Job name,Order,Customer,.*4over status,.*Source,Tracking,Carrier,Promised,Cost/,
  );
  const shipped = lines.find((line) => line.includes(jobs[0] ?? ""));
  expect(shipped).toContain(",api,1Z999AA10102345672,UPS,");
  expect(shipped).toContain(",1001,\"'=HYPERLINK(");
});
