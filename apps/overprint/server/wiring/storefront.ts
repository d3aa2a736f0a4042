import { randomBytes } from "node:crypto";
import { join } from "node:path";
import type { ArtworkStorage } from "@overprint/core/artwork";
import type { Combination } from "@overprint/core/catalogue";
import { type CompleteChoice, finishedSize, ownConfigurator } from "@overprint/core/configurator";
import type { Mailer } from "@overprint/core/mail";
import type {
  CartRepository,
  OrderRepository,
  PriceConfiguration,
  StatusRepository,
  StoreId,
  StoreOrderId,
  StoreProductId,
} from "@overprint/core/orders";
import { refused } from "@overprint/core/outcome";
import { timeZoneSetting } from "@overprint/core/settings";
import type { Job } from "@overprint/core/status";
import { priceChosen, type Shelf, type ShelfCard, type ShelfProduct } from "@overprint/core/storefront";
import {
  type ArtworkFileRepository,
  artworkFileRepository,
  cartRepository,
  jobRepository,
  orderRepository,
  shelfRepository,
  statusRepository,
} from "@overprint/database";
import { createMailer } from "#server/mail/mailer.ts";
import { openArtworkStorage } from "#server/storage/artwork-storage.ts";
import type { FetchQuote, ShippingPorts } from "#server/storefront/shipping.ts";
import {
  mailSetting,
  shippingPolicySetting,
  shopProfileSetting,
  smtpPasswordName,
} from "#server/storefront/shop-profile.ts";
import type { Inspect } from "#server/storefront/uploads.ts";
import type { Foundation } from "./index.ts";

/** The built-in store's id among the stores. */
export const builtInStoreId = "built-in" as StoreId;

/** A synced product as the store sells it, and the way back to what the printer makes. */
export type SoldProduct = {
  readonly configurator: ShelfProduct["configurator"];
  readonly sizeIn: ShelfProduct["sizeIn"];
  readonly combinationOf: (choice: CompleteChoice) => Combination | null;
};

/** What the front store needs of those who know catalogue, prices and printer. */
export type StorefrontNeeds = {
  /** `null` for products that were never the printer's, or cannot be sold now. */
  readonly soldSynced: (id: StoreProductId) => Promise<SoldProduct | null>;
  readonly fetchQuote: FetchQuote;
  readonly inspect: Inspect;
};

/** The built-in store's part of Overprint. */
export type StorefrontWiring = {
  readonly storage: ArtworkStorage;
  readonly artworkFiles: ArtworkFileRepository;
  readonly mailer: Mailer;
  readonly mailFolder: string;
  readonly orders: OrderRepository;
  readonly carts: CartRepository;
  readonly orderStatuses: StatusRepository;
  readonly shelf: Shelf;
  readonly priceConfiguration: PriceConfiguration;
  readonly shipping: ShippingPorts;
  readonly inspect: Inspect;
  readonly newAccessKey: () => string;
  /** The jobs of an order, as its page shows them. */
  readonly jobsOfOrder: (
    orderId: StoreOrderId,
  ) => Promise<readonly Pick<Job, "jobId" | "itemId" | "origin" | "statusLabel" | "trackingNumbers">[]>;
};

export function storefrontWiring(foundation: Foundation, needs: StorefrontNeeds): StorefrontWiring {
  const { config, db, clock, settings } = foundation;
  const mailFolder = join(config.dataDir, "mail");
  const shelf = shelfOf(foundation, needs);
  return {
    storage: openArtworkStorage(config),
    artworkFiles: artworkFileRepository(db),
    mailer: createMailer({ route: () => mailRoute(foundation), folder: mailFolder, clock }),
    mailFolder,
    orders: orderRepository(db),
    carts: cartRepository(db, clock),
    orderStatuses: statusRepository(db),
    shelf,
    priceConfiguration: async (chosen) => {
      const product = await shelf.productById(chosen.productId);
      if (!product) return refused(notSold);
      const sold = await needs.soldSynced(chosen.productId);
      return priceChosen(product, chosen, async (_product, choice) => sold?.combinationOf(choice) ?? null);
    },
    shipping: {
      policy: () => settings.get(shippingPolicySetting),
      fetchQuote: needs.fetchQuote,
      clock,
      timeZone: () => settings.get(timeZoneSetting),
    },
    inspect: needs.inspect,
    newAccessKey: () => randomBytes(24).toString("base64url"),
    jobsOfOrder: async (orderId) =>
      (await jobRepository(db).ofOrders([orderId])).map(
        ({ jobId, itemId, origin, statusLabel, trackingNumbers }) => ({
          jobId,
          itemId,
          origin,
          statusLabel,
          trackingNumbers,
        }),
      ),
  };
}

const notSold = {
  kind: "product-not-sold",
  reason: "This product is no longer in the shop. Take it out of your cart, and write to us if you need it.",
} as const;

/** Every page of the store shows the categories; a list a few seconds old does for all who come meanwhile. */
function remembered<T>(read: () => Promise<T>, clock: Foundation["clock"], forMs = 5_000): () => Promise<T> {
  let kept: { readonly until: number; readonly value: Promise<T> } | null = null;
  return () => {
    const now = clock.now().getTime();
    if (!kept || kept.until <= now) {
      const value = read();
      kept = { until: now + forMs, value };
      value.catch(() => {
        kept = null;
      });
    }
    return kept.value;
  };
}

function shelfOf({ db, clock }: Foundation, { soldSynced }: StorefrontNeeds): Shelf {
  const repository = shelfRepository(db, builtInStoreId);
  const soldOwn = async (id: StoreProductId): Promise<SoldProduct | null> => {
    const own = await repository.ownPrices(id);
    if (!own) return null;
    return {
      configurator: ownConfigurator(id, own.currency, own.prices),
      sizeIn: null,
      combinationOf: () => null,
    };
  };
  const whole = async (card: ShelfCard | null): Promise<ShelfProduct | null> => {
    const sold = card ? ((await soldSynced(card.id)) ?? (await soldOwn(card.id))) : null;
    if (!card || !sold) return null;
    const sizeIn = sold.sizeIn ?? finishedSize(`${card.title} ${card.description}`);
    return { ...card, sizeIn, configurator: sold.configurator };
  };
  return {
    categories: remembered(repository.categories, clock),
    cards: repository.cards,
    product: async (slug) => whole(await repository.cardBySlug(slug)),
    productById: async (id) => whole(await repository.cardById(id)),
  };
}

async function mailRoute({ settings, secrets }: Foundation) {
  const [mail, shop] = [await settings.get(mailSetting), await settings.get(shopProfileSetting)];
  const password = mail.host ? await secrets.get(smtpPasswordName) : null;
  return {
    from: { name: mail.fromName || shop.name, address: mail.fromAddress || shop.email },
    smtp: mail.host
      ? { host: mail.host, port: mail.port, isSecure: mail.isSecure, user: mail.user || null, password }
      : null,
  };
}
