/** Carriers that a number can be told by. */
export type FeedCarrier = "UPS" | "Purolator" | "FedEx" | "USPS" | "DHL" | "unknown";

const patterns: readonly { readonly carrier: FeedCarrier; readonly pattern: RegExp }[] = [
  { carrier: "UPS", pattern: /^1Z[0-9A-Z]{16}$/i },
  { carrier: "USPS", pattern: /^(9[1-5]\d{20}|9[1-5]\d{24}|[A-Z]{2}\d{9}US)$/i },
  { carrier: "Purolator", pattern: /^([A-Z]{3}\d{9}|\d{12}(?=PUR)|33\d{10})$/i },
  { carrier: "FedEx", pattern: /^(\d{12}|\d{15}|\d{20})$/ },
  { carrier: "DHL", pattern: /^(\d{10}|JJD\d{16,18})$/i },
];

/** The carrier whose number format this is. 4over names none. */
export function carrierOf(trackingNumber: string): FeedCarrier {
  return patterns.find(({ pattern }) => pattern.test(trackingNumber.trim()))?.carrier ?? "unknown";
}

const namedNumbers =
  /track(?:ing)?[^0-9A-Z]{0,40}?(?:numbers?|nos?\.?|#)?[\s:#]{0,10}([0-9A-Z]{10,34}(?:[\s,;]{1,4}[0-9A-Z]{10,34}){0,50})\b/gi;

/**
 * Tracking numbers inside free text, each once. Only the unmistakable forms are taken: UPS anywhere, others after the
 * word "tracking", in a list too.
 */
export function findTrackingNumbers(text: string): readonly string[] {
  const ups = text.match(/\b1Z[0-9A-Z]{16}\b/gi) ?? [];
  const named = [...text.matchAll(namedNumbers)].flatMap((match) => (match[1] ?? "").split(/[\s,;]+/));
  const found = [...ups, ...named].map((number) => number.toUpperCase());
  return [...new Set(found.filter((number) => carrierOf(number) !== "unknown"))];
}
