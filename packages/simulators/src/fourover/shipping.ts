import { facilities, shippingServices } from "@overprint/fourover/reference";
import type { CatalogueProduct } from "./catalogue/catalogue-product.ts";
import { turnaroundsSold } from "./catalogue/turnaround-rows.ts";
import { dollars } from "./catalogue/wire.ts";

export type SimAddress = {
  readonly address: string;
  readonly address2?: string;
  readonly city: string;
  readonly state: string;
  readonly country: string;
  readonly zipcode: string;
};

/** Which plant is nearest, by state; ours, the real rule is not published. */
const nearest: Readonly<Record<string, string>> = Object.fromEntries(
  (
    [
      ["GLN", "CA NV HI AK"],
      ["DAY", "OH MI IN KY WV IL WI MN IA MO TN"],
      ["EWR", "NJ NY CT MA RI VT NH ME PA DE MD VA DC"],
      ["MIA", "FL GA SC NC AL"],
      ["ARL", "TX OK LA AR MS KS NE"],
      ["PHX", "AZ NM UT CO"],
      ["SEA", "WA OR ID MT WY ND SD"],
    ] as const
  ).flatMap(([plant, states]) => states.split(" ").map((state) => [state, plant])),
);
export const facilityFor = (address: Pick<SimAddress, "state" | "country">): string =>
  /^CA/.test(address.country) ? "TOR" : (nearest[address.state] ?? "DAY");

const priceFactor: Readonly<Record<string, number>> = {
  "03f": 0,
  "03": 1,
  "12": 1.55,
  "02": 1.9,
  "59": 1.88,
  "13": 2.6,
  "01": 3.1,
  "14": 9,
};

export type FreightOption = {
  readonly code: string;
  readonly name: string;
  readonly cents: number;
  readonly days: number;
};
export type Freight = {
  readonly weight: number;
  readonly boxes: number;
  readonly options: readonly FreightOption[];
};

/** What it costs to send the pieces of all sets together; by weight, and free on the ground from 1,000 pieces. The tariff is ours. */
export function freightOf(product: CatalogueProduct, pieces: number, facility: string): Freight {
  const weight = Math.max(1, Math.round((pieces * squareInches(product.description)) / 2_600));
  const ground = 845 + weight * 42;
  const boxes = Math.ceil(weight / 40);
  if (facility === "TOR")
    return { weight, boxes, options: [{ code: "PUR", name: "Purolator Ground", cents: ground, days: 3 }] };
  const sold = shippingServices.filter((service) => service.code !== "03f" || pieces >= 1000);
  return {
    weight,
    boxes,
    options: sold.map((service) => ({
      code: service.code,
      name: service.name,
      days: service.days,
      cents: Math.round(ground * (priceFactor[service.code] ?? 1)),
    })),
  };
}

function squareInches(description: string): number {
  const found = /([\d.]+)" X ([\d.]+)"/i.exec(description);
  return found ? Number(found[1]) * Number(found[2]) : 24;
}

/** Plants without a rush shift: a rush job goes to the next nearest one. Ours, so that the documented two-plant answer occurs. */
const withoutRush = new Set(["MIA", "SEA"]);
export const plantFor = (
  address: Pick<SimAddress, "state" | "country">,
  turnaroundDays: number,
): { readonly nearest: string; readonly ships: string } => {
  const nearest = facilityFor(address);
  return { nearest, ships: turnaroundDays < 3 && withoutRush.has(nearest) ? "DAY" : nearest };
};

/** Sales tax in the states where the plants are; ours. */
export const taxCents = (cents: number, state: string): number =>
  Math.round(cents * ({ CA: 0.0975, OH: 0.0725, FL: 0.07, TX: 0.0825 }[state] ?? 0));

export function addBusinessDays(from: Date, days: number): Date {
  const date = new Date(from);
  for (let left = days; left > 0; ) {
    date.setUTCDate(date.getUTCDate() + 1);
    if (date.getUTCDay() % 6 !== 0) left -= 1;
  }
  return date;
}
const usDate = (date: Date) =>
  `${String(date.getUTCMonth() + 1).padStart(2, "0")}/${String(date.getUTCDate()).padStart(2, "0")}/${date.getUTCFullYear()}`;

/** One plant of a shipping quote. */
export function facilityAnswer(
  code: string,
  options: readonly FreightOption[],
  now: Date,
  productionDays: number,
  tax: number,
) {
  const ready = addBusinessDays(now, productionDays);
  return {
    address: plantAddress(code),
    shipping_options: options.map((option) => ({
      service_code: option.code,
      service_name: option.name,
      service_price: dollars(option.cents),
      in_hand_delivery: usDate(addBusinessDays(ready, option.days)),
      shipping_time: option.days,
    })),
    production_estimate: usDate(ready),
    total_tax: dollars(tax),
    cutoff_options: {
      cutoff_times: ["01:00 PM PDT", "04:00 PM EDT", "03:00 PM CDT", "01:00 PM MST"],
      cutoff_date: usDate(now),
    },
  };
}

/** The nearest plant when it cannot make the job in time: the turnarounds that it does offer. Its JSON shape is not published; this one is ours. */
export const otherTurnarounds = (code: string) => ({
  address: plantAddress(code),
  turnaround_options: turnaroundsSold
    .filter((turnaround) => turnaround.days >= 3)
    .map((turnaround) => ({
      turnaround_uuid: turnaround.uuid,
      turnaround_name: turnaround.code,
      turnaround_description: turnaround.label,
    })),
});

function plantAddress(code: string) {
  const { address, city, state, country, zip } = facilities.find((one) => one.code === code) ?? facilities[1];
  return { code, address, city, state, country, zip };
}

export type AddressFinding =
  | { readonly kind: "valid" }
  | { readonly kind: "ambiguous"; readonly candidates: readonly Record<string, unknown>[] }
  | { readonly kind: "invalid"; readonly reason: string };

/** Where a job goes when it is not drop-shipped: the account's own address. */
export const accountAddress: SimAddress = {
  address: "8900 Executive Park Drive",
  city: "Knoxville",
  state: "TN",
  country: "US",
  zipcode: "37923",
};

/** Ours: "Ambiguous" in the street gives two candidates, "Nowhere" or a wrong zip code none. */
export function checkAddress(address: Partial<SimAddress>): AddressFinding {
  const { address: street = "", city = "", state = "", zipcode = "", country = "" } = address;
  if (!street || !city || !state || !zipcode)
    return { kind: "invalid", reason: "Address, city, state and zipcode are required" };
  if (/nowhere/i.test(street)) return { kind: "invalid", reason: "The address could not be found" };
  if (/^US/.test(country) && !/^\d{5}(-\d{4})?$/.test(zipcode))
    return { kind: "invalid", reason: "The zipcode is not valid" };
  if (!/ambiguous/i.test(street)) return { kind: "valid" };
  const plain = street
    .replace(/ambiguous/i, "")
    .trim()
    .toUpperCase();
  const place = { city: city.toUpperCase(), state, zipcode, country };
  return {
    kind: "ambiguous",
    candidates: [
      { address: [plain, "STE 100"], ...place },
      { address: `${plain} N`, ...place },
    ],
  };
}
