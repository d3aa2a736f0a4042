import { fileReasons } from "@overprint/fourover/reference";
import type { Hono } from "hono";
import { colorUuid } from "../catalogue/definitions.ts";
import { enter, isCancellable, startProduction } from "../orders/job.ts";
import { placeOrder } from "../orders/place.ts";
import { uuidOfStatus } from "../orders/stages.ts";
import { profiles, record } from "../orders/validate.ts";
import { type Asked, quote } from "../quotes.ts";
import {
  checkAddress,
  facilityAnswer,
  facilityFor,
  type SimAddress,
  shippingOptions,
  taxCents,
} from "../shipping.ts";
import type { SimState } from "../state.ts";
import type { StruckEnv } from "./app.ts";
import { failure, listOf } from "./envelope.ts";

const pacific = (at: number) => new Date(at - 8 * 3_600_000).toISOString().slice(0, 19).replace("T", " ");
const amount = (cents: number) => cents / 100;

export function orderRoutes(app: Hono<StruckEnv>, state: SimState): void {
  app.get("/printproducts/productquote", (c) => {
    const query = c.req.query();
    const product = state.catalogue.find(query.product_uuid ?? "");
    if (!query.product_uuid) return failure(c, 400, "Product UUID parameter is missing");
    const asked: Asked = {
      runsize: query.runsize_uuid ?? "",
      colorspec: query.colorspec_uuid ?? "",
      turnaround: query.turnaroundtime_uuid ?? query.tunraroundtime_uuid ?? null,
      options: c.req.queries("options[]") ?? [],
    };
    const quoted =
      product && !c.var.struck.has("product-vanished")
        ? quote(product, asked)
        : { notOffered: "no such product" };
    if (!product || "notOffered" in quoted) return failure(c, 404, "Product not found", "Not Found");
    const drift = c.var.struck.has("price-drifted") ? Math.round(quoted.base * 0.15) : 0;
    return c.json({
      product_uuid: product.uuid,
      product_code: product.code,
      product_name: product.code,
      product_decription: product.description,
      runsize_uuid: asked.runsize,
      colorspec_uuid: asked.colorspec,
      options: [asked.options],
      base_price: amount(quoted.base + drift),
      options_price: amount(quoted.options),
      turnaroundtime_price: amount(quoted.turnaround),
      total_price: amount(quoted.total + drift),
    });
  });

  app.post("/shippingquote", async (c) => {
    const body = record(await c.req.json().catch(() => null));
    const info = record(body.product_info);
    const address = record(body.shipping_address) as SimAddress;
    const product = state.catalogue.find(String(info.product_uuid ?? ""));
    if (!info.product_uuid) return failure(c, 400, "Product UUID parameter is missing");
    const asked: Asked = {
      runsize: String(info.runsize_uuid ?? ""),
      colorspec: String(info.colorspec_uuid ?? ""),
      turnaround: info.turnaround_uuid ? String(info.turnaround_uuid) : null,
      options: Array.isArray(info.option_uuids) ? info.option_uuids.map(String) : [],
    };
    const quoted =
      product && !c.var.struck.has("product-vanished")
        ? quote(product, asked)
        : { notOffered: "no such product" };
    if (!product || "notOffered" in quoted)
      return failure(c, 409, "The combination is not offered", "Conflict");
    const finding = c.var.struck.has("address-ambiguous")
      ? checkAddress({ ...address, address: `${address.address} ambiguous` })
      : checkAddress(address);
    if (finding.kind !== "valid" && !/^(true|1)$/i.test(String(body.bypass_address_validation ?? ""))) {
      return finding.kind === "ambiguous"
        ? c.json({ candidates: finding.candidates })
        : failure(c, 400, finding.reason);
    }
    const price = product.basePrices().find((row) => row.runsize_uuid === asked.runsize);
    const pieces = Number(price?.runsize ?? 100) * Number(info.sets ?? 1);
    const { options, weight, boxes } = shippingOptions(pieces, sizeOf(product.description));
    const facility = facilityFor(address);
    return c.json({
      job: {
        product_info: { ...info, box_weight: weight, box_count: boxes, product_code: product.code },
        ship_to: { ...address, is_residential: !/suite|ste|blvd/i.test(address.address) },
        facilities: [
          facilityAnswer(
            facility,
            options,
            state.now(),
            quoted.turnaroundDays,
            taxCents(quoted.total, address.state),
          ),
        ],
      },
    });
  });

  app.post("/addressvalidation", async (c) => {
    const address = record(record(await c.req.json().catch(() => null)).shipping_address) as SimAddress;
    const finding = c.var.struck.has("address-invalid")
      ? checkAddress({ address: "nowhere" })
      : c.var.struck.has("address-ambiguous")
        ? checkAddress({ ...address, address: `${address.address} ambiguous` })
        : checkAddress(address);
    if (finding.kind === "ambiguous")
      return c.json({ ambiguous_address: "true", Candidates: finding.candidates });
    if (finding.kind === "invalid")
      return c.json({ isValidAddress: false, ambiguosAddress: false, message: finding.reason });
    return c.json({
      isValidAddress: true,
      ambiguosAddress: false,
      isResidential: !/suite|ste|blvd/i.test(address.address),
      exactMatch: true,
      AddressKeyFormat: {
        AddressLine: address.address2
          ? [address.address.toUpperCase(), address.address2.toUpperCase()]
          : address.address.toUpperCase(),
        PoliticalDivision2: address.city.toUpperCase(),
        PoliticalDivision1: address.state,
        PostcodePrimaryLow: address.zipcode.slice(0, 5),
        PostcodeExtendedLow: "0001",
        Region: `${address.city} ${address.state} ${address.zipcode}`.toUpperCase(),
        CountryCode: address.country,
      },
    });
  });

  app.post("/requirements/products", async (c) => {
    const { products } = record(await c.req.json().catch(() => null));
    if (!Array.isArray(products)) return failure(c, 400, "Products parameter is missing");
    return c.json({ entities: products.map((one) => requirementsOf(state, record(one))) });
  });

  app.get("/paymentprofiles", (c) => listOf(c, profiles));
  app.post("/orders", async (c) => {
    const answer = placeOrder(state, record(await c.req.json().catch(() => null)), c.var.struck);
    return c.json(answer.body, answer.status as 200);
  });

  app.get("/orders/:job/status", (c) => {
    const job = state.jobs.get(c.req.param("job"));
    if (!job) return failure(c, 404, "Job not found", "Not Found");
    return c.json({
      entities: job.history.toReversed().map(({ label, at }) => ({
        status_code_uuid: uuidOfStatus(label),
        status: label,
        date_set: pacific(at),
      })),
    });
  });
  app.get("/orders/:job/tracking", (c) => {
    const job = state.jobs.get(c.req.param("job"));
    if (!job) return failure(c, 404, "Job not found", "Not Found");
    if (job.tracking.length === 0) return c.body(null, 200);
    return c.json({ tracking: job.tracking.length === 1 ? job.tracking[0] : job.tracking.join(", ") });
  });
  app.delete("/orders/:job", (c) => {
    const job = state.jobs.get(c.req.param("job"));
    if (!job) return failure(c, 404, "Job not found", "Not Found");
    if (!isCancellable(job)) return c.text("Job has progressed too far for cancellation");
    job.planned = [];
    enter(job, "Canceled", state.now().getTime());
    state.changed([job]);
    return c.json(true);
  });
  app.post("/jobs/:job/files", async (c) => {
    const job = state.jobs.get(c.req.param("job"));
    if (!job) return failure(c, 404, "Job not found", "Not Found");
    const { files } = record(await c.req.json().catch(() => null));
    if (!Array.isArray(files) || files.length === 0) return failure(c, 400, "Files parameter is missing");
    const known = new Set<string>(fileReasons.map((reason) => reason.code));
    if (files.some((set) => Object.keys(record(set)).some((code) => !known.has(code))))
      return failure(c, 400, "Unknown file reason code");
    job.files = files.map((set) => record(set) as Record<string, string>);
    if (job.history.at(-1)?.label === "Awaiting Artwork") startProduction(job, state.now().getTime());
    state.settle();
    state.changed([job]);
    return c.json([`File(s) succesfully attached to the order: ${job.jobId}`]);
  });
}

const sizeOf = (description: string) => {
  const found = /([\d.]+)" X ([\d.]+)"/i.exec(description);
  return found ? Number(found[1]) * Number(found[2]) : 24;
};

/** A back is needed when the color spec prints one; masks when Spot UV or foil is there. Rows are not front first. */
function requirementsOf(state: SimState, asked: Record<string, unknown>) {
  const product = state.catalogue.find(String(asked.product_uuid ?? ""));
  const options = Array.isArray(asked.option_uuids) ? asked.option_uuids.map(String) : [];
  const reason = (code: string) => ({
    file_reason_code_uuid: fileReasons.find((one) => one.code === code)?.uuid ?? "",
    [code]: fileReasons.find((one) => one.code === code)?.name ?? code,
  });
  const oneSided =
    options.includes(colorUuid("4/0")) || options.includes(colorUuid("5/0 (4/0 with Foil on Front)"));
  const codes = [...(oneSided ? [] : ["bk"]), "fr", ...(/SPUV/.test(product?.code ?? "") ? ["fm"] : [])];
  return {
    product: {
      product_uuid: asked.product_uuid,
      name: product?.code ?? "",
      description: product?.description ?? "",
    },
    option_uuids: options,
    file_requirements: codes.map(reason),
  };
}
