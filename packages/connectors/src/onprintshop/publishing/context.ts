import type { StoreLinks } from "@overprint/core/stores";
import type { OnPrintShop } from "@overprint/onprintshop";

/** What publishing to one store works with. */
export type PublishContext = {
  readonly client: OnPrintShop;
  readonly links: StoreLinks;
  /** Whether a person has seen that this store charges a surcharge once for the run, and hides by quantity. */
  readonly addsSurchargesExactly: boolean;
  /** Finds our product among all of the store's by its reference, when our own table does not know it. */
  readonly findByReference: (reference: string) => Promise<number | null>;
};
