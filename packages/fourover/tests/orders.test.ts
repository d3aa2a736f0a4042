import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { pathOfLink, readJobNotifications } from "@overprint/fourover";
import { afterAll, beforeAll, expect, test } from "vitest";
import { aJob, all, anOrder, aPrinter, glendale } from "./world.ts";

let printer: Awaited<ReturnType<typeof aPrinter>>;
let host: Server;
let artwork: string;
beforeAll(async () => {
  printer = await aPrinter();
  host = createServer((_request, response) => response.end("%PDF-1.4"));
  await new Promise<void>((resolve) => host.listen(0, "127.0.0.1", resolve));
  artwork = `http://127.0.0.1:${(host.address() as AddressInfo).port}/card.pdf`;
});
afterAll(async () => {
  await printer.simulator.close();
  host.close();
});

const placed = async (reference: string, ...names: readonly string[]) => {
  const order = await printer.client.orders.place(
    anOrder(
      reference,
      names.map((name) => aJob(name)),
    ),
  );
  return order.jobs.map((job) => job.job_id);
};

test("an order is charged and answered with a job id for each job, by our job names", async () => {
  const order = await printer.client.orders.place(anOrder("PO-1", [aJob("PO-1-1"), aJob("PO-1-2")]));
  expect(order).toMatchObject({ order_status: "Success", customer_order_id: "PO-1", errors: [] });
  expect(order.jobs.map((job) => job.customer_job_id)).toEqual(["PO-1-1", "PO-1-2"]);
  expect(order.jobs[0]?.job_id).toMatch(/^Z\d{10}-001$/);
  const costs = order.jobs.map((job) => order.costs[job.job_id]);
  expect(costs[0]).toMatchObject({
    product_price: 2487,
    turnaround_price: 0,
    product_tax: 242,
    shipping_price: 0,
  });
  expect(order.charged_cents).toBe(2 * (2487 + 242));
});

test("both spellings of the confirmation flag are sent", async () => {
  await placed("PO-flags", "PO-flags-1");
  const [job] = printer.control.jobs({ reference: "PO-flags" });
  expect(job?.orderId).toBe("PO-flags");
});

test("two sets become two jobs of one order", async () => {
  const order = await printer.client.orders.place(
    anOrder("PO-2", [
      aJob("", {
        sets: 2,
        files: { set_001: { job_name: "PO-2-a" }, set_002: { job_name: "PO-2-b" } },
      }),
    ]),
  );
  expect(order.jobs.map((job) => job.customer_job_id)).toEqual(["PO-2-a", "PO-2-b"]);
});

test("of an order, the good job is taken and the bad one refused with a reason", async () => {
  const bad = aJob("PO-3-bad", { ship_to: { ...glendale, phone: "" } });
  const order = await printer.client.orders.place(anOrder("PO-3", [aJob("PO-3-good"), bad]));
  expect(order.order_status).toBe("Warning");
  expect(order.jobs.map((job) => job.customer_job_id)).toEqual(["PO-3-good"]);
  expect(order.errors).toMatchObject([
    { customer_job_id: "PO-3-bad", message: "ship_to phone parameter is missing" },
  ]);
});

test("an order of which nothing is taken says Failed, with reasons", async () => {
  const bad = aJob("PO-4-bad", { product_uuid: "unknown" });
  const order = await printer.client.orders.place(anOrder("PO-4", [bad]));
  expect(order).toMatchObject({ order_status: "Failed", jobs: [], charged_cents: null });
  expect(order.errors[0]?.message).toBe("The product is not available");
  expect(printer.control.orders("PO-4")).toEqual([]);
});

test("an order without a payment is refused as a whole, in the words of its description", async () => {
  const order = { ...anOrder("PO-5", [aJob("PO-5-1")]), payment: { profile_token: "" } };
  await expect(printer.client.orders.place(order)).rejects.toMatchObject({
    code: "fourover/request",
    reason: "Must post a payment",
    recovery: { kind: "fix-input" },
  });
});

test("a job that waits for artwork starts when its files are attached", async () => {
  const [job = ""] = await placed("PO-6", "PO-6-1");
  const { orders } = printer.client;
  expect((await orders.status(job)).map((row) => row.status)).toEqual(["Awaiting Artwork"]);
  expect(await orders.attachFiles(job, [{ fr: artwork, bk: artwork }])).toBe(
    `File(s) succesfully attached to the order: ${job}`,
  );
  expect((await orders.status(job))[0]).toMatchObject({
    status: "New",
    status_code_uuid: "0ac85e2d-1cb5-40d0-bffc-f84e174c629f",
    date_set: "2026-03-02 08:00:00",
  });
});

test("files with an unknown role are refused", async () => {
  const [job = ""] = await placed("PO-7", "PO-7-1");
  await expect(printer.client.orders.attachFiles(job, [{ front: artwork }])).rejects.toMatchObject({
    reason: "Unknown file reason code front",
  });
});

test("a new job is cancelled; a job on press has progressed too far", async () => {
  const [first = "", second = ""] = await placed("PO-8", "PO-8-1", "PO-8-2");
  const { orders } = printer.client;
  expect(await orders.cancel(first)).toEqual({ cancelled: true });
  expect((await orders.status(first))[0]?.status).toBe("Canceled");
  printer.control.moveJob(second, "On Press");
  expect(await orders.cancel(second)).toEqual({
    cancelled: false,
    reason: "Job has progressed too far for cancellation",
  });
});

test("tracking is empty before shipment, then one number, or one for each parcel", async () => {
  const [one = "", three = "", listed = ""] = await placed("PO-9", "PO-9-1", "PO-9-2", "PO-9-3");
  const { orders } = printer.client;
  expect(await orders.tracking(one)).toEqual([]);
  printer.control.ship(one, ["1Z2A61010358895672"]);
  expect(await orders.tracking(one)).toEqual(["1Z2A61010358895672"]);
  printer.control.ship(three, 3);
  expect(await orders.tracking(three)).toHaveLength(3);
  printer.control.ship(listed, 2);
  printer.control.inject({ situation: "tracking-as-list", times: 1 });
  expect(await orders.tracking(listed)).toHaveLength(2);
});

test("an unknown job has no status, and its tracking is empty", async () => {
  await expect(printer.client.orders.status("Z0000000000-001")).rejects.toMatchObject({
    reason: "Job not found",
    call: { status: 404 },
  });
  expect(await printer.client.orders.tracking("Z0000000000-001")).toEqual([]);
});

test("payment profiles come with the dummy one first", async () => {
  const profiles = await all(printer.client.orders.paymentProfiles());
  expect(profiles[0]).toMatchObject({ profile_token: "1010101010", type: "Dummy" });
  expect(profiles[1]).toMatchObject({ last_four: "4242", type: "Visa", valid_thru: "04/29" });
});

test("a push notification says which job to ask about, and its link is asked for on our base", async () => {
  const [job = ""] = await placed("PO-10", "PO-10-1");
  const [told] = readJobNotifications([
    { source_job_id: job, job_name: "PO-10-1", resource: `https://api.4over.com/orders/${job}/status` },
    { nonsense: true },
  ]);
  expect(told).toMatchObject({ source_job_id: job, job_name: "PO-10-1" });
  expect((await printer.client.orders.statusAt(told?.resource ?? ""))[0]?.status).toBe("Awaiting Artwork");
  await expect(printer.client.orders.statusAt("https://evil.example/orders")).rejects.toThrow(TypeError);
});

test.each([
  ["http://dev-api.4over.com/printproducts/products/p/baseprices", "/printproducts/products/p/baseprices"],
  ["http://10.1.2.3/app.php/orders/Z1-001/status?apikey=k", "/orders/Z1-001/status"],
  ["/files/f", "/files/f"],
  ["https://api.4over.com/printproducts/../../etc", null],
  ["https://api.4over.com/admin/users/", null],
  ["not a link", null],
])("the link %s leads to %s", (link, path) => {
  expect(pathOfLink(link)).toBe(path);
});
