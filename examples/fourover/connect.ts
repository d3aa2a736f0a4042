import { FourOver } from "@overprint/fourover";

/**
 * A client for the examples. Without settings it speaks to a simulator on this machine: start one with
 * `npm run simulator:fourover`. With keys of your own, set FOUROVER_URL to the sandbox first.
 */
export function connect(): FourOver {
  const { FOUROVER_URL, FOUROVER_API_KEY, FOUROVER_PRIVATE_KEY } = process.env;
  return new FourOver({
    baseUrl: FOUROVER_URL ?? "http://127.0.0.1:4010",
    apiKey: FOUROVER_API_KEY ?? "sim-print-shop",
    privateKey: FOUROVER_PRIVATE_KEY ?? "sim-private-key",
  });
}

export const dollars = (cents: number): string => `$${(cents / 100).toFixed(2)}`;

/** 1,000 business cards, 14PT matte, 1.75 x 3.5 in, color on both sides, in 5-7 business days. */
export const cards = {
  product_uuid: "aaae2989-9cc0-4057-9dec-bd66e99805b9",
  runsize_uuid: "52e3d710-0e8f-4d4d-8560-7d4d8655be69",
  colorspec_uuid: "13abbda7-1d64-4f25-8bb2-c179b224825d",
  turnaroundtime_uuid: "e04b099b-4ac3-4a35-84d0-c530df7b7aff",
} as const;

export const buyer = {
  company: "Buyer Ltd",
  phone: "888-888-8888",
  address: "5900 San Fernando Rd",
  city: "Glendale",
  state: "CA",
  zipcode: "91202",
  country: "US",
} as const;
