import { completeIn } from "@overprint/core/configurator";
import { addMoney, zero } from "@overprint/core/money";
import type {
  ChosenConfiguration,
  OrderDraft,
  StoreOrderId,
  StoreOrderItem,
  StoreOrderItemId,
} from "@overprint/core/orders";
import { defaultShippingPolicy } from "@overprint/core/shipping";
import type { ShelfProduct } from "@overprint/core/storefront";
import type { Overprint } from "#server/wiring/index.ts";
import { builtInStoreId } from "#server/wiring/storefront.ts";
import type { Seeder } from "../index.ts";
import { DemoArtwork } from "./artwork.ts";
import { customer } from "./customers.ts";
import { type Fate, type Scene, type SceneItem, scenes } from "./scenes.ts";

/** Six weeks of orders, with customers and artwork. Running it again finds them placed and changes nothing. */
export const ordersSeeder: Seeder = {
  name: "orders",
  saying: "Taking its first orders",
  seed: async (overprint) => {
    const artwork = new DemoArtwork(overprint);
    for (const [index, scene] of scenes.toReversed().entries())
      await placeScene(scene, orderIdOf(index), overprint, artwork);
  },
};

export const orderIdOf = (index: number): StoreOrderId =>
  `demo-order-${String(index + 1).padStart(2, "0")}` as StoreOrderId;

async function placeScene(
  scene: Scene,
  id: StoreOrderId,
  overprint: Overprint,
  artwork: DemoArtwork,
): Promise<void> {
  const made = await Promise.all(
    scene.items.map((item, index) => itemOf(item, `${id}-${index + 1}`, overprint, artwork)),
  );
  const items = made.filter((item) => item !== null);
  if (items.length === 0) return;
  const { isNew } = await overprint.orders.place(draftOf(scene, id, items, overprint));
  if (!isNew) return;
  for (const [index, { fate }] of scene.items.entries()) {
    const item = items[index];
    if (item) await decide(item, fate, scene, overprint);
  }
}

function draftOf(
  scene: Scene,
  id: StoreOrderId,
  items: readonly StoreOrderItem[],
  overprint: Overprint,
): OrderDraft {
  const shipTo = customer(scene.customer);
  const placedAt = hoursAgo(scene.hoursAgo, overprint);
  const row = defaultShippingPolicy.table.find(({ code }) => code === scene.shipping);
  const shipping = { minor: row?.priceMinor ?? 0, currency: "USD" as const };
  return {
    id,
    storeId: builtInStoreId,
    externalId: id,
    placedAt,
    modifiedAt: placedAt,
    customer: {
      name: `${shipTo.firstName} ${shipTo.lastName}`,
      email: shipTo.email ?? "",
      phone: shipTo.phone,
    },
    shipTo,
    blindShipFrom: null,
    shippingMethod: { code: scene.shipping, name: row?.name ?? "Ground", price: shipping },
    items,
    total: addMoney(zero("USD"), shipping, ...items.map(({ price }) => price)),
    paymentState: scene.hoursAgo > 200 ? "paid" : "invoice",
    accessKey: overprint.newAccessKey(),
    note: scene.note,
  };
}

/** `null` when the catalogue has no such product: the demo works with any number of products. */
async function itemOf(
  scene: SceneItem,
  id: string,
  overprint: Overprint,
  artwork: DemoArtwork,
): Promise<StoreOrderItem | null> {
  const product = await productOf(scene.product, overprint);
  const chosen = product ? choose(product, scene) : null;
  const priced = chosen ? await overprint.priceConfiguration(chosen) : null;
  if (!product || !chosen || !priced?.ok) return null;
  return {
    id: id as StoreOrderItemId,
    externalId: id,
    storeProductId: product.id,
    title: priced.value.title,
    sku: priced.value.sku,
    quantity: priced.value.pieces,
    sets: 1,
    combination: priced.value.combination,
    specification: priced.value.specification,
    price: priced.value.pricePerSet,
    artwork: await artwork.of(scene, priced.value.sides, product.sizeIn),
    shipTo: null,
    statusTitle: "New",
  };
}

async function productOf(wanted: SceneItem["product"], { shelf }: Overprint): Promise<ShelfProduct | null> {
  if ("own" in wanted) return shelf.productById(wanted.own as ShelfProduct["id"]);
  const category = (await shelf.categories()).find(({ name }) => wanted.category.test(name));
  if (!category) return null;
  const { cards } = await shelf.cards({ categorySlug: category.slug, search: "", offset: 0, limit: 8 });
  const card = cards[wanted.nth % Math.max(1, cards.length)];
  return card ? shelf.productById(card.id) : null;
}

function choose({ id, configurator }: ShelfProduct, { runSize }: SceneItem): ChosenConfiguration | null {
  const { runSizes } = configurator;
  const wanted = runSizes[Math.min(runSize, runSizes.length - 1)];
  const choice = completeIn(configurator, { runSizeId: wanted?.id });
  return choice && { productId: id, ...choice, sets: 1 };
}

/** What people decided. Jobs are made by `jobsSeeder`, at the printer. */
async function decide(item: StoreOrderItem, fate: Fate, scene: Scene, overprint: Overprint): Promise<void> {
  const { orders } = overprint;
  if (fate.kind === "held" || fate.kind === "excluded")
    await orders.setStanding(item.id, { state: fate.kind, reason: fate.reason });
  if (fate.kind !== "in-house") return;
  const at = hoursAgo(scene.hoursAgo * 0.6, overprint);
  const status = (await overprint.orderStatuses.list()).find(({ id }) => id === fate.statusId);
  await orders.setStatus(item.id, {
    statusId: fate.statusId,
    statusTitle: status?.title ?? fate.statusId,
    at,
    by: "owner",
    comment: null,
  });
  const isShipped = fate.statusId === "shipped" || fate.statusId === "delivered";
  await orders.setStanding(item.id, { state: "excluded", reason: "Made in our own workshop." });
  if (isShipped)
    await orders.recordParcel(item.id, {
      trackingNumber: `1Z999AA1${item.id.replace(/\D/g, "").padStart(10, "0")}`,
      carrier: "UPS",
      trackingUrl: null,
      pieces: item.quantity,
      recordedAt: at,
    });
}

export const hoursAgo = (hours: number, { clock }: Pick<Overprint, "clock">): string =>
  new Date(clock.now().getTime() - hours * 3_600_000).toISOString();
