import { readFile } from "node:fs/promises";
import { PDFDocument } from "@cantoo/pdf-lib";
import { serve } from "@hono/node-server";
import { type ArtworkStorage, trimSizeOf } from "@overprint/core/artwork";
import type { StoreOrderItemId, StoreProductId } from "@overprint/core/orders";
import {
  automaticSetting,
  blindSenderSetting,
  noAutomaticTransfer,
  paymentKey,
  sendTransfer,
} from "@overprint/core/transfer";
import { storeProducts } from "@overprint/database/schema";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { artworkRoute } from "../../apps/overprint/server/artwork/artwork-route.ts";
import { takeUpload } from "../../apps/overprint/server/storefront/uploads.ts";
import { transferByItself } from "../../apps/overprint/server/transfer/automatic.ts";
import { confirmTodaysPrices, transferBulk } from "../../apps/overprint/server/transfer/bulk.ts";
import { calculate, readChosen, suggestionsFor } from "../../apps/overprint/server/transfer/calculator.ts";
import {
  choosePaymentProfile,
  liveMethods,
  methodKey,
  saveAddress,
  saveMethod,
} from "../../apps/overprint/server/transfer/shipping-step.ts";
import {
  saveArtwork,
  saveMapping,
  shippingStart,
  standingOf,
} from "../../apps/overprint/server/transfer/steps.ts";
import type { Overprint } from "../../apps/overprint/server/wiring/index.ts";
import { ada, formOf, openTransferDesk } from "./desk.ts";
import { anOrder, stockOrders } from "./shop.ts";

let at: Awaited<ReturnType<typeof openTransferDesk>>;
let overprint: Overprint;
let closeServer: () => void;
beforeAll(async () => {
  at = await openTransferDesk();
  overprint = { ...at.overprint, storage: storageInMemory() };
  closeServer = await serveArtworkOf(overprint);
  const started = await overprint.catalogue.startSync({ kind: "everything" }, "Ada");
  if (!started.ok) throw new Error("the catalogue sync starts");
  await overprint.catalogue.workOn(started.value.id);
});
afterAll(async () => {
  closeServer?.();
  await at.close();
});

function storageInMemory(): ArtworkStorage {
  const kept = new Map<string, Uint8Array>();
  const get = async (key: string) => kept.get(key) ?? Promise.reject(new Error(`${key} is not there`));
  return {
    put: async (key, bytes) => void kept.set(key, bytes),
    putFile: async (key, path) => void kept.set(key, await readFile(path)),
    get,
    stream: async (key) => new Blob([new Uint8Array(await get(key))]).stream(),
    exists: async (key) => kept.has(key),
    delete: async (key) => void kept.delete(key),
  };
}

/** The printer fetches artwork here, under the signed addresses that it is given. */
const serveArtworkOf = (of: Overprint) =>
  new Promise<() => void>((resolve) => {
    const server = serve({ fetch: artworkRoute(of).fetch, port: 0, hostname: "127.0.0.1" }, ({ port }) => {
      of.transfer.servedAt(`http://127.0.0.1:${port}`);
      resolve(() => server.close());
    });
  });

async function card(trim: { readonly widthIn: number; readonly heightIn: number } | null) {
  const { widthIn, heightIn } = trim ?? { widthIn: 3.5, heightIn: 2 };
  const pdf = await PDFDocument.create();
  pdf.addPage([(widthIn + 0.25) * 72, (heightIn + 0.25) * 72]);
  return pdf.save({ useObjectStreams: false });
}

/** Every file that the printer asks for, in the finished size. */
async function uploadArtwork(itemId: StoreOrderItemId) {
  const product = await overprint.catalogue.products.loadTradeProduct(
    at.prepared.mapping.combination.productId,
  );
  const trim = product ? trimSizeOf(product, at.prepared.mapping.combination.optionIds) : null;
  for (const { reason } of at.prepared.artwork.required) {
    const upload = { fileName: `${reason}.pdf`, bytes: await card(trim) };
    const taken = await takeUpload(upload, trim, { ...overprint, limitBytes: 10_000_000 });
    if (!taken.ok) throw new Error("the card is a PDF");
    await overprint.orders.placeArtwork(itemId, { set: 1, reason, file: taken.value.file });
  }
}

const standing = async (itemId: string) =>
  (await standingOf(overprint, itemId, 0)) ?? expect.fail("the order product is known");

/** An order of something the shop sells under its own name, that 4over never heard of. */
async function ownProductOrdered(number: string) {
  const order = anOrder(number, at.prepared, [1]);
  const items = order.items.map((item) => ({
    ...item,
    title: "Our house cards",
    sku: null,
    combination: null,
  }));
  await stockOrders(at.desk.database, [{ ...order, items }]);
  return items[0]?.id ?? expect.fail("the order has an order product");
}

test("a store product goes through mapping, artwork and shipping, and is placed with its job id", async () => {
  const itemId = await ownProductOrdered("8001");
  const { combination } = at.prepared.mapping;
  const chosen = { combination, runSizeReason: null, origin: "chosen" as const };
  const mapped = await saveMapping(overprint, await standing(itemId), chosen, ada);
  expect(mapped).toMatchObject({ ok: true, value: { mapping: { origin: "chosen" } } });

  await uploadArtwork(itemId);
  const checked = await saveArtwork(overprint, await standing(itemId), ada);
  const files = checked.ok ? (checked.value.artwork?.checked ?? []) : [];
  expect(files).toHaveLength(at.prepared.artwork.required.length);
  for (const file of files) expect(file.fetchedSha256).toBe(file.sha256);

  const { shipTo } = await shippingStart(overprint, await standing(itemId));
  const address = Object.entries(shipTo).map(([name, value]) => [`to.${name}`, value ?? ""]);
  const form = formOf({ ...Object.fromEntries(address), blind: "no" });
  expect(await saveAddress(overprint, await standing(itemId), form, ada)).toMatchObject({ ok: true });
  const addressed = await standing(itemId);
  const methods = await liveMethods(overprint, addressed, await shippingStart(overprint, addressed));
  const [method] = methods.kind === "quoted" ? methods.options : [];
  const { payment } = at.prepared.shipping;
  if (!method || !payment) throw new Error("the printer quotes methods and holds a card");
  const choice = formOf({ method: methodKey(method), payment: paymentKey(payment) });
  expect(await saveMethod(overprint, addressed, choice, ada)).toMatchObject({ ok: true });

  const sent = await sendTransfer(at.ports, [{ itemId, copy: 0 }], ada);
  expect(sent).toMatchObject({ ok: true, value: { outcomes: [{ kind: "placed" }] } });
  const [there] = at.atPrinter("8001");
  expect((await standing(itemId)).record).toMatchObject({
    state: "placed",
    jobs: [{ jobId: there?.jobId, filesState: "attached" }],
  });
  expect(await at.desk.job(there?.jobId ?? "")).toMatchObject({ isOpen: true });
});

test("the label that was chosen beside an ambiguous address goes on with 4over's candidate", async () => {
  const itemId = await ownProductOrdered("8050");
  const { shipTo } = await shippingStart(overprint, await standing(itemId));
  const fields = (prefix: string) =>
    Object.fromEntries(Object.entries(shipTo).map(([name, value]) => [`${prefix}.${name}`, value ?? ""]));
  at.desk.simulator.control.inject({ situation: "address-ambiguous", times: 1 });
  const form = formOf({ ...fields("to"), ...fields("from"), ownSender: "yes", blind: "no" });
  expect(await saveAddress(overprint, await standing(itemId), form, ada)).toMatchObject({
    value: { kind: "ambiguous", label: { isDropShipped: false, ownSender: { street: shipTo.street } } },
  });
});

test("the next order of the same store product has the mapping suggested first", async () => {
  const itemId = await ownProductOrdered("8002");
  const [first] = await suggestionsFor(overprint, await standing(itemId));
  expect(first).toMatchObject({ origin: "remembered", combination: at.prepared.mapping.combination });
});

test("a synced product comes filled in with what was ordered, and only needs confirming", async () => {
  const order = anOrder("8003", at.prepared, [1]);
  await stockOrders(at.desk.database, [order]);
  const begun = await standing(order.items[0]?.id ?? "");
  expect(begun.source).toMatchObject({ code: at.prepared.mapping.productCode, isOnSale: true });
  const nothingChosen = readChosen(new URLSearchParams());
  const calculation = await calculate(overprint, begun, nothingChosen);
  expect(calculation).toMatchObject({ combination: at.prepared.mapping.combination, refusal: null });
  const suggestions = await suggestionsFor(overprint, begun);
  expect(suggestions[0]).toMatchObject({ origin: "published", productId: begun.source?.id });
});

test("a published product whose choices could not be read still opens with its 4over product", async () => {
  const { combination } = at.prepared.mapping;
  await at.desk.database.db.insert(storeProducts).values({
    id: "published",
    origin: "synced",
    tradeProductId: combination.productId,
    sku: "PUBLISHED",
    slug: "published",
    title: "Cards",
    currency: "USD",
  });
  const order = anOrder("8004", at.prepared, [1]);
  const items = order.items.map((item) => ({
    ...item,
    combination: null,
    storeProductId: "published" as StoreProductId,
  }));
  await stockOrders(at.desk.database, [{ ...order, items }]);
  const begun = await standing(items[0]?.id ?? "");
  expect(begun.source?.id).toBe(combination.productId);
  const calculation = await calculate(overprint, begun, readChosen(new URLSearchParams()));
  expect(calculation?.product.id).toBe(combination.productId);
});

describe("by itself", () => {
  const rules = { ...noAutomaticTransfer, isOn: true, holdMinutes: 0 };
  const round = () => transferByItself(overprint, new AbortController().signal);
  beforeAll(async () => {
    await at.putAside();
    await overprint.settings.set(automaticSetting, rules, ada);
    await overprint.settings.set(blindSenderSetting, at.prepared.shipping.shipTo, ada);
    const profiles = await at.ports.printer.fetchPaymentProfiles();
    const visa = profiles.find(({ lastFour }) => lastFour === "4242") ?? expect.fail("there is a Visa");
    await choosePaymentProfile(overprint, paymentKey(visa), ada);
  });

  async function syncedOrdered(number: string, bought: string) {
    const order = anOrder(number, at.prepared, [1]);
    const { method, shipTo } = at.prepared.shipping;
    const shippingMethod = {
      code: "x",
      name: bought,
      price: method?.price ?? expect.fail("there is a method"),
    };
    await stockOrders(at.desk.database, [{ ...order, shipTo, shippingMethod }]);
    const itemId = order.items[0]?.id ?? expect.fail("the order has an order product");
    await uploadArtwork(itemId);
    return itemId;
  }

  test("a synced product with its artwork, the bought method and the default card goes without a hand", async () => {
    const itemId = await syncedOrdered("8101", at.prepared.shipping.method?.name ?? "");
    await round();
    const prepared = (await standing(itemId)).record;
    expect(prepared).toMatchObject({
      state: "to-transfer",
      mapping: { origin: "synced", confirmedBy: "automatic transfer" },
      artwork: { confirmedBy: "automatic transfer" },
      shipping: { addressCheck: "valid", payment: { lastFour: "4242" }, isDropShipped: true },
    });
    await round();
    expect(at.atPrinter("8101")).toHaveLength(1);
  });

  test("a method that the printer does not have today is left to a person", async () => {
    const itemId = await syncedOrdered("8102", "Carrier pigeon");
    await round();
    await round();
    const { record } = await standing(itemId);
    expect(record).toMatchObject({ state: "to-transfer", mapping: { origin: "synced" }, shipping: null });
    expect(at.atPrinter("8102")).toEqual([]);
  });
});

test("a price that stays risen is accepted once for all that it stops, and one replay sends them", async () => {
  const ready = [await at.orderReady(), await at.orderReady()];
  const targets = ready.map(({ target }) => target);
  const { control } = at.desk.simulator;
  control.inject({ situation: "price-drifted" });
  await transferBulk(overprint, targets, ada);
  for (const { item } of ready) expect((await standing(item.id)).record.state).toBe("held");
  expect(await confirmTodaysPrices(overprint, targets, ada)).toEqual({ confirmed: 2, refused: [] });
  const lines = await transferBulk(overprint, targets, ada);
  control.clearInjections();
  expect(lines.map(({ sends }) => sends)).toEqual([1, 1]);
  for (const { order } of ready) expect(at.atPrinter(order.number)).toHaveLength(1);
});

/** Tables in which a text occurs, whatever the column. */
async function tablesWith(text: string): Promise<readonly string[]> {
  const { pool } = at.desk.database;
  const { rows } = await pool.query<{ name: string }>(
    "select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname not in ('pg_catalog', 'information_schema')",
  );
  const found = [];
  for (const { name } of rows) {
    const hit = await pool.query(`select 1 from ${name} t where t::text like $1 limit 1`, [`%${text}%`]);
    if (hit.rows.length > 0) found.push(name);
  }
  return found;
}

test("after all this, and with a default profile, no table holds a payment token", async () => {
  const profiles = await at.ports.printer.fetchPaymentProfiles();
  const visa = profiles.find(({ lastFour }) => lastFour === "4242") ?? expect.fail("there is a Visa");
  expect(await choosePaymentProfile(overprint, paymentKey(visa), ada)).toMatchObject({ ok: true });
  const begun = await shippingStart(overprint, await standing(await ownProductOrdered("8005")));
  expect(begun.payment).toMatchObject({ lastFour: "4242" });
  expect(await tablesWith(paymentKey(visa))).toEqual(expect.arrayContaining(["public.settings"]));
  for (const { token } of profiles) expect(await tablesWith(token)).toEqual([]);
});
