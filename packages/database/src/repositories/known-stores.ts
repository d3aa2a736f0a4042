import { asc, eq } from "drizzle-orm";
import type { Db } from "#open.ts";
import { stores } from "#schema/index.ts";

/** A store as it was connected; its secrets are kept elsewhere. */
export type KnownStore = {
  readonly id: string;
  readonly kind: "built-in" | "onprintshop";
  readonly name: string;
  readonly currency: "USD" | "CAD";
  readonly connection: Readonly<Record<string, unknown>>;
  readonly isActive: boolean;
};

/** `null` when there is no store of this id. */
export async function findStore(db: Db, id: string): Promise<KnownStore | null> {
  const [row] = await db.select().from(stores).where(eq(stores.id, id));
  return row ?? null;
}

/** Every store, by name. */
export const listStores = (db: Db): Promise<readonly KnownStore[]> =>
  db.select().from(stores).orderBy(asc(stores.name));

/** Makes sure that the built-in store is among the stores; one that is there keeps its name and its state. */
export async function ensureBuiltInStore(db: Db, name: string): Promise<void> {
  await db
    .insert(stores)
    .values({ id: "built-in", kind: "built-in", name, currency: "USD" })
    .onConflictDoNothing();
}
