import type { Combination, TradeCategoryId, TradeProduct } from "@overprint/core/catalogue";
import { type FetchedProduct, isFailure, type TradeJob, type TradePrinter } from "@overprint/core/printer";
import type { Address } from "@overprint/core/shipping";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

/** A printer to test, and what the test may do at the printer's side. */
export type PrinterWorld = {
  readonly printer: TradePrinter;
  /** A file that the printer can fetch. */
  readonly artworkUrl: string;
  /** A payment profile that pays for test orders. */
  readonly paymentToken: string;
  readonly putOnPress: (jobId: string) => void;
  readonly ship: (jobId: string, trackingNumber: string) => void;
  readonly close: () => Promise<void>;
};

const inBeverly: Address = {
  company: "Harbor Print",
  firstName: "Mike",
  lastName: "Doe",
  email: null,
  phone: "888-888-8888",
  street: "100 Cummings Ctr",
  street2: "",
  city: "Beverly",
  state: "MA",
  postalCode: "01915",
  country: "US",
};
const inKnoxville: Address = {
  ...inBeverly,
  company: "Buyer Ltd",
  street: "8900 Executive Park Drive",
  city: "Knoxville",
  state: "TN",
  postalCode: "37923",
};

/** What every trade printer promises, whoever implements it. */
export function tradePrinterContract(name: string, open: () => Promise<PrinterWorld>): void {
  describe(`the trade printer port: ${name}`, () => {
    let world: PrinterWorld;
    let printer: TradePrinter;
    let product: TradeProduct;
    beforeAll(async () => {
      world = await open();
      printer = world.printer;
      product = (await firstProduct(printer)).product;
    });
    afterAll(() => world.close());

    const combination = (): Combination => {
      const row = product.turnaroundRows[0];
      return {
        productId: product.id,
        runSizeId: row?.runSizeId ?? ("" as never),
        colorSpecId: row?.colorSpecId ?? ("" as never),
        turnaroundId: row?.turnaroundId ?? null,
        optionIds: product.optionGroups
          .flatMap((group) => (group.min > 0 ? group.options.slice(0, 1) : []))
          .map((option) => option.id),
      };
    };
    const job = async (jobNames: readonly string[], attachAfterwards = false): Promise<TradeJob> => {
      const quote = await printer.fetchShippingQuote(combination(), inKnoxville, jobNames.length, false);
      if (!quote.ok || quote.value.kind !== "quoted") throw new Error("the sample address is quoted");
      const [option] = quote.value.options;
      if (!option) throw new Error("a quote names at least one way to ship");
      return {
        combination: combination(),
        sets: jobNames.map((jobName) => ({
          jobName,
          files: attachAfterwards ? {} : { fr: world.artworkUrl, bk: world.artworkUrl },
        })),
        attachAfterwards,
        isDropShipped: true,
        shipTo: inKnoxville,
        shipFrom: inBeverly,
        shipping: { code: option.code, name: option.name },
        shipFromFacility: null,
        bypassAddressValidation: false,
      };
    };
    const place = async (reference: string, jobs: readonly TradeJob[], paymentToken = world.paymentToken) =>
      printer.placeOrder({ reference, isTest: true, coupon: null, paymentToken, jobs });
    const placed = async (reference: string, jobs: readonly TradeJob[]) => {
      const outcome = await place(reference, jobs);
      if (!outcome.ok) throw new Error(outcome.problem.reason);
      return outcome.value;
    };

    test("good keys open the account", async () => {
      expect(await printer.checkConnection()).toMatchObject({ ok: true });
    });

    test("categories have names, and list the codes of their products", async () => {
      const [category] = await all(printer.fetchCategories());
      expect(category?.name).not.toBe("");
      const rows = await all(printer.fetchCategoryProducts(category?.id as TradeCategoryId));
      expect(rows.length).toBeGreaterThan(0);
      expect(rows.every((row) => row.code !== "")).toBe(true);
    });

    test("whoever asks is told of every call", async () => {
      let calls = 0;
      await all(
        printer.fetchCategories({
          onCall: () => {
            calls += 1;
          },
        }),
      );
      expect(calls).toBe(1);
    });

    test("the list of all products names each one once", async () => {
      const ids = (await all(printer.fetchProductList())).map((row) => row.id);
      expect(new Set(ids).size).toBe(ids.length);
    });

    test("pages of products go on from where a reading stopped", async () => {
      const whole = (await all(printer.fetchProductPages({}))).flatMap((page) => page.products);
      const [first] = await all(printer.fetchProductPages({}));
      const rest = await all(printer.fetchProductPages({ offset: first?.nextOffset ?? 0 }));
      const joined = [...(first?.products ?? []), ...rest.flatMap((page) => page.products)];
      expect(joined.map((one) => one.product.id)).toEqual(whole.map((one) => one.product.id));
    });

    test("nothing has changed since tomorrow", async () => {
      const tomorrow = new Date(Date.now() + 86_400_000).toISOString();
      const pages = await all(printer.fetchProductPages({ changedSince: tomorrow }));
      expect(pages.flatMap((page) => page.products)).toEqual([]);
    });

    test("a product fetched alone is the product of the pages, raw payload beside it", async () => {
      const alone = await printer.fetchProduct(product.id);
      expect(alone).toMatchObject({ product, raw: expect.anything() });
    });

    test("a product the printer does not have is nothing, not a fault", async () => {
      expect(await printer.fetchProduct("00000000-0000-4000-8000-000000000000" as never)).toBeNull();
    });

    test("every row of a product points to a run size, color spec and turnaround of its own", () => {
      const runs = new Set(product.runSizes.map((one) => one.id));
      const colors = new Set(product.colorSpecs.map((one) => one.id));
      const turns = new Set(product.turnarounds.map((one) => one.id));
      expect(product.basePrices.every((row) => runs.has(row.runSizeId) && colors.has(row.colorSpecId))).toBe(
        true,
      );
      expect(
        product.turnaroundRows.every((row) => turns.has(row.turnaroundId) && runs.has(row.runSizeId)),
      ).toBe(true);
    });

    test("the quote of a combination is the sum of its lines", async () => {
      const quote = await printer.fetchQuote(combination());
      if (!quote.ok) throw new Error("the first combination is offered");
      const { base, turnaround, options, total } = quote.value;
      expect(base.minor + turnaround.minor + options.minor).toBe(total.minor);
    });

    test("a combination that is not made is refused", async () => {
      const elsewhere = { ...combination(), runSizeId: "00000000-0000-4000-8000-000000000000" as never };
      expect(await printer.fetchQuote(elsewhere)).toEqual({
        ok: false,
        problem: { kind: "combination-not-offered" },
      });
      expect(await printer.fetchShippingQuote(elsewhere, inKnoxville, 1, false)).toMatchObject({
        problem: { kind: "combination-not-offered" },
      });
    });

    test("an address is valid, ambiguous with candidates, or invalid with a reason", async () => {
      expect(await printer.checkAddress(inKnoxville)).toMatchObject({ kind: "valid" });
      const ambiguous = await printer.checkAddress({ ...inKnoxville, street: "6100 Ambiguous Road" });
      expect(ambiguous).toMatchObject({ kind: "ambiguous", candidates: [{ city: "KNOXVILLE" }, {}] });
      expect(await printer.checkAddress({ ...inKnoxville, street: "Nowhere" })).toMatchObject({
        kind: "invalid",
      });
    });

    test("an ambiguous ship-to is not quoted but answered with candidates", async () => {
      const quote = await printer.fetchShippingQuote(
        combination(),
        { ...inKnoxville, street: "6100 Ambiguous Road" },
        1,
        false,
      );
      expect(quote).toMatchObject({ ok: true, value: { kind: "ambiguous-address" } });
    });

    test("file requirements name the front first", async () => {
      const requirements = await printer.fetchFileRequirements(combination());
      expect(requirements[0]).toEqual({ reason: "fr", label: "Front" });
    });

    test("a file that the printer can fetch is accepted, another is rejected with a finding", async () => {
      expect(await printer.registerFile(world.artworkUrl, null)).toMatchObject({ kind: "accepted" });
      const lost = await printer.registerFile("http://127.0.0.1:9/lost.pdf", null);
      expect(lost).toMatchObject({ kind: "rejected", findings: [{ severity: "failure" }] });
    });

    test("payment profiles say which of them is a dummy", async () => {
      const profiles = await printer.fetchPaymentProfiles();
      expect(profiles.some((profile) => profile.isDummy)).toBe(true);
      expect(profiles.some((profile) => !profile.isDummy)).toBe(true);
    });

    test("an order of two sets becomes two jobs with our names", async () => {
      const placement = await placed("PO-1", [await job(["PO-1-a", "PO-1-b"])]);
      expect(placement.accepted.map((one) => one.jobName)).toEqual(["PO-1-a", "PO-1-b"]);
      expect(placement.accepted[0]?.cost?.total.minor).toBeGreaterThan(0);
    });

    test("of an order, the good job is taken and the bad one refused with a reason", async () => {
      const good = await job(["PO-2-good"]);
      const bad = { ...(await job(["PO-2-bad"])), shipTo: { ...inKnoxville, phone: "" } };
      const placement = await placed("PO-2", [good, bad]);
      expect(placement.accepted.map((one) => one.jobName)).toEqual(["PO-2-good"]);
      expect(placement.refused).toMatchObject([
        { jobName: "PO-2-bad", reason: expect.stringMatching(/phone/) },
      ]);
    });

    test("an order without a payment is refused as a whole", async () => {
      expect(await place("PO-3", [await job(["PO-3"])], "")).toMatchObject({
        problem: { kind: "order-refused", reason: "Must post a payment" },
      });
    });

    test("a job ordered without files waits for them, and takes them once", async () => {
      const { accepted } = await placed("PO-4", [await job(["PO-4"], true)]);
      const jobId = accepted[0]?.jobId ?? "";
      const before = await printer.fetchStatus(jobId);
      expect(before).toMatchObject({ value: [{ label: "Awaiting Artwork" }] });
      const attached = await printer.attachFiles(jobId, [
        { jobName: "PO-4", files: { fr: world.artworkUrl } },
      ]);
      expect(attached.ok).toBe(true);
    });

    test("a new job is cancelled, a job on press is too far in production", async () => {
      const { accepted } = await placed("PO-5", [await job(["PO-5-a", "PO-5-b"])]);
      const [first, second] = accepted.map((one) => one.jobId);
      expect(await printer.cancelJob(first ?? "")).toEqual({ ok: true, value: { cancelled: true } });
      world.putOnPress(second ?? "");
      expect(await printer.cancelJob(second ?? "")).toMatchObject({
        problem: { kind: "too-far-in-production" },
      });
    });

    test("the history of a job is newest first; tracking comes with the shipment", async () => {
      const { accepted } = await placed("PO-6", [await job(["PO-6"])]);
      const jobId = accepted[0]?.jobId ?? "";
      expect(await printer.fetchTracking(jobId)).toEqual([]);
      world.ship(jobId, "1Z2A61010358895672");
      const history = await printer.fetchStatus(jobId);
      if (!history.ok) throw new Error("the job was just placed");
      expect(history.value[0]?.label).toBe("Complete: Shipped");
      expect(Date.parse(history.value[0]?.at ?? "")).not.toBeNaN();
      expect(await printer.fetchTracking(jobId)).toEqual(["1Z2A61010358895672"]);
    });

    test("a job that the printer does not know is not found", async () => {
      expect(await printer.fetchStatus("Z0000000000-001")).toMatchObject({ problem: { kind: "not-found" } });
    });
  });
}

async function all<T>(rows: AsyncIterable<T>): Promise<T[]> {
  const found: T[] = [];
  for await (const row of rows) found.push(row);
  return found;
}

async function firstProduct(printer: TradePrinter): Promise<FetchedProduct> {
  for await (const page of printer.fetchProductPages({}))
    for (const product of page.products) if (!isFailure(product)) return product;
  throw new Error("the printer sells nothing");
}
