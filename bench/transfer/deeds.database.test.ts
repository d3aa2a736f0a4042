import type { StoreOrderItemId } from "@overprint/core/orders";
import { automaticSetting, noAutomaticTransfer, sendTransfer } from "@overprint/core/transfer";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { pushEndpoint, pushPath } from "../../apps/overprint/server/status/push.ts";
import { transferByItself } from "../../apps/overprint/server/transfer/automatic.ts";
import { transferBulk } from "../../apps/overprint/server/transfer/bulk.ts";
import { ledgerOfOrder } from "../../apps/overprint/server/transfer/ledger.ts";
import { automaticTransferTask } from "../../apps/overprint/tasks/transfer.ts";
import { ada, openTransferDesk } from "./desk.ts";
import { anOrder, stockOrders } from "./shop.ts";

let at: Awaited<ReturnType<typeof openTransferDesk>>;
beforeAll(async () => {
  at = await openTransferDesk();
});
afterAll(() => at.close());
beforeEach(async () => {
  at.desk.simulator.control.clearInjections();
  await at.overprint.settings.set(automaticSetting, noAutomaticTransfer, "test");
});

const load = (itemId: StoreOrderItemId, copy = 0) => at.overprint.transfer.records.load(itemId, copy);
const inject = (...given: Parameters<typeof at.desk.simulator.control.inject>) =>
  at.desk.simulator.control.inject(...given);
const openKeys = async () => (await at.overprint.problems.listOpen()).map(({ key }) => key);

/** The one job of an order product, once it is at the printer. */
async function theJob(itemId: StoreOrderItemId, copy = 0) {
  const [job] = (await load(itemId, copy)).jobs;
  if (!job?.jobId) throw new Error("it is at the printer");
  return { ...job, jobId: job.jobId };
}
async function placed() {
  const ready = await at.orderReady();
  await sendTransfer(at.ports, [ready.target], ada);
  return { ...ready, job: await theJob(ready.item.id) };
}

describe("cancelling a job", () => {
  test("is done at the printer while it allows it, and the order product is open for a reprint", async () => {
    const { item, job } = await placed();
    const form = { intent: "cancel", job: job.id, reason: "wrong stock" };
    expect(await at.act(item.id, 0, form)).toMatchObject({ ok: true });
    expect(at.desk.simulator.control.job(job.jobId)?.history.at(-1)?.label).toBe("Canceled");
    expect(await load(item.id)).toMatchObject({ state: "cancelled", jobs: [{ state: "cancelled" }] });
    expect(await at.desk.job(job.jobId)).toMatchObject({ isOpen: false });
  });

  test("needs a reason, and without one nothing is asked of the printer", async () => {
    const { item, job } = await placed();
    const form = { intent: "cancel", job: job.id, reason: " " };
    expect(await at.act(item.id, 0, form)).toMatchObject({ problem: { what: "No reason was given." } });
    expect(at.desk.simulator.control.job(job.jobId)?.history.at(-1)?.label).not.toBe("Canceled");
  });

  test("that comes too late is refused in 4over's words, which stay in the order's timeline", async () => {
    const { order, item, job } = await placed();
    at.desk.simulator.control.moveJob(job.jobId, "On Press");
    const answer = await at.act(item.id, 0, { intent: "cancel", job: job.id, reason: "wrong stock" });
    expect(answer).toMatchObject({
      problem: {
        what: expect.stringContaining("progressed too far"),
        doNext: expect.stringContaining("reprint"),
      },
    });
    expect((await load(item.id)).state).toBe("placed");
    const timeline = await at.overprint.audit.ofOrder(order.id, 60);
    expect(timeline.find(({ action }) => action === "transfer.cancel-refused")).toMatchObject({
      actor: "Ada",
      subject: { kind: "job", id: job.jobId },
      after: { words: expect.stringContaining("progressed too far") },
    });
  });

  test("whose answer is lost says that it is not known, and the job stays as it was", async () => {
    const { order, item, job } = await placed();
    inject({ situation: "html", times: 5, route: "DELETE /orders" });
    const answer = await at.act(item.id, 0, { intent: "cancel", job: job.id, reason: "wrong stock" });
    expect(answer.ok).toBe(false);
    expect((await load(item.id)).state).toBe("placed");
    expect(
      (await at.overprint.audit.ofOrder(order.id, 60)).filter(({ action }) =>
        action.startsWith("transfer.cancel-"),
      ),
    ).toHaveLength(1);
  });
});

describe("the completeness ledger", () => {
  test("does not count a cancelled job, and counts the reprint that takes its place", async () => {
    const { order, item, job } = await placed();
    const ledger = () => ledgerOfOrder(at.overprint, order.id);
    expect(await ledger()).toMatchObject({ isComplete: true, withJobs: 1 });
    await at.act(item.id, 0, { intent: "cancel", job: job.id, reason: "wrong stock" });
    expect(await ledger()).toMatchObject({ isComplete: false, withJobs: 0, open: [{ itemId: item.id }] });
    await at.act(item.id, 0, { intent: "reprint", job: job.id, reason: "right stock now" });
    expect((await ledger()).isComplete).toBe(false);
    await sendTransfer(at.ports, [{ itemId: item.id, copy: 1 }], ada);
    expect(await ledger()).toMatchObject({ isComplete: true, withJobs: 1 });
  });

  test("takes an excluded order product with its reason, and none without", async () => {
    const { order, item } = await at.orderReady();
    await at.act(item.id, 0, { intent: "exclude", reason: "made in house" });
    expect(await ledgerOfOrder(at.overprint, order.id)).toMatchObject({
      isComplete: true,
      excluded: 1,
      lines: [{ place: "excluded", reason: "made in house" }],
    });
  });
});

test.each(["hold", "exclude", "release"])(
  "%s from a page that is old changes nothing of what is placed",
  async (intent) => {
    const { order, item } = await placed();
    expect(await at.act(item.id, 0, { intent, reason: "a stale page" })).toMatchObject({
      problem: { what: "It is placed meanwhile: nothing was changed." },
    });
    expect(await ledgerOfOrder(at.overprint, order.id)).toMatchObject({ isComplete: true, excluded: 0 });
  },
);

describe("a reprint", () => {
  test("is a new job that names the old one, and the old one stays as it is", async () => {
    const { order, item, job } = await placed();
    const begun = await at.act(item.id, 0, { intent: "reprint", job: job.id, reason: "damaged" });
    expect(begun).toMatchObject({ value: { goTo: `/admin/transfers/${item.id}/shipping?copy=1` } });
    expect(at.atPrinter(order.number)).toHaveLength(1);
    const sent = await sendTransfer(at.ports, [{ itemId: item.id, copy: 1 }], ada);
    expect(sent).toMatchObject({ ok: true, value: { outcomes: [{ kind: "placed" }] } });
    const again = await theJob(item.id, 1);
    expect(await load(item.id, 1)).toMatchObject({
      state: "placed",
      reprintOf: job.jobId,
      reprintReason: "damaged",
    });
    expect(again.jobName).not.toBe(job.jobName);
    expect(
      at
        .atPrinter(order.number)
        .map(({ jobId }) => jobId)
        .toSorted(),
    ).toEqual([job.jobId, again.jobId].toSorted());
    expect(await load(item.id)).toMatchObject({ state: "placed", jobs: [{ jobId: job.jobId }] });
  });

  test("is sent once, however often it is clicked", async () => {
    const { order, item, job } = await placed();
    await at.act(item.id, 0, { intent: "reprint", job: job.id, reason: "damaged" });
    const target = { itemId: item.id, copy: 1 };
    await Promise.all([1, 2, 3].map(() => sendTransfer(at.ports, [target], ada)));
    expect(at.atPrinter(order.number)).toHaveLength(2);
  });

  test("follows a cancelled job as well", async () => {
    const { item, job } = await placed();
    await at.act(item.id, 0, { intent: "cancel", job: job.id, reason: "wrong stock" });
    await at.act(item.id, 0, { intent: "reprint", job: job.id, reason: "right stock now" });
    await sendTransfer(at.ports, [{ itemId: item.id, copy: 1 }], ada);
    expect(await load(item.id, 1)).toMatchObject({ state: "placed", reprintOf: job.jobId });
    expect((await load(item.id)).state).toBe("cancelled");
  });
});

describe("files that could not be attached", () => {
  test.each([
    ["plain-text-refusal", "refused"],
    ["html", "in-doubt"],
  ] as const)(
    "%s: the job stands, its files are %s, and attaching again puts it right",
    async (situation, files) => {
      inject({ situation, times: 5, route: "/jobs/" });
      const { order, item, job } = await placed();
      expect(job).toMatchObject({ state: "placed", filesState: files });
      expect(await openKeys()).toContain(`transfer/files:${job.id}`);
      at.desk.simulator.control.clearInjections();
      expect(await at.act(item.id, 0, { intent: "attach", job: job.id })).toMatchObject({ ok: true });
      expect((await theJob(item.id)).filesState).toBe("attached");
      expect(Object.keys(at.desk.simulator.control.job(job.jobId)?.files ?? {})).not.toEqual([]);
      expect(await openKeys()).not.toContain(`transfer/files:${job.id}`);
      expect(at.atPrinter(order.number)).toHaveLength(1);
    },
  );
});

describe("evidence by push", () => {
  const push = async (jobId: string, jobName: string) => {
    const path = await pushPath(at.overprint);
    const answer = await pushEndpoint(at.overprint).request(`/${path}`, {
      method: "POST",
      body: JSON.stringify([{ source_job_id: jobId, job_name: jobName }]),
      headers: { "content-type": "application/json" },
    });
    expect(answer.status).toBe(200);
    await at.desk.workOff();
  };

  test("counts once the printer knows the job id, and its missing files are then said", async () => {
    const { order, item, target } = await at.orderReady();
    inject({ situation: "success-without-job-ids", times: 1 });
    await sendTransfer(at.ports, [target], ada);
    const [job] = (await load(item.id)).jobs;
    const [there] = at.atPrinter(order.number);
    if (!job || !there) throw new Error("the printer holds it");
    await push("Z0000000001-001", job.jobName);
    expect((await load(item.id)).state).toBe("in-doubt");
    await push(there.jobId, job.jobName);
    expect(await load(item.id)).toMatchObject({ state: "placed", jobs: [{ jobId: there.jobId }] });
    const keys = await openKeys();
    expect(keys).not.toContain(`transfer/in-doubt:${item.id}`);
    expect(keys).toContain(`transfer/files:${job.id}`);
    expect(await at.act(item.id, 0, { intent: "attach", job: job.id })).toMatchObject({ ok: true });
    expect(at.atPrinter(order.number)).toHaveLength(1);
  });
});

describe("automatic transfer", () => {
  const tick = () => automaticTransferTask.handler({}, at.overprint, new AbortController().signal);
  const switchOn = () =>
    at.overprint.settings.set(
      automaticSetting,
      { ...noAutomaticTransfer, isOn: true, holdMinutes: 60 },
      "Ada",
    );
  beforeEach(() => at.putAside());

  test("is off until somebody switches it on", async () => {
    const { order } = await at.orderReady();
    await tick();
    at.pass(600);
    await tick();
    expect(at.atPrinter(order.number)).toEqual([]);
  });

  test("sends after the hold window and not a minute before", async () => {
    const { order, item } = await at.orderReady();
    await switchOn();
    await tick();
    at.pass(59);
    await tick();
    expect(at.atPrinter(order.number)).toEqual([]);
    at.pass(1);
    await tick();
    expect(at.atPrinter(order.number)).toHaveLength(1);
    expect((await load(item.id)).state).toBe("placed");
    const timeline = await at.overprint.audit.ofOrder(order.id, 60);
    expect(timeline.find(({ action }) => action === "transfer.claimed")?.actor).toBe("automatic transfer");
  });

  test("begins its window anew when a check failed in between", async () => {
    const { order } = await at.orderReady();
    await switchOn();
    await tick();
    at.pass(50);
    inject({ situation: "price-drifted" });
    await tick();
    at.desk.simulator.control.clearInjections();
    at.pass(20);
    await tick();
    expect(at.atPrinter(order.number)).toEqual([]);
    at.pass(60);
    await tick();
    expect(at.atPrinter(order.number)).toHaveLength(1);
  });

  test("a person who holds it within the window stops it", async () => {
    const { order, item } = await at.orderReady();
    await switchOn();
    await tick();
    await at.act(item.id, 0, { intent: "hold", reason: "customer called" });
    at.pass(120);
    await tick();
    expect(at.atPrinter(order.number)).toEqual([]);
  });

  test("those that can never pass keep nobody from their turn", async () => {
    const stuck = Array.from({ length: 12 }, (_, index) => {
      const order = anOrder(String(6_000 + index), at.prepared, [1]);
      return { ...order, items: order.items.map((item) => ({ ...item, combination: null })) };
    });
    await stockOrders(at.desk.database, stuck);
    const { order } = await at.orderReady();
    await switchOn();
    const round = () => transferByItself(at.overprint, new AbortController().signal, 5);
    for (let turn = 0; turn < 3; turn += 1) await round();
    at.pass(60);
    for (let turn = 0; turn < 3; turn += 1) await round();
    expect(at.atPrinter(order.number)).toHaveLength(1);
  });

  test("only looks at the products and customers on its lists", async () => {
    const { order } = await at.orderReady();
    const rules = { ...noAutomaticTransfer, isOn: true, holdMinutes: 0 };
    await at.overprint.settings.set(automaticSetting, { ...rules, customers: ["else@x.example"] }, "Ada");
    await tick();
    await tick();
    expect(at.atPrinter(order.number)).toEqual([]);
    const dana = { ...rules, customers: [order.customer.email.toUpperCase()] };
    await at.overprint.settings.set(automaticSetting, dana, "Ada");
    await tick();
    await tick();
    expect(at.atPrinter(order.number)).toHaveLength(1);
  });

  test("a printer that fails for one order product does not stop the others", async () => {
    const first = await at.orderReady();
    const second = await at.orderReady();
    await switchOn();
    await tick();
    at.pass(60);
    inject({ situation: "html", times: 5, route: "/productquote" });
    await tick();
    at.desk.simulator.control.clearInjections();
    await tick();
    expect(at.atPrinter(first.order.number)).toHaveLength(1);
    expect(at.atPrinter(second.order.number)).toHaveLength(1);
  });

  test("never sends again what lost its answer", async () => {
    const { order, item } = await at.orderReady();
    await switchOn();
    await tick();
    at.pass(61);
    inject({ situation: "success-without-job-ids", times: 1 });
    await tick();
    expect((await load(item.id)).state).toBe("in-doubt");
    at.pass(1_440);
    await tick();
    await tick();
    expect(at.atPrinter(order.number)).toHaveLength(1);
    expect((await load(item.id)).state).toBe("in-doubt");
  });
});

test("one cause over three orders is one incident, and one replay after the fix clears it", async () => {
  const ready = [await at.orderReady(), await at.orderReady(), await at.orderReady()];
  const targets = ready.map(({ target }) => target);
  const ids = ready.map(({ item }) => item.id as string);
  const affected = async () =>
    (await at.overprint.problems.listOpen()).filter(({ subjects }) =>
      subjects.some(({ id }) => ids.includes(id)),
    );
  inject({ situation: "price-drifted" });
  await transferBulk(at.overprint, targets, ada);
  const incidents = await affected();
  expect(incidents).toHaveLength(1);
  expect(incidents[0]?.subjects.map(({ id }) => id).toSorted()).toEqual(ids.toSorted());
  at.desk.simulator.control.clearInjections();
  const lines = await transferBulk(at.overprint, targets, ada);
  expect(lines.map(({ sends }) => sends)).toEqual([1, 1, 1]);
  expect(await affected()).toEqual([]);
});
