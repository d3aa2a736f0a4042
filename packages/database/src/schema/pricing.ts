import type { MarkupBand, PriceEnding } from "@overprint/core/pricing";
import { boolean, index, integer, jsonb, pgTable, primaryKey, text } from "drizzle-orm/pg-core";
import { currency, minor, moment } from "./columns.ts";

/** Customers with prices of their own. */
export const customerGroups = pgTable("customer_groups", {
  id: text("id").primaryKey(),
  name: text("name").notNull().unique(),
});

/** How trade prices become retail prices. `scopeId` is the category's or the product's id at the printer. */
export const markupRules = pgTable("markup_rules", {
  id: text("id").primaryKey(),
  name: text("name").notNull(),
  scope: text("scope").$type<"all" | "category" | "product">().notNull(),
  scopeId: text("scope_id"),
  customerGroupId: text("customer_group_id").references(() => customerGroups.id),
  currency: currency().notNull(),
  bands: jsonb("bands").$type<readonly MarkupBand[]>().notNull(),
  minimumMarkupMinor: minor("minimum_markup_minor").notNull(),
  minimumMarginBps: integer("minimum_margin_bps").notNull(),
  rounding: jsonb("rounding").$type<PriceEnding>().notNull(),
  position: integer("position").notNull(),
  isActive: boolean("is_active").notNull().default(true),
});

/** One row: how often the markup rules have changed, so that every process notices. */
export const markupVersions = pgTable("markup_versions", {
  id: integer("id").primaryKey(),
  version: integer("version").notNull(),
});

/** The lowest and highest trade price of a product, and the lowest retail price, each time one of them changed. */
export const priceHistory = pgTable(
  "price_history",
  {
    tradeProductId: text("trade_product_id").notNull(),
    at: moment("at").notNull(),
    contentHash: text("content_hash").notNull(),
    lowestMinor: minor("lowest_minor").notNull(),
    highestMinor: minor("highest_minor").notNull(),
    lowestRetailMinor: minor("lowest_retail_minor").notNull(),
    currency: currency().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.tradeProductId, table.at] }),
    index("price_history_at").on(table.at),
  ],
);
