import { promisify } from "node:util";
import { gunzip, gzip } from "node:zlib";
import type { ReadVersion, TradeProduct } from "@overprint/core/catalogue";
import { and, eq, inArray, sql } from "drizzle-orm";
import type { Db } from "#open.ts";
import {
  tradeBasePrices,
  tradeOptionPrices,
  tradeProductVersions,
  tradeTurnaroundPrices,
} from "#schema/index.ts";
import { rowsOf } from "../rows.ts";
import { fromRows, toRows, type VersionPrices } from "./version-rows.ts";

const squeeze = promisify(gzip);
const expand = promisify(gunzip);

/** A version on its way into the database. The payload is gzipped before the transaction begins. */
export type PreparedVersion = ReadVersion & {
  readonly rows: ReturnType<typeof toRows>;
  readonly squeezed: Buffer;
};

export function prepareVersions(versions: readonly ReadVersion[]): Promise<readonly PreparedVersion[]> {
  return Promise.all(
    versions.map(async (version) => ({
      ...version,
      rows: toRows(version.product),
      // A feed row is some 70 kB that repeat themselves; the quickest level makes 4 kB of them.
      squeezed: await squeeze(JSON.stringify(version.raw), { level: 1 }),
    })),
  );
}

/** Stores versions with their price rows, in bulk; content that a product had before is found again. Product id -> version id. */
export async function insertVersions(
  tx: Db,
  versions: readonly PreparedVersion[],
  readAt: string,
): Promise<ReadonlyMap<string, number>> {
  if (versions.length === 0) return new Map();
  const inserted = await tx
    .insert(tradeProductVersions)
    .values(versions.map((version) => headOf(version, readAt)))
    .onConflictDoNothing()
    .returning({ id: tradeProductVersions.id, productId: tradeProductVersions.productId });
  const ids = new Map(inserted.map(({ productId, id }) => [productId, id]));
  const fresh = versions.flatMap((version) => {
    const versionId = ids.get(version.product.id);
    return versionId === undefined ? [] : [{ versionId, prices: version.rows.prices }];
  });
  await insertPrices(tx, fresh);
  const old = versions.filter((version) => !ids.has(version.product.id));
  for (const { product, contentHash } of old)
    ids.set(product.id, await findVersion(tx, product.id, contentHash, readAt));
  return ids;
}

function headOf({ product, contentHash, oddities, rows, squeezed }: PreparedVersion, readAt: string) {
  const bases = rows.prices.base.map((row) => row.priceMinor);
  const { base, turnarounds, options } = rows.prices;
  return {
    productId: product.id,
    contentHash,
    code: product.code,
    description: product.description,
    categoryIds: [...product.categoryIds],
    structure: rows.structure,
    currency: rows.currency,
    lowestMinor: Math.min(...bases),
    highestMinor: Math.max(...bases),
    priceRows: base.length + turnarounds.length + options.length,
    oddities: [...oddities],
    raw: squeezed,
    updatedAt: product.updatedAt,
    readAt,
  };
}

/** Content that is read again counts as new, so that nobody forgets it at this moment. */
async function findVersion(tx: Db, productId: string, contentHash: string, readAt: string): Promise<number> {
  const [found] = await tx
    .update(tradeProductVersions)
    .set({ readAt })
    .where(
      and(eq(tradeProductVersions.productId, productId), eq(tradeProductVersions.contentHash, contentHash)),
    )
    .returning({ id: tradeProductVersions.id });
  if (!found) throw new Error(`the version of ${productId} is neither new nor stored`);
  return found.id;
}

type Priced = readonly { readonly versionId: number; readonly prices: VersionPrices }[];

/** One statement a table, however many rows. */
async function insertPrices(tx: Db, versions: Priced): Promise<void> {
  const flat = <K extends keyof VersionPrices>(kind: K) =>
    versions.flatMap(({ versionId, prices }) =>
      prices[kind].map((row) => ({ versionId, ...(row as VersionPrices[K][number]) })),
    );
  const base = flat("base");
  const turnarounds = flat("turnarounds");
  const options = flat("options");
  if (base.length > 0)
    await tx.execute(sql`insert into trade_base_prices (version_id, run_size, color_spec, price_minor, can_group_ship)
      select * from unnest(${column(base, "versionId")}::int[], ${column(base, "runSize")}::smallint[],
        ${column(base, "colorSpec")}::smallint[], ${column(base, "priceMinor")}::bigint[], ${column(base, "canGroupShip")}::boolean[])`);
  if (turnarounds.length > 0)
    await tx.execute(sql`insert into trade_turnaround_prices (version_id, turnaround, run_size, color_spec, price_minor)
      select * from unnest(${column(turnarounds, "versionId")}::int[], ${column(turnarounds, "turnaround")}::smallint[],
        ${column(turnarounds, "runSize")}::smallint[], ${column(turnarounds, "colorSpec")}::smallint[],
        ${column(turnarounds, "priceMinor")}::bigint[])`);
  if (options.length > 0)
    await tx.execute(sql`insert into trade_option_prices (version_id, option, position, from_pieces, to_pieces,
        price_minor, per_qty_micros, per_pieces, is_flat_fee, share_millionths)
      select * from unnest(${column(options, "versionId")}::int[], ${column(options, "option")}::int[],
        ${column(options, "position")}::smallint[], ${column(options, "fromPieces")}::int[],
        ${column(options, "toPieces")}::int[], ${column(options, "priceMinor")}::bigint[],
        ${column(options, "perQtyMicros")}::bigint[], ${column(options, "perPieces")}::int[],
        ${column(options, "isFlatFee")}::boolean[], ${column(options, "shareMillionths")}::bigint[])`);
}

const column = <Row, K extends keyof Row>(rows: readonly Row[], name: K) =>
  sql.param(rows.map((row) => row[name]));

/** Products as these versions hold them; four queries, however many. Version id -> product. */
export async function loadVersions(
  db: Db,
  ids: readonly number[],
): Promise<ReadonlyMap<number, TradeProduct>> {
  if (ids.length === 0) return new Map();
  const wanted = sql.param([...ids]);
  const heads = await db
    .select({
      id: tradeProductVersions.id,
      productId: tradeProductVersions.productId,
      code: tradeProductVersions.code,
      description: tradeProductVersions.description,
      categoryIds: tradeProductVersions.categoryIds,
      structure: tradeProductVersions.structure,
      currency: tradeProductVersions.currency,
      updatedAt: tradeProductVersions.updatedAt,
    })
    .from(tradeProductVersions)
    .where(sql`${tradeProductVersions.id} = any(${wanted}::int[])`);
  const of = <T extends typeof tradeBasePrices | typeof tradeTurnaroundPrices | typeof tradeOptionPrices>(
    table: T,
  ) => sql`${table.versionId} = any(${wanted}::int[])`;
  const base = byVersion(await db.select().from(tradeBasePrices).where(of(tradeBasePrices)));
  const turnarounds = byVersion(
    await db.select().from(tradeTurnaroundPrices).where(of(tradeTurnaroundPrices)),
  );
  const options = byVersion(
    await db
      .select()
      .from(tradeOptionPrices)
      .where(of(tradeOptionPrices))
      .orderBy(tradeOptionPrices.versionId, tradeOptionPrices.option, tradeOptionPrices.position),
  );
  return new Map(
    heads.map((head) => [
      head.id,
      fromRows(
        { ...head, updatedAt: head.updatedAt && new Date(head.updatedAt).toISOString() },
        {
          base: base.get(head.id) ?? [],
          turnarounds: turnarounds.get(head.id) ?? [],
          options: options.get(head.id) ?? [],
        },
      ),
    ]),
  );
}

function byVersion<Row extends { readonly versionId: number }>(
  rows: readonly Row[],
): ReadonlyMap<number, Row[]> {
  const grouped = new Map<number, Row[]>();
  for (const row of rows) {
    const group = grouped.get(row.versionId);
    if (group) group.push(row);
    else grouped.set(row.versionId, [row]);
  }
  return grouped;
}

/** The printer's payload of a version; `null` when there is no such version. */
export async function loadRaw(db: Db, versionId: number): Promise<unknown> {
  const [row] = await db
    .select({ raw: tradeProductVersions.raw })
    .from(tradeProductVersions)
    .where(inArray(tradeProductVersions.id, [versionId]));
  return row ? JSON.parse((await expand(row.raw)).toString("utf8")) : null;
}

/** Versions that products have now. Product id -> version id. */
export async function approvedVersions(db: Db, ids: readonly string[]): Promise<ReadonlyMap<string, number>> {
  const rows = await rowsOf<{ id: string; version_id: number }>(
    db,
    sql`select id, version_id from trade_products where id = any(${sql.param([...ids])}::text[]) and version_id is not null`,
  );
  return new Map(rows.map((row) => [row.id, row.version_id]));
}
