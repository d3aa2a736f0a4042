import type { ArtworkFile, ArtworkId } from "@overprint/core/artwork";
import { eq } from "drizzle-orm";
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
  };
}
