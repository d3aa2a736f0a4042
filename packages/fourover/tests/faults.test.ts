import { type AddressInfo, createServer } from "node:net";
import { impatientFetch, type Situation } from "@overprint/simulators/fourover";
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from "vitest";
import { aClock, aJob, all, anOrder, aPrinter, aWire, faultOf, glendale, matteCards } from "./world.ts";

let printer: Awaited<ReturnType<typeof aPrinter>>;
beforeAll(async () => {
  printer = await aPrinter();
});
afterEach(() => printer.control.clearInjections());
afterAll(() => printer.simulator.close());

/** A port on which nobody listens. */
async function aClosedPort(): Promise<string> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return `http://127.0.0.1:${port}`;
}
/** From now on no answer comes; the function resolves when a call waits for one. */
function aSlowPrinter() {
  const before = printer.control.withheld();
  printer.control.inject({ situation: "slow", delayMs: 600_000 });
  return () =>
    vi.waitFor(() => expect(printer.control.withheld()).toBe(before + 1), { timeout: 60_000, interval: 5 });
}
const read = () => printer.client.products.detail(matteCards);
const write = (reference: string) =>
  printer.client.orders.place(anOrder(reference, [aJob(`${reference}-1`), aJob(`${reference}-2`)]));

describe("a read", () => {
  test.each<[Situation, string, string]>([
    ["server-error", "fourover/server", "retry"],
    ["rate-limited", "fourover/rate-limited", "retry"],
    ["authentication-refused", "fourover/authentication", "fix-setup"],
    ["malformed-json", "fourover/contract", "report"],
    ["html", "fourover/contract", "report"],
    ["empty-body", "fourover/contract", "report"],
    ["reset-mid-body", "fourover/connection", "retry"],
    ["error-with-200", "fourover/request", "fix-input"],
    ["message-as-object", "fourover/request", "fix-input"],
    ["plain-text-refusal", "fourover/request", "fix-input"],
  ])("that meets %s throws %s, recovery %s", async (situation, code, recovery) => {
    printer.control.inject({ situation });
    expect(await faultOf(read())).toMatchObject({ code, recovery: { kind: recovery } });
  });

  test("that gets no answer in time throws a timeout", async () => {
    printer.control.inject({ situation: "slow", delayMs: 600_000 });
    const hasty = printer.connect({ timeoutMs: 100 });
    expect(await faultOf(hasty.products.detail(matteCards))).toMatchObject({
      code: "fourover/timeout",
      recovery: { kind: "retry" },
    });
  });

  test("that reaches nobody throws a connection fault", async () => {
    const baseUrl = await aClosedPort();
    const fault = await faultOf(printer.connect({ baseUrl }).products.detail(matteCards));
    expect(fault).toMatchObject({ code: "fourover/connection", recovery: { kind: "retry" } });
    expect(fault.message).toBe(`4over could not be reached: GET /printproducts/products/${matteCards}`);
  });

  test("that is told when to come back carries that time", async () => {
    printer.control.inject({ situation: "rate-limited-with-delay" });
    expect(await faultOf(printer.connect().products.detail(matteCards))).toMatchObject({
      recovery: { kind: "retry", afterMs: 1000 },
    });
  });

  test("with a refusal in a message object keeps the description", async () => {
    printer.control.inject({ situation: "message-as-object" });
    expect(await faultOf(read())).toMatchObject({ reason: "The request could not be processed" });
  });

  test("whose body lacks what matters names the field, with a redacted sample", async () => {
    await using wire = await aWire(() => ({ body: { entities: [{ email: "ann@example.com" }] } }));
    const fault = await faultOf(wire.client.orders.status("Z1-001"));
    expect(fault).toMatchObject({
      code: "fourover/contract",
      call: { path: "/orders/Z1-001/status", status: 200 },
      issues: [expect.stringMatching(/^0\.status: /)],
      sample: '{"entities":[{"email":"[hidden]"}]}',
    });
  });

  test("that fails at first succeeds when it is tried again, with jitter", async () => {
    const time = aClock();
    const client = printer.connect({ time, retry: { attempts: 4, budgetMs: 60_000 } });
    printer.control.inject({ situation: "server-error", times: 2 });
    expect((await client.products.detail(matteCards)).product_uuid).toBe(matteCards);
    expect(time.slept).toEqual([500, 1000]);
  });

  test("that gets a garbled page asks again, as it does after a broken connection", async () => {
    const client = printer.connect({ time: aClock(), retry: { attempts: 4, budgetMs: 60_000 } });
    printer.control.inject({ situation: "html", times: 1 });
    expect((await client.products.detail(matteCards)).product_uuid).toBe(matteCards);
    printer.control.inject({ situation: "reset-mid-body", times: 1 });
    expect((await client.products.detail(matteCards)).product_uuid).toBe(matteCards);
  });

  test("waits as long as the printer says before it tries again", async () => {
    const time = aClock();
    const client = printer.connect({ time, retry: { attempts: 2, budgetMs: 60_000 } });
    printer.control.inject({ situation: "rate-limited-with-delay", times: 1 });
    await client.products.detail(matteCards);
    expect(time.slept).toEqual([1000]);
  });

  test("gives up when its attempts or its time are used up", async () => {
    await using wire = await aWire(() => ({ status: 503, body: "" }));
    const attempts = wire.connect({ time: aClock(), retry: { attempts: 3, budgetMs: 60_000 } });
    expect(await faultOf(attempts.accounts.whoami())).toMatchObject({ code: "fourover/server" });
    expect(wire.heard).toHaveLength(3);
    const budget = wire.connect({ time: aClock(), retry: { attempts: 100, budgetMs: 4_000 } });
    await faultOf(budget.accounts.whoami());
    // Waits of 0.5, 1 and 2 s fit into 4 s; the next of 4 s does not.
    expect(wire.heard).toHaveLength(3 + 4);
  });

  test("that is a quote, though a POST, is tried again like any read", async () => {
    const client = printer.connect({ time: aClock(), retry: { attempts: 2, budgetMs: 60_000 } });
    printer.control.inject({ situation: "server-error", times: 1 });
    expect(await client.quotes.address(glendale)).toMatchObject({ isValidAddress: true });
  });

  test("that is refused is not tried again", async () => {
    await using wire = await aWire(() => ({ status: 404, body: { message: "Product not found" } }));
    await faultOf(wire.connect({ retry: { attempts: 5, budgetMs: 60_000 } }).products.detail("p"));
    expect(wire.heard).toHaveLength(1);
  });

  test("that is aborted ends with the reason of the signal", async () => {
    const itWaits = aSlowPrinter();
    const leaving = new AbortController();
    const call = printer.client.products.detail(matteCards, { signal: leaving.signal });
    call.catch(() => {});
    await itWaits();
    leaving.abort(new Error("the page was closed"));
    await expect(call).rejects.toThrow("the page was closed");
  });
});

describe("a write", () => {
  test.each<[Situation, number]>([
    ["accepts-but-never-answers", 1],
    ["answers-500-after-accepting", 1],
    ["resets-after-accepting", 1],
    ["reset-mid-body", 1],
    ["success-without-job-ids", 1],
    ["malformed-json", 1],
    ["html", 1],
    ["empty-body", 1],
    ["refuses-before-accepting", 0],
    ["server-error", 0],
  ])("that meets %s has an unknown outcome and is sent once (orders taken: %i)", async (situation, taken) => {
    const before = printer.control.state().calls["POST /orders"] ?? 0;
    printer.control.inject({ situation });
    const fetch = impatientFetch(printer.simulator);
    const client = printer.connect({ retry: { attempts: 5, budgetMs: 60_000 }, fetch });
    const fault = await faultOf(client.orders.place(anOrder(`PO-${situation}`, [aJob("one")])));
    expect(fault).toMatchObject({ code: "fourover/outcome-unknown", recovery: { kind: "reconcile" } });
    expect(printer.control.orders(`PO-${situation}`)).toHaveLength(taken);
    expect(printer.control.state().calls["POST /orders"]).toBe(before + 1);
  });

  test("that gets no answer in time has an unknown outcome", async () => {
    printer.control.inject({ situation: "slow", delayMs: 600_000 });
    const hasty = printer.connect({ orderTimeoutMs: 100 });
    expect(await faultOf(hasty.orders.place(anOrder("PO-slow", [aJob("one")])))).toMatchObject({
      code: "fourover/outcome-unknown",
    });
  });

  test("that never left is a connection fault", async () => {
    const client = printer.connect({ baseUrl: await aClosedPort() });
    expect(await faultOf(client.orders.place(anOrder("PO", [aJob("one")])))).toMatchObject({
      code: "fourover/connection",
    });
  });

  test.each<[Situation, string, string]>([
    ["rate-limited", "fourover/rate-limited", "4over asks to slow down: POST /orders"],
    ["authentication-refused", "fourover/authentication", "4over refused the key or its signature: POST"],
    ["payment-missing", "fourover/request", "4over refused the request (Must post a payment): POST /orders"],
    ["expired-card", "fourover/request", "4over refused the request (The card has expired): POST /orders"],
    ["error-with-200", "fourover/request", "(The request could not be processed): POST /orders (HTTP 200)"],
    [
      "plain-text-refusal",
      "fourover/request",
      "(The request could not be processed): POST /orders (HTTP 400)",
    ],
  ])("that meets %s was not carried out: %s, %s", async (situation, code, message) => {
    printer.control.inject({ situation });
    const fault = await faultOf(write(`PO-${situation}`));
    expect(fault).toMatchObject({ code });
    expect(fault.message).toContain(message);
    expect(printer.control.orders(`PO-${situation}`)).toEqual([]);
  });

  test("that takes some jobs says which", async () => {
    printer.control.inject({ situation: "accepts-some-jobs" });
    expect(await write("PO-some")).toMatchObject({
      order_status: "Warning",
      jobs: [{ customer_job_id: "PO-some-1" }],
      errors: [{ customer_job_id: "PO-some-2", message: "The artwork could not be processed" }],
    });
  });

  test("that is aborted after it left has an unknown outcome; before, it never happened", async () => {
    const itWaits = aSlowPrinter();
    const leaving = new AbortController();
    const call = printer.client.orders.place(anOrder("PO-abort", [aJob("one")]), { signal: leaving.signal });
    call.catch(() => {});
    await itWaits();
    leaving.abort();
    expect(await faultOf(call)).toMatchObject({ code: "fourover/outcome-unknown" });
    const signal = AbortSignal.abort(new Error("changed my mind"));
    const early = printer.client.orders.place(anOrder("PO-early", [aJob("one")]), { signal });
    await expect(early).rejects.toThrow("changed my mind");
    expect(printer.control.orders("PO-early")).toEqual([]);
  });

  type Client = typeof printer.client;
  test.each<[string, string, (client: Client) => Promise<unknown>]>([
    ["a cancellation", "DELETE", (client) => client.orders.cancel("Z8291000137-001")],
    ["files", "POST", (client) => client.files.create(["http://127.0.0.1/a.pdf"])],
    ["attached files", "POST", (client) => client.orders.attachFiles("Z1-001", [{ fr: "f" }])],
    ["a deleted file", "DELETE", (client) => client.files.delete("f")],
    ["a user", "POST", (client) => client.accounts.createUser({ email: "a@example.com" })],
    ["a deleted address", "DELETE", (client) => client.accounts.deleteAddress("a")],
    [
      "a presort",
      "POST",
      (client) => client.directMail.presort({ statement_id: "1", resource_uuids: ["f"], crid: "1" }),
    ],
  ])("of %s with an unreadable answer has an unknown outcome", async (_what, method, call) => {
    for (const body of ["<html>Maintenance</html>", '{"entities": [', ""]) {
      await using wire = await aWire(() => ({ body }));
      const retry = { attempts: 5, budgetMs: 60_000 };
      expect(await faultOf(call(wire.connect({ retry })))).toMatchObject({
        code: "fourover/outcome-unknown",
        call: { method, status: 200 },
      });
      expect(wire.heard).toHaveLength(1);
    }
  });

  test("that cancels too late is a refusal in plain words", async () => {
    const { jobs } = await write("PO-cancel");
    printer.control.inject({ situation: "cancel-refused" });
    expect(await printer.client.orders.cancel(jobs[0]?.job_id ?? "")).toEqual({
      cancelled: false,
      reason: "Job has progressed too far for cancellation",
    });
  });
});

describe("situations of the trade", () => {
  test("a price may drift by 15 %, and a combination may vanish", async () => {
    const query = {
      product_uuid: matteCards,
      colorspec_uuid: "13abbda7-1d64-4f25-8bb2-c179b224825d",
      runsize_uuid: "52e3d710-0e8f-4d4d-8560-7d4d8655be69",
    };
    printer.control.inject({ situation: "price-drifted", times: 1 });
    expect(await printer.client.quotes.product(query)).toMatchObject({ base_price: 2860 });
    printer.control.inject({ situation: "product-vanished", times: 1 });
    expect(await printer.client.quotes.product(query)).toBeNull();
    expect(await printer.client.quotes.product(query)).toMatchObject({ base_price: 2487 });
  });

  test("an address may turn ambiguous or invalid", async () => {
    printer.control.inject({ situation: "address-ambiguous", times: 1 });
    expect((await printer.client.quotes.address(glendale)).Candidates).toHaveLength(2);
    printer.control.inject({ situation: "address-invalid", times: 1 });
    expect(await printer.client.quotes.address(glendale)).toMatchObject({ isValidAddress: false });
  });

  test("a server that always answers its first page is not read for ever", async () => {
    printer.control.inject({ situation: "list-repeats-pages" });
    const notes: string[] = [];
    const onNote = (note: { readonly kind: string }) => notes.push(note.kind);
    const rows = await all(printer.client.products.list({ max: 10, onNote }));
    expect(rows).toHaveLength(10);
    expect(notes).toContain("repeated-page");
    expect(notes.at(-1)).toBe("fewer-than-announced");
  });

  test.each<Situation>(["job-ids-as-array", "job-ids-as-objects"])(
    "%s are read like any",
    async (situation) => {
      printer.control.inject({ situation });
      const placed = await write(`PO-${situation}`);
      expect(placed.jobs.map((job) => job.job_id)).toEqual([
        expect.stringMatching(/^Z\d{10}-001$/),
        expect.stringMatching(/^Z\d{10}-002$/),
      ]);
    },
  );
});
