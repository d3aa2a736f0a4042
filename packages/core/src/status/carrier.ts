export type Carrier = "UPS" | "USPS" | "FedEx" | "Purolator" | "DHL" | "Canada Post" | "unknown";

/** A parcel as we can show it: the printer gives a bare number, so carrier and link are derived from its form. */
export type Parcel = {
  readonly trackingNumber: string;
  readonly carrier: Carrier;
  readonly trackingUrl: string | null;
};

const digitsOf = (text: string): readonly number[] => [...text].map(Number);

/** FedEx Express, 12 digits: weights 3, 1, 7 from the left over the first eleven, modulo 11, then modulo 10. */
function isFedExTwelve(number: string): boolean {
  const digits = digitsOf(number);
  const weights = [3, 1, 7];
  const sum = digits
    .slice(0, 11)
    .reduce((total, digit, index) => total + digit * (weights[index % 3] ?? 0), 0);
  return (sum % 11) % 10 === digits[11];
}

const forms: readonly { readonly carrier: Carrier; readonly fits: (number: string) => boolean }[] = [
  { carrier: "UPS", fits: (n) => /^1Z[0-9A-Z]{16}$/.test(n) },
  { carrier: "USPS", fits: (n) => /^(420\d{5}(\d{4})?)?(9[1-5]\d{18}|9[1-5]\d{20}|9[1-5]\d{24})$/.test(n) },
  { carrier: "USPS", fits: (n) => /^[A-Z]{2}\d{9}US$/.test(n) },
  { carrier: "Canada Post", fits: (n) => /^([A-Z]{2}\d{9}CA|\d{16})$/.test(n) },
  { carrier: "DHL", fits: (n) => /^(JJD\d{16,18}|JD\d{18}|GM\d{16,20}|\d{10})$/.test(n) },
  { carrier: "Purolator", fits: (n) => /^[A-Z]{3}\d{9}$/.test(n) },
  { carrier: "FedEx", fits: (n) => /^\d{12}$/.test(n) && isFedExTwelve(n) },
  { carrier: "Purolator", fits: (n) => /^33\d{10}$/.test(n) },
  { carrier: "FedEx", fits: (n) => /^(\d{12}|\d{15}|96\d{18}|96\d{20}|\d{20})$/.test(n) },
];

const links: Readonly<Record<Exclude<Carrier, "unknown">, string>> = {
  UPS: "https://www.ups.com/track?tracknum=",
  USPS: "https://tools.usps.com/go/TrackConfirmAction?tLabels=",
  FedEx: "https://www.fedex.com/fedextrack/?trknbr=",
  Purolator: "https://www.purolator.com/en/shipping/tracker?pin=",
  DHL: "https://www.dhl.com/us-en/home/tracking.html?tracking-id=",
  "Canada Post": "https://www.canadapost-postescanada.ca/track-reperage/en#/search?searchFor=",
};

const bare = (trackingNumber: string): string => trackingNumber.replaceAll(/[\s-]+/g, "").toUpperCase();

/**
 * The carrier whose number form this is. Twelve digits are FedEx's when its check digit holds, else Purolator's when
 * they begin with 33, else FedEx's.
 *
 * @source the carriers' published number forms; 4over names no carrier and ships with UPS, and Purolator from Toronto
 */
export function carrierOf(trackingNumber: string): Carrier {
  const number = bare(trackingNumber);
  return forms.find(({ fits }) => fits(number))?.carrier ?? "unknown";
}

/** The carrier's page for this parcel; `null` when the carrier is unknown. */
export function parcelOf(trackingNumber: string): Parcel {
  const carrier = carrierOf(trackingNumber);
  const number = bare(trackingNumber);
  return {
    trackingNumber: number,
    carrier,
    trackingUrl: carrier === "unknown" ? null : links[carrier] + encodeURIComponent(number),
  };
}

/** Every parcel once, in the order in which they became known. */
export const parcelsOf = (trackingNumbers: readonly string[]): readonly Parcel[] =>
  [...new Set(trackingNumbers.map(bare))].filter((number) => number !== "").map(parcelOf);
