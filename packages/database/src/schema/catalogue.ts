import type {
  ChangeKind,
  ChangeSetState,
  ChangeSummary,
  ColorSpec,
  OptionGroup,
  OptionGroupId,
  ProductChange,
  RunSize,
  SyncPhase,
  SyncScope,
  SyncState,
  SyncTrouble,
  TradeOption,
  Turnaround,
  Verdict,
} from "@overprint/core/catalogue";
import { sql } from "drizzle-orm";
import {
  boolean,
  customType,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  smallint,
  text,
  uniqueIndex,
} from "drizzle-orm/pg-core";
import { currency, minor, moment } from "./columns.ts";

const bytes = customType<{ data: Buffer; driverData: Buffer }>({ dataType: () => "bytea" });

/** The printer's categories. `isSynced`: their products are kept up to date. */
export const tradeCategories = pgTable("trade_categories", {
  id: text("id").primaryKey(),
  name: text("name").notNull(),
  description: text("description").notNull().default(""),
  isSynced: boolean("is_synced").notNull().default(false),
  /** When the printer stopped listing it. */
  goneAt: moment("gone_at"),
});

/**
 * The printer's products as approved. Never deleted: a discontinued one keeps its last content. `versionId` is null
 * while a new product waits for its approval.
 */
export const tradeProducts = pgTable(
  "trade_products",
  {
    id: text("id").primaryKey(),
    code: text("code").notNull(),
    description: text("description").notNull(),
    categoryIds: text("category_ids").array().notNull().default([]),
    versionId: integer("version_id"),
    contentHash: text("content_hash"),
    discontinuedAt: moment("discontinued_at"),
    /** The identifier that this product has now, and the one it had before, once a person confirmed it. */
    reissuedAs: text("reissued_as"),
    reissuedFrom: text("reissued_from"),
    firstSeenAt: moment("first_seen_at").notNull(),
    lastSeenAt: moment("last_seen_at").notNull(),
    lastSeenRun: text("last_seen_run"),
    /** When the approved content last became another. */
    changedAt: moment("changed_at"),
  },
  (table) => [
    index("trade_products_code").on(table.code),
    index("trade_products_categories").using("gin", table.categoryIds),
  ],
);

/** What a version offers to choose from; its prices are rows that name positions in these lists, from 0. */
export type VersionStructure = {
  readonly runSizes: readonly RunSize[];
  readonly colorSpecs: readonly ColorSpec[];
  readonly turnarounds: readonly Turnaround[];
  readonly optionGroups: readonly (Omit<OptionGroup, "options"> & {
    readonly id: OptionGroupId;
    readonly options: number;
  })[];
  /** The options of all groups one after another; each group says how many are its own. */
  readonly options: readonly Omit<TradeOption, "prices">[];
};

/** Content that a product had at some time. Written once, never changed: going back is choosing an older one. */
export const tradeProductVersions = pgTable(
  "trade_product_versions",
  {
    id: integer("id").primaryKey().generatedAlwaysAsIdentity(),
    productId: text("product_id")
      .notNull()
      .references(() => tradeProducts.id),
    contentHash: text("content_hash").notNull(),
    code: text("code").notNull(),
    description: text("description").notNull(),
    categoryIds: text("category_ids").array().notNull(),
    structure: jsonb("structure").$type<VersionStructure>().notNull(),
    currency: currency().notNull(),
    /** The lowest and the highest base price. */
    lowestMinor: minor("lowest_minor").notNull(),
    highestMinor: minor("highest_minor").notNull(),
    priceRows: integer("price_rows").notNull(),
    oddities: text("oddities").array().notNull().default([]),
    /** The printer's own payload as gzipped JSON. */
    raw: bytes("raw").notNull(),
    /** The printer's own stamp. */
    updatedAt: moment("updated_at"),
    readAt: moment("read_at").notNull(),
  },
  (table) => [uniqueIndex("trade_product_versions_content").on(table.productId, table.contentHash)],
);

/** What the printer charges for one set. `runSize` and `colorSpec` are positions in the version's structure. */
export const tradeBasePrices = pgTable(
  "trade_base_prices",
  {
    versionId: integer("version_id")
      .notNull()
      .references(() => tradeProductVersions.id, { onDelete: "cascade" }),
    runSize: smallint("run_size").notNull(),
    colorSpec: smallint("color_spec").notNull(),
    priceMinor: minor("price_minor").notNull(),
    canGroupShip: boolean("can_group_ship").notNull(),
  },
  (table) => [primaryKey({ columns: [table.versionId, table.runSize, table.colorSpec] })],
);

/** The surcharge of a turnaround; a row says that the combination is offered. */
export const tradeTurnaroundPrices = pgTable(
  "trade_turnaround_prices",
  {
    versionId: integer("version_id")
      .notNull()
      .references(() => tradeProductVersions.id, { onDelete: "cascade" }),
    turnaround: smallint("turnaround").notNull(),
    runSize: smallint("run_size").notNull(),
    colorSpec: smallint("color_spec").notNull(),
    priceMinor: minor("price_minor").notNull(),
  },
  (table) => [primaryKey({ columns: [table.versionId, table.turnaround, table.runSize, table.colorSpec] })],
);

/** A price row of an option, `position` from 0 among its rows. With `shareMillionths` it is a share of the base price. */
export const tradeOptionPrices = pgTable(
  "trade_option_prices",
  {
    versionId: integer("version_id")
      .notNull()
      .references(() => tradeProductVersions.id, { onDelete: "cascade" }),
    option: integer("option").notNull(),
    position: smallint("position").notNull(),
    fromPieces: integer("from_pieces").notNull(),
    toPieces: integer("to_pieces").notNull(),
    priceMinor: minor("price_minor").notNull(),
    perQtyMicros: minor("per_qty_micros").notNull(),
    perPieces: integer("per_pieces").notNull(),
    isFlatFee: boolean("is_flat_fee").notNull(),
    shareMillionths: minor("share_millionths"),
  },
  (table) => [primaryKey({ columns: [table.versionId, table.option, table.position] })],
);

/** Every sync. At most one is running. */
export const syncRuns = pgTable(
  "sync_runs",
  {
    id: text("id").primaryKey(),
    scope: jsonb("scope").$type<SyncScope>().notNull(),
    state: text("state").$type<SyncState>().notNull(),
    phase: text("phase").$type<SyncPhase>().notNull(),
    cursor: integer("cursor").notNull(),
    since: moment("since"),
    expected: integer("expected"),
    read: integer("read").notNull().default(0),
    unchanged: integer("unchanged").notNull().default(0),
    added: integer("added").notNull().default(0),
    changed: integer("changed").notNull().default(0),
    removed: integer("removed").notNull().default(0),
    failed: integer("failed").notNull().default(0),
    calls: integer("calls").notNull().default(0),
    activeMs: minor("active_ms").notNull().default(0),
    trouble: jsonb("trouble").$type<SyncTrouble>(),
    changeSetId: text("change_set_id"),
    startedBy: text("started_by").notNull(),
    startedAt: moment("started_at").notNull(),
    updatedAt: moment("updated_at").notNull(),
    finishedAt: moment("finished_at"),
    /** Who works on it, and whether a person wants it to end. */
    worker: text("worker"),
    cancelRequested: boolean("cancel_requested").notNull().default(false),
  },
  (table) => [
    uniqueIndex("sync_runs_one_running").on(table.state).where(sql`state = 'running'`),
    index("sync_runs_started").on(table.startedAt),
  ],
);

/** Products that a run could not read, and why. */
export const syncFailures = pgTable(
  "sync_failures",
  {
    runId: text("run_id")
      .notNull()
      .references(() => syncRuns.id),
    productId: text("product_id").notNull(),
    code: text("code").notNull(),
    reason: text("reason").notNull(),
  },
  (table) => [primaryKey({ columns: [table.runId, table.productId] })],
);

/** Sets of changes to the catalogue. At most one is open. */
export const changeSets = pgTable(
  "change_sets",
  {
    id: text("id").primaryKey(),
    number: integer("number").notNull().generatedAlwaysAsIdentity(),
    kind: text("kind").$type<"sync" | "rollback">().notNull(),
    state: text("state").$type<ChangeSetState>().notNull(),
    summary: jsonb("summary").$type<ChangeSummary>(),
    verdict: jsonb("verdict").$type<Verdict>(),
    openedAt: moment("opened_at").notNull(),
    decidedAt: moment("decided_at"),
    decidedBy: text("decided_by"),
  },
  (table) => [uniqueIndex("change_sets_one_open").on(table.state).where(sql`state = 'open'`)],
);

/** One product's part of a change set: from which content to which. */
export const changeEntries = pgTable(
  "change_entries",
  {
    changeSetId: text("change_set_id")
      .notNull()
      .references(() => changeSets.id, { onDelete: "cascade" }),
    productId: text("product_id")
      .notNull()
      .references(() => tradeProducts.id),
    kind: text("kind").$type<ChangeKind>().notNull(),
    change: jsonb("change").$type<ProductChange>().notNull(),
    beforeVersionId: integer("before_version_id"),
    afterVersionId: integer("after_version_id"),
    /** Re-issued: the product that left, and whether a person agreed that its mappings follow. */
    replaces: text("replaces"),
    isConfirmed: boolean("is_confirmed").notNull().default(false),
  },
  (table) => [
    primaryKey({ columns: [table.changeSetId, table.productId] }),
    index("change_entries_product").on(table.productId),
  ],
);
