import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { carrierOf, readJobNotifications, readStatusFeed } from "@overprint/fourover";
import { findJobStatus } from "@overprint/fourover/reference";
import { afterAll, beforeAll, expect, test } from "vitest";
import { aJob, anArtworkHost, anOrder, aPrinter, buyer } from "./shop.ts";

let printer: Awaited<ReturnType<typeof aPrinter>>;
let host: Awaited<ReturnType<typeof anArtworkHost>>;
beforeAll(async () => {
  [printer, host] = await Promise.all([aPrinter(), anArtworkHost()]);
});
afterAll(async () => {
  await Promise.all([printer.simulator.close(), host.close()]);
});

/** A job in production from now on. */
async function inProduction(more = {}): Promise<string> {
  const files = { fr: `${host.url}/front.pdf`, bk: `${host.url}/back.pdf` };
  const placed = await printer.client.orders.place(anOrder([aJob({ skip_files: false, files, ...more })]));
  return placed.jobs[0]?.job_id ?? "";
}
const labels = (job: string) => printer.control.job(job)?.history.map((row) => row.label);

test("a job goes through the published stages in order, ships and is delivered", async () => {
  const job = await inProduction();
  printer.control.advance({ days: 30 });
  expect(labels(job)).toEqual([
    "New",
    "Pre-Flighting",
    "Batch Prep",
    "Batch Imposition",
    "Plated",
    "On Press",
    "Cutting",
    "Finishing",
    "Packaging",
    "Complete: Shipped",
    "Complete: Shipment Delivery Confirmed",
  ]);
  const times = (printer.control.job(job)?.history ?? []).map((row) => Date.parse(row.at));
  expect(times).toEqual(times.toSorted((a, b) => a - b));
  // Five to seven business days from a Monday, then ground transit of four days.
  const shipped = printer.control.job(job)?.history.find((row) => row.label === "Complete: Shipped");
  const days = (Date.parse(shipped?.at ?? "") - (times[0] ?? 0)) / 86_400_000;
  expect(days).toBeGreaterThan(5);
  expect(days).toBeLessThan(11);
  expect((await printer.client.orders.status(job)).every((row) => findJobStatus(row.status))).toBe(true);
});

test("half-way through its production a job is half-way through its stages", async () => {
  const job = await inProduction();
  printer.control.advance({ days: 3 });
  expect(labels(job)?.at(-1)).toMatch(/^(Batch Imposition|Plated|On Press)$/);
});

test("a hold stops a job, and it goes on from where it is resumed", async () => {
  const job = await inProduction();
  printer.control.advance({ days: 1 });
  printer.control.hold(job, "On Hold: Contact Processing");
  printer.control.advance({ days: 30 });
  expect(labels(job)?.at(-1)).toBe("On Hold: Contact Processing");
  printer.control.resume(job, "Plated");
  expect(labels(job)?.at(-1)).toBe("Plated");
  printer.control.advance({ days: 30 });
  expect(labels(job)?.at(-1)).toBe("Complete: Shipment Delivery Confirmed");
});

test("a job can go backwards, and row 0 is its present state", async () => {
  const job = await inProduction();
  printer.control.moveJob(job, "Packaging");
  printer.control.moveJob(job, "On Press");
  expect((await printer.client.orders.status(job)).slice(0, 2).map((row) => row.status)).toEqual([
    "On Press",
    "Packaging",
  ]);
});

test("a shipped job that is reprinted is printed and shipped again under another number", async () => {
  const job = await inProduction();
  printer.control.ship(job, ["1Z2A61010358895672"]);
  printer.control.reprint(job);
  expect(labels(job)?.slice(-3)).toEqual(["Complete: Shipped", "Sent to Reprint", "Batch Prep"]);
  expect(await printer.client.orders.tracking(job)).toEqual([]);
  printer.control.advance({ days: 30 });
  expect(labels(job)?.at(-1)).toBe("Complete: Shipment Delivery Confirmed");
  expect(await printer.client.orders.tracking(job)).not.toContain("1Z2A61010358895672");
  expect(await printer.client.orders.cancel(job)).toMatchObject({ cancelled: false });
});

test("a job may be cancelled until Batch Imposition and not from Plated on", async () => {
  const early = await inProduction();
  printer.control.moveJob(early, "Batch Imposition");
  expect(await printer.client.orders.cancel(early)).toEqual({ cancelled: true });
  expect(await printer.client.orders.cancel(early)).toMatchObject({ cancelled: false });
  const late = await inProduction();
  printer.control.moveJob(late, "Plated");
  printer.control.moveJob(late, "Batch Prep");
  expect(await printer.client.orders.cancel(late)).toMatchObject({ cancelled: false });
  expect(printer.control.cancel(late)).toBe(false);
  printer.control.advance({ days: 60 });
  expect(labels(early)?.at(-1)).toBe("Canceled");
});

test("a parcel has a number of its carrier: UPS, or Purolator from Toronto", async () => {
  const job = await inProduction();
  printer.control.ship(job, 3);
  const numbers = await printer.client.orders.tracking(job);
  expect(new Set(numbers).size).toBe(3);
  expect(numbers.map(carrierOf)).toEqual(["UPS", "UPS", "UPS"]);
  const canadian = await inProduction({
    ship_to: { ...buyer, city: "Toronto", state: "ON", country: "CA", zipcode: "M5V 2T6" },
    shipper: { shipping_method: "Purolator Ground", shipping_code: "PUR" },
  });
  printer.control.ship(canadian);
  expect((await printer.client.orders.tracking(canadian)).map(carrierOf)).toEqual(["Purolator"]);
});

test("the RSS feed tells the same state as the API, newest first", async () => {
  const job = await inProduction();
  printer.control.ship(job, 2);
  const reading = readStatusFeed(await (await fetch(printer.simulator.feedUrl)).text());
  if (!reading.ok) throw new Error(reading.problem);
  const item = reading.items.find((one) => one.jobId === job);
  expect(item).toMatchObject({ statusLabel: "Complete: Shipped" });
  expect(item?.trackingNumbers).toEqual(await printer.client.orders.tracking(job));
  expect(item?.raw).toContain("CARDS-1");
});

test("a change is pushed to whoever asked, without the status itself", async () => {
  const told = Promise.withResolvers<unknown>();
  const server = createServer((request, response) => {
    let body = "";
    request.on("data", (part) => {
      body += String(part);
    });
    request.on("end", () => {
      told.resolve(JSON.parse(body));
      response.end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const job = await inProduction();
  printer.control.pushTo(`http://127.0.0.1:${(server.address() as AddressInfo).port}/push`);
  printer.control.moveJob(job, "On Press");
  const notifications = readJobNotifications(await told.promise);
  printer.control.pushTo(null);
  server.close();
  expect(notifications).toMatchObject([
    { source_job_id: job, job_name: "CARDS-1", resource: `https://api.4over.com/orders/${job}/status` },
  ]);
  expect(JSON.stringify(notifications)).not.toContain("On Press");
});

test("ten thousand jobs are made without a call, and each can be asked for", async () => {
  const { control, client, simulator } = await aPrinter();
  const jobs = control.makeJobs(10_000);
  for (const job of jobs.slice(0, 50))
    expect(await client.orders.status(job.jobId)).toContainEqual(
      expect.objectContaining({ status: "On Press" }),
    );
  expect(control.jobs({ reference: jobs[9]?.reference ?? "" })).toMatchObject([{ status: "On Press" }]);
  await simulator.close();
});
