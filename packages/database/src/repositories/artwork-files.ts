import type { ArtworkFile, ArtworkId } from "@overprint/core/artwork";
import { eq, sql } from "drizzle-orm";
import type { Db } from "#open.ts";
import { artworkFiles } from "#schema/index.ts";
import { fileOf } from "./order-rows.ts";

/** Stored files with what was read of them. */
export type ArtworkFileRepository = {
  readonly save: (file: ArtworkFile, facts: Readonly<Record<string, unknown>> | null) => Promise<void>;
  readonly find: (id: ArtworkId) => Promise<{
    readonly file: ArtworkFile;
    readonly facts: Readonly<Record<string, unknown>> | null;
  } | null>;
  /**
   * Files uploaded before a time (ISO) that are in no cart, of no order product, and in no transfer, the oldest first;
   * never more than `limit`.
   */
  readonly orphans: (before: string, limit: number) => Promise<readonly ArtworkFile[]>;
  /** Forgets a file, unless an order product has taken it meanwhile. Tells whether it did. */
  readonly forget: (id: ArtworkId) => Promise<boolean>;
};

export function artworkFileRepository(db: Db): ArtworkFileRepository {
  return {
    save: async (file, facts) => {
      await db
        .insert(artworkFiles)
        .values({ ...file, facts })
        .onConflictDoNothing();
    },
    find: async (id) => {
      const [row] = await db.select().from(artworkFiles).where(eq(artworkFiles.id, id));
      return row ? { file: fileOf(row), facts: row.facts } : null;
    },
    orphans: async (before, limit) => {
      const rows = await db
        .select()
        .from(artworkFiles)
        .where(sql`${artworkFiles.createdAt} < ${before}::timestamptz and ${unused}`)
        .orderBy(artworkFiles.createdAt)
        .limit(limit);
      return rows.map(fileOf);
    },
    forget: async (id) => {
      const gone = await db
        .delete(artworkFiles)
        .where(sql`${eq(artworkFiles.id, id)} and ${unused}`)
        .returning({ id: artworkFiles.id });
      return gone.length > 0;
    },
  };
}

/** On no order product, in no cart and in no transfer. */
const unused = sql`not exists (select from item_artwork where item_artwork.file_id = ${artworkFiles.id})
  and not exists (
    select from (
      select jsonb_path_query(lines, '$.**.key') #>> '{}' as key from carts
      union select jsonb_path_query(artwork, '$.**.key') #>> '{}' from transfers where artwork is not null) used
    where used.key = ${artworkFiles.key})`;
