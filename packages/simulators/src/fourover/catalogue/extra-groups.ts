import { otherOptions } from "@overprint/fourover/reference";
import { uuidOf } from "../random.ts";
import type { ProductDefinition } from "./definitions.ts";
import type { ExtraGroup } from "./families.ts";
import type { WireGroup, WirePriceRow } from "./wire.ts";
import { type Sold, type WritePriceRow, wireGroup } from "./wire-group.ts";

type GroupOf = { readonly uuid: string; readonly name: string; readonly min: string; readonly max: string };
const optional = { min: "0", max: "1" } as const;

/** Finishing groups. Identifiers are published ones where there are any. */
const groups: Readonly<Record<ExtraGroup, GroupOf>> = {
  corners: { uuid: "6146bf5b-73d3-4463-9f39-e121d598bfdf", name: "Radius of Corners", ...optional },
  "spot-uv": { uuid: "86c459f5-b6fc-4125-8b79-4d5ef12a2a13", name: "Spot UV Sides", ...optional },
  folding: { uuid: "d365deb4-604c-4922-98dd-4956681db3fa", name: "Folding Options", ...optional },
  bundling: { uuid: "254afeea-1fd1-4efb-b5fb-c9c3bf4c13d2", name: "Bundling Options", ...optional },
  envelopes: { uuid: "c3860a15-f892-4326-a9b2-f3cf874c50d4", name: "Blank Envelopes", min: "1", max: "1" },
  proof: { uuid: "ed16daf6-77e4-4133-8d65-3947d5d19f52", name: "Additional Options", min: "0", max: "2" },
  scoring: { uuid: uuidOf("group Scoring"), name: "Scoring", ...optional },
  hardware: { uuid: "d7296d0d-7aa2-43f2-97fa-3ac394c8bfd5", name: "Hardware", ...optional },
  grommets: { uuid: uuidOf("group Grommets"), name: "Grommets", ...optional },
};

const known = (name: string) =>
  otherOptions.find((option) => option.name === name)?.uuid ?? uuidOf(`option ${name}`);
const sold = (name: string, prices: Sold["prices"]): Sold => ({ uuid: known(name), name, prices });

/** Published bundling fees by run size. @source PDF pp. 21-22 ("Yes Bundles of 50") */
const bundling: readonly (readonly [number, string])[] = [
  [100, "19.50"],
  [250, "19.50"],
  [500, "21.84"],
  [750, "22"],
  [1000, "23.92"],
  [2500, "36.00"],
  [5000, "49.50"],
  [7500, "61.50"],
  [10000, "73.50"],
  [15000, "100.50"],
  [20000, "115.50"],
  [25000, "139.50"],
];

export function extraGroup(product: ProductDefinition, extra: ExtraGroup, write: WritePriceRow): WireGroup {
  return wireGroup(product, write, groups[extra], optionsOf(extra, write));
}

/** Each group shows another shape of price row: flat, by range, per piece, a percentage, ragged. */
function optionsOf(extra: ExtraGroup, write: WritePriceRow): readonly Sold[] {
  const whole = (name: string, price: string | null, more: WirePriceRow = {}) =>
    sold(name, [write(name, 1, 100_000, price, more)]);
  switch (extra) {
    case "corners":
      return ['Rounded 1/8"', 'Rounded 1/4"'].map((name) =>
        whole(name, "4.50", { price_per_qty: "0.012", qty: 1, is_flat_fee: false, is_percentage: false }),
      );
    case "spot-uv":
      return [
        whole("Spot UV Front", "0.22", { is_flat_fee: false, is_percentage: true }),
        whole("Spot UV Both Sides", "0.35", { is_flat_fee: false, is_percentage: true }),
        whole("Spot UV Back", null),
      ];
    case "folding":
      return ["Half Fold", "Tri Fold", "Z Fold", "French Fold"].map((name) =>
        sold(name, [
          write(name, 1, 1000, "28.00"),
          write(name, 1001, 100_000, "12.00", { price_per_qty: "0.016", qty: 1, is_flat_fee: false }),
        ]),
      );
    case "bundling":
      return [
        sold("No Bundling Services", "zero"),
        bundles("Bundles of 50", write, { price_per_qty: "0", qty: 0, is_percentage: false }),
        bundles("Bundles of 100", write, { price_per_qty: null, qty: null, is_percentage: null }),
      ];
    case "envelopes":
      return [
        sold("No Blank Envelopes", "zero"),
        sold("Yes 500 Envelopes A2", [write("Yes 500 Envelopes A2", 1, 10_000, "25")]),
      ];
    case "scoring":
      return [whole("Score in Half", "18.00", { price_per_qty: "0.9", qty: 100, is_flat_fee: false })];
    case "hardware":
      return [whole("H-Stakes", "0", { price_per_qty: "1.15", qty: 1, is_flat_fee: false })];
    case "grommets":
      return [whole("4 Grommets", "0", { price_per_qty: "0.80", qty: 1, is_flat_fee: false })];
    case "proof":
      return [whole("PDF Proofs (per set)", "5"), whole("Sample of Completed job (per set)", "9.99")];
  }
}

const bundles = (name: string, write: WritePriceRow, more: WirePriceRow) =>
  sold(
    name,
    bundling.map(([pieces, price]) => write(name, pieces, pieces, price, more)),
  );
