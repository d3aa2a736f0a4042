import { categories, otherOptions } from "@overprint/fourover/reference";
import { shareOf, uuidOf } from "../random.ts";
import { colorUuid, type ProductDefinition, runSizeUuid } from "./definitions.ts";
import type { ExtraGroup } from "./families.ts";

/** Hosts of links differ from the one called, as in the published samples: a client must not follow them. */
const linkHost = "http://dev-api.4over.com";
const turnaroundGroup = "f80e8179-b264-42ce-9f80-bb258a09a1fe";

export type WirePriceRow = Readonly<Record<string, string | number | boolean | null>>;
export type WireOption = {
  readonly option_uuid: string;
  readonly option_name: string;
  readonly option_description: string;
  readonly option_prices_list: readonly WirePriceRow[];
  readonly [key: string]: unknown;
};
export type WireGroup = {
  readonly product_option_group_uuid: string;
  readonly product_option_group_name: string;
  readonly minoccurs: string | number;
  readonly maxoccurs: string | number;
  readonly validator: null;
  readonly options: readonly WireOption[];
};
export type WireBasePrice = {
  readonly base_price_uuid: string;
  readonly product_baseprice: string;
  readonly runsize_uuid: string;
  readonly runsize: string;
  readonly colorspec_uuid: string;
  readonly colorspec: string;
  readonly product_uuid: string;
  readonly can_group_ship: boolean;
};

export const turnaroundsSold = [
  {
    uuid: "9f85d0c4-d344-4088-a719-86f8f84d504d",
    code: "224",
    label: "2-4 Business Days",
    days: 3,
    surcharge: 0.16,
  },
  {
    uuid: "e04b099b-4ac3-4a35-84d0-c530df7b7aff",
    code: "527",
    label: "5-7 Business Days",
    days: 6,
    surcharge: 0,
  },
  {
    uuid: uuidOf("turnaround next business day"),
    code: "1NB",
    label: "Next Business Day",
    days: 1,
    surcharge: 0.55,
  },
] as const;

export const dollars = (cents: number): string =>
  `${Math.floor(cents / 100)}.${String(cents % 100).padStart(2, "0")}`;

/** Cents for one set, growing more slowly than the run size. `percent` is the price change commanded so far. */
export function baseCents(
  product: ProductDefinition,
  pieces: number,
  color: string,
  percent: number,
): number {
  const { setupCents, pieceCents } = product.family;
  const inks = color === "4/4" ? 1.12 : color === "4/1" ? 1.05 : 1;
  const run = setupCents + pieceCents * product.squareInches ** 0.55 * pieces ** 0.78;
  return Math.round(run * product.factor * inks * (1 + percent / 100));
}

/** Which combinations are really made: rushed large runs and single-sided 4/1 small runs are not. */
export function isOffered(
  product: ProductDefinition,
  pieces: number,
  color: string,
  turnaround: string,
): boolean {
  if (turnaround === "1NB" && (pieces > 5000 || color === "4/1")) return false;
  if (turnaround === "224" && pieces > 15_000) return false;
  if (color === "4/1" && pieces < 250) return false;
  return shareOf(`${product.code} ${pieces} ${color} ${turnaround}`) > 0.02 || turnaround === "527";
}

export function wireBasePrices(product: ProductDefinition, percent: number): readonly WireBasePrice[] {
  return product.family.colors.flatMap((color) =>
    product.family.runSizes.flatMap((pieces) =>
      color === "4/1" && pieces < 250 ? [] : [basePriceRow(product, pieces, color, percent)],
    ),
  );
}

function basePriceRow(
  product: ProductDefinition,
  pieces: number,
  color: string,
  percent: number,
): WireBasePrice {
  return {
    base_price_uuid: uuidOf(`base ${product.uuid} ${pieces} ${color}`),
    product_baseprice: dollars(baseCents(product, pieces, color, percent)),
    runsize_uuid: runSizeUuid(pieces),
    runsize: String(pieces),
    colorspec_uuid: colorUuid(color),
    colorspec: color,
    product_uuid: product.uuid,
    can_group_ship: pieces <= 1000,
  };
}

/** The product's groups as the feed writes them; the detail route drops the price lists. */
export function wireGroups(product: ProductDefinition, percent: number): readonly WireGroup[] {
  const single = (uuid: string, name: string, one: { readonly uuid: string; readonly name: string }) =>
    group(product, uuid, name, "1", "1", [{ ...one, prices: "empty" }]);
  return [
    single("34f407f8-0b50-4227-9378-10fddefbe596", "Size", product.size),
    single("24865ffa-793d-43ea-b3b1-d1b5cf22268d", "Stock", product.stock),
    single("26ca0df3-0682-4f37-8979-409868e2df2d", "Coating", product.coating),
    group(
      product,
      "38d33954-5a42-4112-a905-215eb827e62c",
      "Colorspec",
      "1",
      "1",
      product.family.colors.map((name) => ({
        uuid: colorUuid(name),
        name: longColor[name] ?? name,
        prices: "zero",
      })),
    ),
    group(
      product,
      "87e09691-ef33-4cf4-8f17-48af06ce84f4",
      product.family.letters.length % 2 ? "Runsizes" : "Runsize",
      "1",
      "1",
      product.family.runSizes.map((pieces) => ({
        uuid: runSizeUuid(pieces),
        name: String(pieces),
        prices: "empty",
      })),
    ),
    ...product.family.extras
      .filter((extra) => isSold(product, extra))
      .map((extra) => extraGroup(product, extra)),
    turnarounds(product, percent),
  ];
}

const longColor: Readonly<Record<string, string>> = {
  "4/0": "4/0 (4 color front)",
  "4/1": "4/1 (4 color front, 1 color back)",
  "4/4": "4/4 (4 color both sides)",
};
const isSold = (product: ProductDefinition, extra: ExtraGroup) =>
  extra === "spot-uv"
    ? product.stock.name.startsWith("16PT")
    : extra === "corners"
      ? !product.code.startsWith("100")
      : true;

type Sold = {
  readonly uuid: string;
  readonly name: string;
  readonly prices: "empty" | "zero" | readonly WirePriceRow[];
};

function group(
  product: ProductDefinition,
  uuid: string,
  name: string,
  min: string,
  max: string,
  options: readonly Sold[],
): WireGroup {
  return {
    product_option_group_uuid: uuid,
    product_option_group_name: name,
    minoccurs: min,
    maxoccurs: max,
    validator: null,
    options: options.map((one) => wireOption(product, uuid, one)),
  };
}

function wireOption(product: ProductDefinition, groupUuid: string, { uuid, name, prices }: Sold): WireOption {
  const zero = {
    option_price_uuid: uuidOf(`price ${product.uuid} ${uuid}`),
    option_name: name,
    startqty: 1,
    endqty: 100_000,
    price: "0",
    price_per_qty: "0",
    is_flat_fee: true,
    qty: 0,
    is_percentage: false,
  };
  return {
    option_uuid: uuid,
    option_name: name,
    option_description: name,
    capi_name: name,
    capi_description: name,
    option_prices: `${linkHost}/printproducts/products/${product.uuid}/optiongroups/${groupUuid}/options/${uuid}/prices`,
    option_prices_list: prices === "empty" ? [] : prices === "zero" ? [zero] : prices,
  };
}

function turnarounds(product: ProductDefinition, percent: number): WireGroup {
  const rows = turnaroundsSold.flatMap((turnaround) =>
    product.family.colors.flatMap((color) =>
      product.family.runSizes.flatMap((pieces) =>
        isOffered(product, pieces, color, turnaround.code)
          ? [turnaroundRow(product, turnaround, color, pieces, percent)]
          : [],
      ),
    ),
  );
  return {
    product_option_group_uuid: turnaroundGroup,
    product_option_group_name: "Turn-Around",
    minoccurs: 1,
    maxoccurs: 1,
    validator: null,
    options: rows,
  };
}

function turnaroundRow(
  product: ProductDefinition,
  turnaround: (typeof turnaroundsSold)[number],
  color: string,
  pieces: number,
  percent: number,
): WireOption {
  const priceUuid = uuidOf(`turnaround ${product.uuid} ${turnaround.code} ${pieces} ${color}`);
  const common = {
    option_name: turnaround.code,
    option_description: turnaround.label,
    runsize_uuid: runSizeUuid(pieces),
    runsize: String(pieces),
    colorspec_uuid: colorUuid(color),
  };
  const cents = Math.round(baseCents(product, pieces, color, percent) * turnaround.surcharge);
  return {
    option_uuid: turnaround.uuid,
    ...common,
    colorspec: color,
    option_prices: `${linkHost}/printproducts/products/${product.uuid}/optiongroups/${turnaroundGroup}/options/${priceUuid}/prices`,
    option_prices_list: [
      {
        option_uuid: turnaround.uuid,
        ...common,
        colorspec_name: color,
        option_price_uuid: priceUuid,
        price: dollars(cents),
      },
    ],
  };
}

const known = (name: string) =>
  otherOptions.find((option) => option.name === name)?.uuid ?? uuidOf(`option ${name}`);
const row = (
  product: ProductDefinition,
  name: string,
  from: number,
  to: number,
  price: string | null,
  more: WirePriceRow = {},
): WirePriceRow => ({
  option_price_uuid: uuidOf(`price ${product.uuid} ${name} ${from}`),
  option_name: name,
  startqty: from,
  endqty: to,
  ...(price === null ? {} : { price }),
  is_flat_fee: true,
  ...more,
});

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

function extraGroup(product: ProductDefinition, extra: ExtraGroup): WireGroup {
  const sold = (name: string, prices: readonly WirePriceRow[] | "zero"): Sold => ({
    uuid: known(name),
    name,
    prices,
  });
  const whole = (name: string, price: string | null, more: WirePriceRow = {}) => [
    row(product, name, 1, 100_000, price, more),
  ];
  switch (extra) {
    case "corners":
      return group(
        product,
        "6146bf5b-73d3-4463-9f39-e121d598bfdf",
        "Radius of Corners",
        "0",
        "1",
        ['Rounded 1/8"', 'Rounded 1/4"'].map((name) =>
          sold(
            name,
            whole(name, "4.50", { price_per_qty: "0.012", qty: 1, is_flat_fee: false, is_percentage: false }),
          ),
        ),
      );
    case "spot-uv":
      return group(product, "86c459f5-b6fc-4125-8b79-4d5ef12a2a13", "Spot UV Sides", "0", "1", [
        sold("Spot UV Front", whole("Spot UV Front", "0.22", { is_flat_fee: false, is_percentage: true })),
        sold(
          "Spot UV Both Sides",
          whole("Spot UV Both Sides", "0.35", { is_flat_fee: false, is_percentage: true }),
        ),
        sold("Spot UV Back", whole("Spot UV Back", null)),
      ]);
    case "folding":
      return group(
        product,
        "d365deb4-604c-4922-98dd-4956681db3fa",
        "Folding Options",
        "0",
        "1",
        ["Half Fold", "Tri Fold", "Z Fold", "French Fold"].map((name) =>
          sold(name, [
            row(product, name, 1, 1000, "28.00"),
            row(product, name, 1001, 100_000, "12.00", {
              price_per_qty: "0.016",
              qty: 1,
              is_flat_fee: false,
            }),
          ]),
        ),
      );
    case "bundling":
      return group(product, "254afeea-1fd1-4efb-b5fb-c9c3bf4c13d2", "Bundling Options", "0", "1", [
        sold("No Bundling Services", "zero"),
        sold(
          "Bundles of 50",
          bundling.map(([pieces, price]) =>
            row(product, "Bundles of 50", pieces, pieces, price, {
              price_per_qty: "0",
              qty: 0,
              is_percentage: false,
            }),
          ),
        ),
        sold(
          "Bundles of 100",
          bundling.map(([pieces, price]) =>
            row(product, "Bundles of 100", pieces, pieces, price, {
              price_per_qty: null,
              qty: null,
              is_percentage: null,
            }),
          ),
        ),
      ]);
    case "envelopes":
      return group(product, "c3860a15-f892-4326-a9b2-f3cf874c50d4", "Blank Envelopes", "1", "1", [
        sold("No Blank Envelopes", "zero"),
        sold("Yes 500 Envelopes A2", [row(product, "Yes 500 Envelopes A2", 1, 10_000, "25")]),
      ]);
    case "scoring":
      return group(product, uuidOf("group Scoring"), "Scoring", "0", "1", [
        sold(
          "Score in Half",
          whole("Score in Half", "18.00", { price_per_qty: "0.9", qty: 100, is_flat_fee: false }),
        ),
      ]);
    case "hardware":
      return group(product, "d7296d0d-7aa2-43f2-97fa-3ac394c8bfd5", "Hardware", "0", "1", [
        sold("H-Stakes", whole("H-Stakes", "0", { price_per_qty: "1.15", qty: 1, is_flat_fee: false })),
      ]);
    case "grommets":
      return group(product, uuidOf("group Grommets"), "Grommets", "0", "1", [
        sold("4 Grommets", whole("4 Grommets", "0", { price_per_qty: "0.80", qty: 1, is_flat_fee: false })),
      ]);
    case "proof":
      return group(product, "ed16daf6-77e4-4133-8d65-3947d5d19f52", "Additional Options", "0", "2", [
        sold("PDF Proofs (per set)", whole("PDF Proofs (per set)", "5")),
        sold("Sample of Completed job (per set)", whole("Sample of Completed job (per set)", "9.99")),
      ]);
  }
}

export const categoryOf = (product: ProductDefinition) => {
  const name =
    categories.find((category) => category.uuid === product.categoryUuid)?.name ?? product.family.category;
  return { category_uuid: product.categoryUuid, category_name: name, category_description: name };
};
