import type { OwnField } from "@overprint/core/products";
import { boolean, integer, jsonb, pgTable, text, uniqueIndex } from "drizzle-orm/pg-core";
import { currency, minor, moment } from "./columns.ts";

/** A store that sells: the built-in one (id `built-in`) or an OnPrintShop connection. Its secrets are in `secrets`. */
export const stores = pgTable("stores", {
  id: text("id").primaryKey(),
  kind: text("kind").$type<"built-in" | "onprintshop">().notNull(),
  name: text("name").notNull(),
  currency: currency().notNull(),
  connection: jsonb("connection").$type<Record<string, unknown>>().notNull().default({}),
  isActive: boolean("is_active").notNull().default(true),
  createdAt: moment("created_at").notNull().defaultNow(),
});

/** What end customers browse by. Synced ones carry the printer's category id. */
export const storeCategories = pgTable("store_categories", {
  id: text("id").primaryKey(),
  tradeCategoryId: text("trade_category_id"),
  slug: text("slug").notNull().unique(),
  name: text("name").notNull(),
  description: text("description").notNull().default(""),
  position: integer("position").notNull().default(0),
});

/** A product that stores can sell: synced from the printer, or the shop's own. */
export const storeProducts = pgTable("store_products", {
  id: text("id").primaryKey(),
  origin: text("origin").$type<"synced" | "own">().notNull(),
  tradeProductId: text("trade_product_id").unique(),
  sku: text("sku").notNull(),
  slug: text("slug").notNull().unique(),
  /** What end customers read: without the suffix. */
  title: text("title").notNull(),
  description: text("description").notNull().default(""),
  categoryId: text("category_id").references(() => storeCategories.id),
  /** Which of the above a person wrote. */
  ownFields: jsonb("own_fields").$type<OwnField[]>().notNull().default([]),
  /** Own products: `[{ pieces, priceMinor }]`, ascending. */
  ownPrices: jsonb("own_prices").$type<{ pieces: number; priceMinor: number }[]>(),
  /** Own products: how many sides are printed. */
  ownSides: integer("own_sides").$type<1 | 2>().notNull().default(2),
  currency: currency().notNull(),
  isDiscontinued: boolean("is_discontinued").notNull().default(false),
  createdAt: moment("created_at").notNull().defaultNow(),
  updatedAt: moment("updated_at").notNull().defaultNow(),
});

/** A product in a store: what was published, under which id there, and what it looked like. */
export const publications = pgTable(
  "publications",
  {
    storeId: text("store_id")
      .notNull()
      .references(() => stores.id),
    storeProductId: text("store_product_id")
      .notNull()
      .references(() => storeProducts.id),
    externalId: text("external_id"),
    state: text("state").$type<"published" | "unpublished" | "failed">().notNull(),
    /** Hash of what was published; differs when there is something to publish again. */
    fingerprint: text("fingerprint"),
    /** Fingerprint of the catalogue content that the published prices were made of. */
    contentHash: text("content_hash"),
    lowestPriceMinor: minor("lowest_price_minor"),
    publishedAt: moment("published_at"),
    reason: text("reason"),
  },
  (table) => [uniqueIndex("publications_one").on(table.storeId, table.storeProductId)],
);
