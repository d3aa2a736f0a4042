import { createHash } from "node:crypto";
import {
  type CostBreakdown,
  FourOverRequestError,
  type JobRequest,
  type OrderRequest,
} from "@overprint/fourover";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import {
  aJob,
  all,
  anArtworkHost,
  anOrder,
  aPrinter,
  buyer,
  colors,
  fiveToSevenDays,
  matteCards,
  pdf,
  runs,
  shop,
} from "./shop.ts";

let printer: Awaited<ReturnType<typeof aPrinter>>;
let host: Awaited<ReturnType<typeof anArtworkHost>>;
beforeAll(async () => {
  [printer, host] = await Promise.all([aPrinter(), anArtworkHost()]);
});
afterEach(() => printer.control.clearInjections());
afterAll(async () => {
  await Promise.all([printer.simulator.close(), host.close()]);
});
let orders = 0;
const place = (jobs: readonly JobRequest[], more: Partial<OrderRequest> = {}) => {
  orders += 1;
  return printer.client.orders.place(anOrder(jobs, { order_id: `PO-${orders}`, ...more }));
};
const refusal = (jobs: readonly JobRequest[], more: Partial<OrderRequest> = {}) =>
  place(jobs, more).then(
    (placed) => placed.errors[0]?.message ?? "taken",
    (error) => (error instanceof FourOverRequestError ? error.reason : String(error)),
  );
const sum = (cost: CostBreakdown | undefined) =>
  Object.values(cost ?? {}).reduce<number>((total, part) => total + Number(part ?? 0), 0);

test("an order without files waits for artwork, and attaching it starts production", async () => {
  const placed = await place([aJob()]);
  const job = placed.jobs[0]?.job_id ?? "";
  expect(printer.control.job(job)?.status).toBe("Awaiting Artwork");
  await printer.client.orders.attachFiles(job, [{ fr: `${host.url}/front.pdf`, bk: `${host.url}/back.pdf` }]);
  expect(printer.control.job(job)).toMatchObject({
    status: "New",
    artwork: {
      fr: {
        url: `${host.url}/front.pdf`,
        sizeBytes: 45,
        sha256: createHash("sha256").update(pdf("/front.pdf")).digest("hex"),
      },
    },
  });
});

describe("a job is refused", () => {
  test.each<[string, Partial<JobRequest>]>([
    ["The product is not available", { product_uuid: "unknown" }],
    [
      "The combination is not offered: this run size is not made in this colorspec",
      { colorspec_uuid: colors["4/1"], runsize_uuid: runs[100] },
    ],
    [
      "The combination is not offered: this turnaround is not offered for the run size and colorspec",
      { turnaroundtime_uuid: "unknown" },
    ],
    [
      "The combination is not offered: option stranger is not sold with this product",
      { option_uuids: ["stranger"] },
    ],
    [
      "The combination is not offered: too many of Radius of Corners",
      { option_uuids: ["479fbfe7-6a0c-4895-8c9a-81739b7486c9", "589680c7-ee9a-431b-9d12-d7aeb1386a97"] },
    ],
    ["Job name parameter is missing", { job_name: "" }],
    ["ship_from parameter is missing", { ship_from: { ...shop, address: "" } }],
    ["ship_to phone parameter is missing", { ship_to: { ...buyer, phone: "" } }],
    ["ship_to needs a company or a name", { ship_to: { ...buyer, company: "" } }],
    ["The shipping address could not be validated", { ship_to: { ...buyer, address: "6100 Ambiguous Rd" } }],
    ["The shipping address could not be validated", { ship_to: { ...buyer, zipcode: "ABC" } }],
    ["Shipper parameter is missing", { shipper: { shipping_method: "", shipping_code: "" } }],
    [
      "The shipping method 99 is not offered for this job",
      { shipper: { shipping_method: "Rocket", shipping_code: "99" } },
    ],
    ["Unknown facility XYZ", { ship_from_facility: "XYZ" }],
    ["Files parameter is missing", { skip_files: false }],
    ["The file unknown-uuid is not known", { skip_files: false, files: { fr: "unknown-uuid" } }],
    ["Unknown file reason code front", { skip_files: false, files: { front: "f" } }],
    ["Sets does not match the number of files", { sets: 2, files: { set_001: { job_name: "a" } } }],
  ])("with: %s", async (words, more) => {
    expect(await refusal([aJob(more)])).toBe(words);
  });

  test("unless validation of its address is bypassed, or it goes to the account's own address", async () => {
    const ship_to = { ...buyer, address: "6100 Ambiguous Rd" };
    expect(await refusal([aJob({ ship_to, bypass_address_validation: true })])).toBe("taken");
    const { ship_to: _to, ship_from: _from, ...plain } = aJob({ dropship: false });
    expect(await refusal([plain])).toBe("taken");
  });
});

describe("an order is refused as a whole", () => {
  test.each<[string, Partial<OrderRequest>]>([
    ["Order ID parameter is missing", { order_id: "" }],
    ["Jobs parameter is missing", { jobs: [] }],
    ["Must post a payment", { payment: { profile_token: "" } }],
    ["The payment profile is not known", { payment: { profile_token: "0" } }],
    ["The card has expired", { payment: { profile_token: "4040404040" } }],
    ["The payment profile cannot pay for a live order", { is_test_order: false }],
    ["The coupon is not valid", { coupon_code: "NOPE" }],
  ])("with: %s", async (words, more) => {
    expect(await refusal([aJob()], more)).toBe(words);
  });

  test.each([
    [0, "The requested amount does not match the order"],
    [null, "The requested amount does not match the order"],
    ["1.00", "The requested amount does not match the order"],
    ["27.29", "taken"],
  ])("when it names the amount %j: %s", async (requested_amount, words) => {
    const payment = { profile_token: "1010101010", requested_amount } as OrderRequest["payment"];
    expect(await refusal([aJob()], { payment })).toBe(words);
  });
});

describe("the price of an order", () => {
  const freight = (sets: number, more: object = {}) =>
    printer.client.quotes.shipping({
      product_info: {
        product_uuid: matteCards,
        runsize_uuid: runs[1000],
        colorspec_uuid: colors["4/4"],
        turnaround_uuid: fiveToSevenDays,
        option_uuids: [],
        sets,
        ...more,
      },
      shipping_address: buyer,
    });

  test.each([1, 2, 5])("of %i sets is what the quotes add up to", async (sets) => {
    const corners = "479fbfe7-6a0c-4895-8c9a-81739b7486c9";
    const quote = await printer.client.quotes.product({
      product_uuid: matteCards,
      runsize_uuid: runs[1000],
      colorspec_uuid: colors["4/4"],
      turnaroundtime_uuid: fiveToSevenDays,
      options: [corners],
    });
    const shipping = await freight(sets, { option_uuids: [corners] });
    if (!quote || shipping.kind !== "quoted") throw new Error("the cards are offered");
    const [plant] = shipping.job.facilities;
    const ground = plant?.shipping_options.find((option) => option.service_code === "03");
    const names = Array.from({ length: sets }, (_, set) => [
      `set_${String(set + 1).padStart(3, "0")}`,
      { job_name: `set ${set + 1}` },
    ]);
    const placed = await place([
      aJob({
        option_uuids: [corners],
        shipper: { shipping_method: "Ground Shipping", shipping_code: "03" },
        ...(sets > 1 ? { sets, files: Object.fromEntries(names) } : {}),
      }),
    ]);
    expect(placed.jobs).toHaveLength(sets);
    // Four sets and more earn 7 % off.
    const gross = quote.total_price * sets;
    const printing = sets >= 4 ? gross - Math.round(gross * 0.07) : gross;
    const expected = printing + (ground?.service_price ?? 0) + (plant?.total_tax ?? 0);
    expect(placed.charged_cents).toBe(expected);
    expect(placed.jobs.reduce((total, job) => total + sum(placed.costs[job.job_id]), 0)).toBe(expected);
  });

  test("with a rush is dearer by the turnaround, and the breakdown says so", async () => {
    const { client, control } = printer;
    const groups = await all(client.products.optionGroups(matteCards));
    const rush = groups
      .flatMap((group) => group.options)
      .find(
        (option) =>
          option.option_description === "2-4 Business Days" &&
          option.runsize_uuid === runs[1000] &&
          option.colorspec_uuid === colors["4/4"],
      );
    const placed = await place([aJob({ turnaroundtime_uuid: rush?.option_uuid ?? "" })]);
    // 16 % of 24.87.
    expect(Object.values(placed.costs)[0]).toMatchObject({ product_price: 2487, turnaround_price: 398 });
    expect(placed.charged_cents).toBe(2487 + 398 + 281);
    expect(control.job(placed.jobs[0]?.job_id ?? "")?.cost.total).toBe(2487 + 398 + 281);
  });

  test("is lowered by a coupon that is known", async () => {
    const plain = await place([aJob()]);
    const cheaper = await place([aJob()], { coupon_code: "PRC5PKS" });
    // 5 % off printing of 24.87.
    expect((plain.charged_cents ?? 0) - (cheaper.charged_cents ?? 0)).toBe(124);
  });

  test("rises with a drifted price list", async () => {
    const plain = await place([aJob()]);
    printer.control.inject({ situation: "price-drifted" });
    const dearer = await place([aJob()]);
    expect(Object.values(plain.costs)[0]?.product_price).toBe(2487);
    expect(Object.values(dearer.costs)[0]?.product_price).toBe(2860);
  });
});

test("booleans as text and the other name of the turnaround are taken, as clients send them", async () => {
  const { turnaroundtime_uuid, ...job } = aJob({ ship_from_facility: "DAY" });
  const asText = { ...job, turnaround_uuid: turnaroundtime_uuid, dropship: "true", skip_files: "true" };
  const placed = await place([asText as unknown as JobRequest], { is_test_order: "true" as never });
  expect(printer.control.job(placed.jobs[0]?.job_id ?? "")).toMatchObject({
    status: "Awaiting Artwork",
    facility: "DAY",
  });
});

test("the same reference twice makes two orders: nobody notices a repeat", async () => {
  await place([aJob()], { order_id: "PO-twice" });
  await place([aJob()], { order_id: "PO-twice" });
  expect(printer.control.orders("PO-twice")).toHaveLength(2);
  expect(printer.control.jobs({ reference: "PO-twice" })).toHaveLength(2);
});

test("artwork behind an address in the order is fetched, and a side that is missing holds the job", async () => {
  const files = { fr: `${host.url}/front.pdf`, bk: `${host.url}/missing.pdf` };
  const placed = await place([aJob({ skip_files: false, files })]);
  const job = placed.jobs[0]?.job_id ?? "";
  expect(Object.keys(printer.control.job(job)?.artwork ?? {})).toEqual(["fr"]);
  printer.control.advance({ days: 20 });
  expect(printer.control.job(job)?.status).toBe("On Hold: Awaiting Revised Upload");
  await printer.client.orders.attachFiles(job, [{ fr: `${host.url}/front.pdf`, bk: `${host.url}/back.pdf` }]);
  expect(printer.control.job(job)?.status).toBe("Pre-Flighting");
  printer.control.advance({ days: 30 });
  expect(printer.control.job(job)?.status).toBe("Complete: Shipment Delivery Confirmed");
});

test("a job takes the files of one set, and none once it has progressed too far", async () => {
  const placed = await place([aJob()]);
  const job = placed.jobs[0]?.job_id ?? "";
  const set = { fr: `${host.url}/front.pdf`, bk: `${host.url}/back.pdf` };
  const attach = (sets: readonly (typeof set)[]) => printer.client.orders.attachFiles(job, sets);
  await expect(attach([set, set])).rejects.toThrow(/A job takes the files of one set/);
  await expect(attach([{ ...set, bk: `${host.url}/missing.pdf` }])).rejects.toThrow(/Unable to download/);
  printer.control.moveJob(job, "On Press");
  await expect(attach([set])).rejects.toThrow(/progressed too far/);
});
