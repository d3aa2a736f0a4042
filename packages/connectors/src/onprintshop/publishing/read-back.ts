import type { OnPrintShop } from "@overprint/onprintshop";
import { readMinor } from "../amount.ts";
import type { PricePlan } from "../pricing/price-plan.ts";
import type { Ids } from "./steps.ts";
import type { WantedRecords } from "./wanted.ts";

/** A row that OnPrintShop shows otherwise than it was written; `foundMinor` null = it is not there. */
export type Mismatch = {
  readonly kind: "price" | "surcharge";
  readonly key: string;
  readonly pieces: number;
  readonly wantedMinor: number;
  readonly foundMinor: number | null;
};
export type ReadBack = {
  readonly mismatches: readonly Mismatch[];
  /** Quantities on sale that nobody asked for: added by hand. */
  readonly strangers: readonly number[];
  /** The plan with the prices that OnPrintShop really holds. */
  readonly plan: PricePlan;
};

/** Reads every price of a product back from OnPrintShop. One call, and one for each choice that has surcharges. */
export async function readBack(
  client: OnPrintShop,
  productId: number,
  plan: PricePlan,
  wanted: WantedRecords,
  sizeId: Ids,
  attributeId: Ids,
): Promise<ReadBack> {
  const rows = await client.products.prices(productId);
  const price = (size: string, pieces: number) =>
    rows.find(
      ({ size_id, qty_from, qty_to }) => size_id === sizeId(size) && qty_from === pieces && qty_to === pieces,
    );
  const surcharges = await surchargesOf(client, wanted, attributeId);
  const priceMinor = (size: string, pieces: number) => readMinor(price(size, pieces)?.price ?? null);
  const surchargeMinor = (attribute: string, pieces: number) =>
    surcharges.get(`${attribute}@${pieces}`) ?? null;
  const mismatches = [
    ...wanted.prices.map(({ key, value }) => ({
      kind: "price" as const,
      key,
      ...value,
      foundMinor: priceMinor(value.size, value.pieces),
    })),
    ...wanted.surcharges.map(({ key, value }) => ({
      kind: "surcharge" as const,
      key,
      ...value,
      foundMinor: surchargeMinor(value.attribute, value.pieces),
    })),
  ].filter(({ retailMinor, foundMinor }) => retailMinor !== foundMinor);
  const asked = new Set(wanted.prices.map(({ value }) => `${sizeId(value.size)}@${value.pieces}`));
  return {
    mismatches: mismatches.map(({ kind, key, pieces, retailMinor, foundMinor }) => ({
      kind,
      key,
      pieces,
      wantedMinor: retailMinor,
      foundMinor,
    })),
    strangers: rows
      .filter(({ size_id, qty_from }) => !asked.has(`${size_id}@${qty_from}`))
      .map(({ qty_from }) => qty_from ?? 0),
    plan: asRead(plan, priceMinor, surchargeMinor),
  };
}

async function surchargesOf(
  client: OnPrintShop,
  wanted: WantedRecords,
  attributeId: Ids,
): Promise<ReadonlyMap<string, number>> {
  const found = new Map<string, number>();
  for (const attribute of new Set(wanted.surcharges.map(({ value }) => value.attribute)))
    for await (const row of client.products.surcharges(attributeId(attribute))) {
      const minor = readMinor(row.attribute_price);
      // A range of several quantities is not what was written: it counts as not there.
      if (minor !== null && row.qty === row.qty_to) found.set(`${attribute}@${row.qty}`, minor);
    }
  return found;
}

function asRead(
  plan: PricePlan,
  priceMinor: (size: string, pieces: number) => number | null,
  surchargeMinor: (attribute: string, pieces: number) => number | null,
): PricePlan {
  return {
    ...plan,
    sizes: plan.sizes.map((size) => ({
      ...size,
      prices: size.prices.flatMap((row) => {
        const retailMinor = priceMinor(size.key, row.pieces);
        return retailMinor === null ? [] : [{ ...row, retailMinor }];
      }),
    })),
    options: plan.options.map((option) => ({
      ...option,
      attributes: option.attributes.map((attribute) => ({
        ...attribute,
        surcharges: attribute.surcharges.flatMap((row) => {
          const retailMinor = surchargeMinor(attribute.choice.key, row.pieces);
          return retailMinor === null ? [] : [{ ...row, retailMinor }];
        }),
      })),
    })),
  };
}
