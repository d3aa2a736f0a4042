import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { signatures } from "@overprint/fourover";
import {
  readState,
  type Situation,
  sendCommand,
  sendSituation,
  situations,
  startFourOverSimulator,
} from "@overprint/simulators/fourover";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { aJob, anArtworkHost, anOrder, aPrinter, matteCards } from "./shop.ts";

let printer: Awaited<ReturnType<typeof aPrinter>>;
let url: string;
beforeAll(async () => {
  printer = await aPrinter();
  url = printer.simulator.url;
});
afterEach(() => printer.control.clearInjections());
afterAll(() => printer.simulator.close());
const json = async (path: string) => (await fetch(url + path)).json();

describe("over the control route", () => {
  test("a situation is enacted and explained in plain words", async () => {
    const said = await sendSituation(url, "accepts-some-jobs", { times: 1 });
    expect(said).toBe(
      "From now on 4over takes the first job of an order and refuses the others with a reason (the next calls, 1 time at most).",
    );
    const order = anOrder([aJob({ job_name: "one" }), aJob({ job_name: "two" })]);
    expect((await printer.client.orders.place(order)).order_status).toBe("Warning");
    expect((await printer.client.orders.place(order)).order_status).toBe("Success");
  });

  test("what does not exist is named, with what does", async () => {
    await expect(sendSituation(url, "explodes")).rejects.toThrow(
      /There is no situation "explodes"\. Choose one of: accepts-but-never-answers, /,
    );
    expect((await fetch(`${url}/__control/nonsense`, { method: "POST" })).status).toBe(404);
    await expect(sendCommand(url, "move", { jobId: "Z1" } as never)).rejects.toThrow(/refused: .*status/s);
    await expect(sendSituation("http://127.0.0.1:9", "slow")).rejects.toThrow(
      'No 4over simulator answers at http://127.0.0.1:9. Start it with "npm run simulator:fourover" or check the address.',
    );
  });

  test("the clock, jobs and catalogue obey", async () => {
    const [made] = (await sendCommand(url, "make-jobs", { count: 1 })) as {
      jobId: string;
      jobName: string;
    }[];
    const jobId = made?.jobId ?? "";
    const status = async () => printer.control.job(jobId)?.status;
    expect(await sendCommand(url, "move", { jobId, status: "Plated" })).toBe(true);
    expect(await status()).toBe("Plated");
    await sendCommand(url, "hold", { jobId });
    expect(await status()).toBe("On Hold: Awaiting Revised Upload");
    await sendCommand(url, "resume", { jobId, from: "Cutting" });
    expect(await status()).toBe("Cutting");
    await sendCommand(url, "ship", { jobId, parcels: 2 });
    expect(printer.control.job(jobId)?.tracking).toHaveLength(2);
    await sendCommand(url, "reprint", { jobId });
    expect(await status()).toBe("Batch Prep");
    expect(await sendCommand(url, "cancel", { jobId })).toBe(false);
    expect(await sendCommand(url, "advance", { days: 1 })).toMatch(/^2026-03-03T/);
    expect(await sendCommand(url, "prices", { percent: 5, productUuid: matteCards })).toEqual([matteCards]);
    expect(await sendCommand(url, "add-products", { count: 2 })).toHaveLength(2);
    expect(await sendCommand(url, "reissue", { productUuid: "unknown" })).toBeNull();
    expect(await sendCommand(url, "discontinue", { productUuid: "unknown" })).toBe(false);
    expect(await sendCommand(url, "push", { url: null })).toBe(true);
    expect(await sendCommand(url, "clear", {})).toBe(true);
    expect(await json(`/__control/jobs?jobName=${made?.jobName}`)).toMatchObject([{ jobId }]);
    expect(await json(`/__control/orders?reference=MADE-${jobId.slice(0, 11)}`)).toMatchObject([
      { jobIds: [jobId] },
    ]);
    expect(await json("/__control/products")).toHaveLength(52);
  });

  test("the truth is read whole, and every situation has a plain explanation", async () => {
    const state = await readState(url);
    expect(state.calls["POST /orders"]).toBe(2);
    expect(state.struck).toMatchObject({ "accepts-some-jobs": 1 });
    expect(await json("/__control/situations")).toEqual(
      Object.fromEntries(Object.entries(situations).map(([name, { what }]) => [name, what])),
    );
    for (const { what } of Object.values(situations)) expect(what.length).toBeGreaterThan(10);
  });
});

test("a situation strikes at its rate, and the same calls for the same seed", async () => {
  const strikes = async (seed: number) => {
    printer.control.inject({ situation: "server-error", rate: 0.3, seed });
    const answers: boolean[] = [];
    for (let call = 0; call < 200; call += 1)
      answers.push(
        await printer.client.accounts.whoami().then(
          () => false,
          () => true,
        ),
      );
    printer.control.clearInjections();
    return answers;
  };
  const first = await strikes(7);
  const share = first.filter(Boolean).length / first.length;
  expect(share).toBeGreaterThan(0.2);
  expect(share).toBeLessThan(0.4);
  expect(await strikes(7)).toEqual(first);
  expect(await strikes(8)).not.toEqual(first);
});

test("a situation may be kept to one route", async () => {
  printer.control.inject({ situation: "server-error", route: "/baseprices" });
  await printer.client.products.detail(matteCards);
  const prices = printer.client.products.basePrices(matteCards)[Symbol.asyncIterator]().next();
  await expect(prices).rejects.toThrow(/4over failed/);
});

describe("the caller is checked", () => {
  const call = (path: string, init: RequestInit = {}) => fetch(url + path, init);
  const sign = signatures("sim-private-key");

  test("for its key and signature, in the query or the header, each for its verb", async () => {
    expect((await call("/whoami")).status).toBe(401);
    expect((await call("/whoami?apikey=sim-print-shop&signature=00")).status).toBe(401);
    const query = (verb: "GET" | "POST") => `apikey=sim-print-shop&signature=${sign[verb]}`;
    expect((await call(`/whoami?${query("GET")}`)).status).toBe(200);
    expect((await call(`/whoami?${query("POST")}`)).status).toBe(401);
    const headers = { authorization: `API sim-print-shop:${sign.POST}`, "content-type": "application/json" };
    const post = (path: string, init: RequestInit) => call(path, { method: "POST", body: "{}", ...init });
    expect((await post("/orders", { headers })).status).toBe(400);
    expect((await post(`/orders?${query("POST")}`, {})).status).toBe(400);
    expect((await post("/orders", {})).status).toBe(401);
  });

  test("for the route and for what it must send", async () => {
    const get = (path: string) =>
      call(`${path}${path.includes("?") ? "&" : "?"}apikey=sim-print-shop&signature=${sign.GET}`);
    const post = (path: string) =>
      call(path, {
        method: "POST",
        headers: { authorization: `API sim-print-shop:${sign.POST}` },
        body: "{}",
      });
    const body = async (answer: Promise<Response>) => (await answer).json();
    expect(await body(get("/colorspecs"))).toEqual({
      status: "error",
      status_code: 404,
      status_text: "Not Found",
      current_content: "",
      message: "No route GET /colorspecs",
    });
    for (const [path, message] of [
      ["/shippingquote", "Product UUID parameter is missing"],
      ["/addressvalidation", "Shipping address parameter is missing"],
      ["/requirements/products", "Products parameter is missing"],
      ["/files", "Path parameter is missing"],
      ["/presorts", "statement_id parameter is missing"],
      ["/logins", "user_uuid parameter is missing"],
    ] as const)
      expect(await body(post(path))).toMatchObject({ status_code: 400, message });
    expect(await body(get("/printproducts/categoryproductslist"))).toMatchObject({ status_code: 400 });
  });

  test("as the real server does, unknown paging words are ignored and twenty rows come", async () => {
    const rows = async (query: string) => {
      const answer = await call(
        `/printproducts/products?${query}&apikey=sim-print-shop&signature=${sign.GET}`,
      );
      return ((await answer.json()) as { entities: unknown[] }).entities.length;
    };
    expect(await rows("")).toBe(20);
    expect(await rows("perPage=50&limit=50&page=2")).toBe(20);
    expect(await rows("max=45")).toBe(45);
  });

  test("links lead to other hosts, as the published ones do", async () => {
    const rows = JSON.stringify(await printer.client.products.detail(matteCards));
    expect(rows).toContain("http://dev-api.4over.com/");
  });
});

test("a killed simulator forgets no order, job, file, clock or catalogue", async () => {
  const folder = mkdtempSync(join(tmpdir(), "fourover-"));
  const statePath = join(folder, "state.jsonl");
  const host = await anArtworkHost();
  const before = await aPrinter({ statePath });
  const files = { fr: `${host.url}/front.pdf`, bk: `${host.url}/back.pdf` };
  const placed = await before.client.orders.place(anOrder([aJob({ skip_files: false, files })]));
  const job = placed.jobs[0]?.job_id ?? "";
  before.control.advance({ days: 40 });
  before.control.changePrices(10, matteCards);
  before.control.discontinue(before.control.products().at(-1)?.uuid ?? "");
  const known = before.control.state();
  await before.simulator.close();
  // A kill in the middle of a line.
  writeFileSync(statePath, `${readFileSync(statePath, "utf8")}{"kind":"job","job":{"jobId":"Z`);

  const after = await aPrinter({ statePath });
  const state = after.control.state();
  expect(state.orders).toEqual(known.orders);
  expect(state.jobs).toEqual(known.jobs);
  expect(state.files).toEqual(known.files);
  expect(state.products).toBe(known.products);
  expect(Date.parse(state.now)).toBeGreaterThanOrEqual(Date.parse(known.now));
  const file = after.control.job(job)?.files.fr ?? "";
  expect(Buffer.from(await after.client.files.get(file)).toString()).toContain("/front.pdf");
  const again = await after.client.orders.place(anOrder([aJob()]));
  expect(again.jobs[0]?.job_id).toBe("Z8291000274-001");
  await after.simulator.close();
  const third = await aPrinter({ statePath });
  expect(third.control.orders()).toHaveLength(2);
  await third.simulator.close();
  await host.close();
  rmSync(folder, { recursive: true });
});

test("pace produces faster than life, and a port that is taken is said so", async () => {
  const quick = await aPrinter({ pace: 1_000 });
  const placed = await quick.client.orders.place(anOrder([aJob()]));
  quick.control.resume(placed.jobs[0]?.job_id ?? "", "Batch Prep");
  quick.control.advance({ hours: 1 });
  expect(quick.control.jobs()[0]?.status).toBe("Complete: Shipment Delivery Confirmed");
  const port = Number(new URL(quick.simulator.url).port);
  await expect(startFourOverSimulator({ port })).rejects.toThrow(/EADDRINUSE/);
  await quick.simulator.close();
});

test("every situation is known by its name", () => {
  expect(Object.keys(situations) satisfies string[]).toContain("feed-stale" satisfies Situation);
});
