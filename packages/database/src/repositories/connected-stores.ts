import { eq } from "drizzle-orm";
import type { Db } from "#open.ts";
import { stores } from "#schema/index.ts";
import { findStore, type KnownStore, listStores } from "./known-stores.ts";

/** The stores that sell, as a person connected them. */
export type ConnectedStores = {
  readonly list: () => Promise<readonly KnownStore[]>;
  readonly find: (id: string) => Promise<KnownStore | null>;
  /** Adds a store, or changes one that is known by its id. */
  readonly save: (store: KnownStore) => Promise<void>;
  readonly setActive: (id: string, isActive: boolean) => Promise<void>;
};

export function connectedStores(db: Db): ConnectedStores {
  return {
    list: () => listStores(db),
    find: (id) => findStore(db, id),
    save: async ({ id, kind, name, currency, connection, isActive }) => {
      const values = { name, currency, connection: { ...connection }, isActive };
      await db
        .insert(stores)
        .values({ id, kind, ...values })
        .onConflictDoUpdate({ target: stores.id, set: values });
    },
    setActive: async (id, isActive) => {
      await db.update(stores).set({ isActive }).where(eq(stores.id, id));
    },
  };
}
