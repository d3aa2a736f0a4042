import type { Context, Hono } from "hono";
import type { CatalogueProduct } from "../catalogue/catalogue-product.ts";
import type { Struck } from "../faults/injector.ts";
import { printingCents } from "../orders/costs.ts";
import { requiredFiles, requirementRow } from "../orders/required-files.ts";
import { isTrue, record, text, texts, type Wire } from "../orders/wire-values.ts";
import { type Asked, type Quoted, quote } from "../quotes.ts";
import {
  type AddressFinding,
  checkAddress,
  facilityAnswer,
  freightOf,
  otherTurnarounds,
  plantFor,
  type SimAddress,
  taxCents,
} from "../shipping.ts";
import type { SimState } from "../state.ts";
import { bodyOf } from "./body.ts";
import { failure } from "./envelope.ts";
import type { StruckEnv } from "./struck.ts";

/** Product quotes are JSON numbers, unlike every other amount. */
const amount = (cents: number) => cents / 100;

type Priced = { readonly product: CatalogueProduct; readonly quoted: Quoted };

/** Prices, freight, addresses, and which files a product needs. */
export function quoteRoutes(app: Hono<StruckEnv>, state: SimState): void {
  const priced = (uuid: string, asked: Asked, struck: Struck): Priced | null => {
    const product = state.catalogue.find(uuid);
    const quoted = product && !struck.has("product-vanished") ? quote(product, asked) : null;
    return product && quoted && !("notOffered" in quoted) ? { product, quoted } : null;
  };

  app.get("/printproducts/productquote", (c) => {
    const query = c.req.query();
    if (!query.product_uuid) return failure(c, 400, "Product UUID parameter is missing");
    const asked = askedByQuery(c);
    const found = priced(query.product_uuid, asked, c.var.struck);
    if (!found) return failure(c, 404, "Product not found");
    return c.json(quoteAnswer(found, asked, c.var.struck.has("price-drifted")));
  });

  app.post("/shippingquote", async (c) => {
    const body = await bodyOf(c);
    const info = record(body.product_info);
    const shipTo = record(body.shipping_address) as SimAddress;
    if (!info.product_uuid) return failure(c, 400, "Product UUID parameter is missing");
    const asked = askedByInfo(info);
    const found = priced(text(info.product_uuid), asked, c.var.struck);
    if (!found) return failure(c, 409, "The combination is not offered");
    const finding = isTrue(body.bypass_address_validation) ? null : findAddress(shipTo, c.var.struck);
    if (finding?.kind === "ambiguous") return c.json({ candidates: finding.candidates });
    if (finding?.kind === "invalid") return failure(c, 400, finding.reason);
    return c.json({ job: shippingAnswer(found, asked, info, shipTo, state.now()) });
  });

  app.post("/addressvalidation", async (c) => {
    const { shipping_address } = await bodyOf(c);
    if (!shipping_address) return failure(c, 400, "Shipping address parameter is missing");
    const address = record(shipping_address) as SimAddress;
    return c.json(validationAnswer(address, findAddress(address, c.var.struck)));
  });

  app.post("/requirements/products", async (c) => {
    const { products } = await bodyOf(c);
    if (!Array.isArray(products) || products.length === 0)
      return failure(c, 400, "Products parameter is missing");
    return c.json({ entities: products.map((one) => requirements(state, record(one))) });
  });
}

const askedByQuery = (c: Context): Asked => ({
  runsize: c.req.query("runsize_uuid") ?? "",
  colorspec: c.req.query("colorspec_uuid") ?? "",
  turnaround: c.req.query("turnaroundtime_uuid") ?? c.req.query("tunraroundtime_uuid") ?? null,
  options: c.req.queries("options[]") ?? [],
});

const askedByInfo = (info: Wire): Asked => ({
  runsize: text(info.runsize_uuid),
  colorspec: text(info.colorspec_uuid),
  turnaround: text(info.turnaround_uuid) || null,
  options: texts(info.option_uuids) ?? [],
});

function quoteAnswer({ product, quoted }: Priced, asked: Asked, hasDrifted: boolean) {
  const drift = hasDrifted ? Math.round(quoted.base * 0.15) : 0;
  return {
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
  };
}

function findAddress(address: SimAddress, struck: Struck): AddressFinding {
  if (struck.has("address-invalid")) return { kind: "invalid", reason: "The address could not be found" };
  return checkAddress(
    struck.has("address-ambiguous") ? { ...address, address: `${address.address} ambiguous` } : address,
  );
}

function shippingAnswer(
  { product, quoted }: Priced,
  asked: Asked,
  info: Wire,
  shipTo: SimAddress,
  now: Date,
) {
  const sets = Math.max(1, Number(info.sets ?? 1) || 1);
  const plants = plantFor(shipTo, quoted.turnaroundDays);
  const { options, weight, boxes } = freightOf(product, quoted.pieces * sets, plants.ships);
  const tax = taxCents(printingCents(product, asked, quoted, sets), shipTo.state);
  return {
    product_info: { ...info, box_weight: weight, box_count: boxes, product_code: product.code },
    ship_to: { ...shipTo, is_residential: isResidential(shipTo) },
    facilities: [
      facilityAnswer(plants.ships, options, now, quoted.turnaroundDays, tax),
      ...(plants.nearest === plants.ships ? [] : [otherTurnarounds(plants.nearest)]),
    ],
  };
}

const isResidential = (address: SimAddress) =>
  !/suite|\bste\b|blvd|unit/i.test(`${address.address} ${address.address2 ?? ""}`);

function validationAnswer(address: SimAddress, finding: AddressFinding) {
  if (finding.kind === "ambiguous") return { ambiguous_address: "true", Candidates: finding.candidates };
  if (finding.kind === "invalid")
    return { isValidAddress: false, ambiguosAddress: false, message: finding.reason };
  const lines = [address.address, address.address2].flatMap((line) => (line ? [line.toUpperCase()] : []));
  return {
    isValidAddress: true,
    ambiguosAddress: false,
    isResidential: isResidential(address),
    exactMatch: true,
    AddressKeyFormat: {
      AddressLine: lines.length > 1 ? lines : lines[0],
      PoliticalDivision2: address.city.toUpperCase(),
      PoliticalDivision1: address.state,
      PostcodePrimaryLow: address.zipcode.slice(0, 5),
      PostcodeExtendedLow: "0001",
      Region: `${address.city} ${address.state} ${address.zipcode}`.toUpperCase(),
      CountryCode: address.country,
    },
  };
}

function requirements(state: SimState, asked: Wire) {
  const product = state.catalogue.find(text(asked.product_uuid));
  const options = texts(asked.option_uuids) ?? [];
  return {
    product: {
      product_uuid: asked.product_uuid,
      name: product?.code ?? "",
      description: product?.description ?? "",
    },
    option_uuids: options,
    file_requirements: requiredFiles(product?.code ?? "", options).map(requirementRow),
  };
}
