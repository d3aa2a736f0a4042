import { type Outcome, ok, refused } from "@overprint/core/outcome";
import type { Store } from "@overprint/core/stores";
import { findStore, type KnownStore, listStores } from "@overprint/database";
import type { Foundation } from "./index.ts";

export type StoreAbsence = { readonly kind: "no-store"; readonly reason: string; readonly doNext: string };

/** Opens a store of one kind: constructs its client, calls nothing. */
export type OpenStore = (known: KnownStore) => Promise<Outcome<Store, StoreAbsence>>;

export type StoresWiring = {
  /** The store behind an order, ready to be told. */
  readonly openStore: (storeId: string) => Promise<Outcome<Store, StoreAbsence>>;
  /** Every store, switched off ones too. */
  readonly knownStores: () => Promise<readonly KnownStore[]>;
};

/** Every kind of store brings its opener. */
export function storesWiring(
  { db }: Pick<Foundation, "db">,
  openers: Readonly<Partial<Record<KnownStore["kind"], OpenStore>>>,
): StoresWiring {
  return {
    knownStores: () => listStores(db),
    openStore: async (storeId) => {
      const known = await findStore(db, storeId);
      const open = known ? openers[known.kind] : undefined;
      if (known?.isActive && open) return open(known);
      return refused({
        kind: "no-store",
        reason: known
          ? `The store ${known.name} is switched off or not connected.`
          : "The store of this order is not known.",
        doNext: "Open Settings > Stores and connect it again.",
      });
    },
  };
}

/** For an opener that needs nothing more than what it was built with. */
export const always =
  (store: Store): OpenStore =>
  async () =>
    ok(store);
