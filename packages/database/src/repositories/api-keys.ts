import type { ApiKey, ApiScope } from "@overprint/core/programs";
import { desc, eq } from "drizzle-orm";
import type { Db } from "#open.ts";
import { apiKeys } from "#schema/index.ts";
import { iso } from "./order-rows.ts";

export type ApiKeyRepository = {
  /** Newest first; revoked ones too. */
  readonly list: () => Promise<readonly ApiKey[]>;
  /** `hash` is of the whole key; the key itself is not kept. */
  readonly add: (key: ApiKey, hash: string) => Promise<void>;
  readonly findByHash: (hash: string) => Promise<ApiKey | null>;
  readonly touch: (id: string, at: string) => Promise<void>;
  readonly revoke: (id: string, at: string) => Promise<void>;
};

/** Keys for programs. */
export function apiKeyRepository(db: Db): ApiKeyRepository {
  return {
    list: async () => (await db.select().from(apiKeys).orderBy(desc(apiKeys.createdAt))).map(keyOf),
    add: async ({ scopes, ...key }, hash) => {
      await db.insert(apiKeys).values({ ...key, scopes: [...scopes], hash });
    },
    findByHash: async (hash) => {
      const [row] = await db.select().from(apiKeys).where(eq(apiKeys.hash, hash));
      return row ? keyOf(row) : null;
    },
    touch: async (id, at) => {
      await db.update(apiKeys).set({ lastUsedAt: at }).where(eq(apiKeys.id, id));
    },
    revoke: async (id, at) => {
      await db.update(apiKeys).set({ revokedAt: at }).where(eq(apiKeys.id, id));
    },
  };
}

const asIso = (moment: string | null): string | null => (moment === null ? null : iso(moment));
/** Only scopes that we gave are ever stored, so their type is what it says. */
const keyOf = ({ hash: _hash, ...row }: typeof apiKeys.$inferSelect): ApiKey => ({
  ...row,
  scopes: row.scopes as ApiScope[],
  createdAt: iso(row.createdAt),
  expiresAt: asIso(row.expiresAt),
  lastUsedAt: asIso(row.lastUsedAt),
  revokedAt: asIso(row.revokedAt),
});
