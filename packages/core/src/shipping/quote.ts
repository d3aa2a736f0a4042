import type { Money } from "#money/index.ts";
import type { Address } from "./address.ts";

/** One priced way to ship from one facility. `code` and `name` go back to the printer exactly as quoted. */
export type ShippingOption = {
  readonly facilityCode: string;
  readonly code: string;
  readonly name: string;
  readonly price: Money;
  /** Days in transit. */
  readonly transitDays: number | null;
  /** ISO date (YYYY-MM-DD) on which the printer estimates the parcel in hand. */
  readonly inHandDate: string | null;
  /** ISO date on which production is estimated to finish. */
  readonly productionDate: string | null;
};

export type ShippingQuote =
  | {
      readonly kind: "quoted";
      readonly options: readonly ShippingOption[];
      readonly tax: Money;
      readonly weightLb: number | null;
      readonly boxes: number | null;
    }
  | { readonly kind: "ambiguous-address"; readonly candidates: readonly Partial<Address>[] };
