import type { Catalogue } from "../catalogue/catalogue.ts";
import { type Quoted, quote } from "../quotes.ts";
import { checkAddress, type SimAddress } from "../shipping.ts";

type Wire = Record<string, unknown>;
export const isTrue = (value: unknown): boolean => value === true || /^(true|1)$/i.test(String(value ?? ""));
const text = (value: unknown): string => (typeof value === "string" ? value : "");
export const record = (value: unknown): Wire =>
  typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Wire) : {};

export const profiles = [
  { profile_token: "1010101010", last_four: "1111", type: "Dummy" },
  { profile_token: "2020202020", last_four: "4242", type: "Visa", valid_thru: "04/29" },
  { profile_token: "3030303030", last_four: "6789", type: "E-Check" },
  { profile_token: "4040404040", last_four: "0005", type: "Visa", valid_thru: "01/20" },
] as const;

/** Why an order as a whole is refused, in 4over's manner; `null` = go on with its jobs. */
export function refuseOrder(order: Wire): string | { readonly description: string } | null {
  if (!text(order.order_id)) return "Order ID parameter is missing";
  if (!Array.isArray(order.jobs) || order.jobs.length === 0) return "Jobs parameter is missing";
  const token = text(record(order.payment).profile_token);
  if (!token) return { description: "Must post a payment" };
  const profile = profiles.find((one) => one.profile_token === token);
  if (!profile) return { description: "The payment profile is not known" };
  if (profile.profile_token === "4040404040") return { description: "The card has expired" };
  if (profile.type === "Dummy" && !isTrue(order.is_test_order))
    return { description: "The payment profile cannot pay for a live order" };
  if (order.coupon_code && !/^[A-Z0-9]{4,12}$/.test(text(order.coupon_code)))
    return { description: "The coupon is not valid" };
  return null;
}

export type ValidJob = {
  readonly quoted: Quoted;
  readonly names: readonly string[];
  readonly files: readonly Record<string, string>[];
  readonly skipFiles: boolean;
};

/** Checks one job; a text is the refusal. */
export function checkJob(
  job: Wire,
  catalogue: Catalogue,
  isKnownFile: (uuid: string) => boolean,
): ValidJob | string {
  const product = catalogue.find(text(job.product_uuid));
  if (!product) return "The product is not available";
  const options = Array.isArray(job.option_uuids) ? job.option_uuids.map(String) : null;
  if (!options) return "Option UUIDs parameter is missing";
  const turnaround = text(job.turnaroundtime_uuid) || text(job.turnaround_uuid) || null;
  const quoted = quote(product, {
    runsize: text(job.runsize_uuid),
    colorspec: text(job.colorspec_uuid),
    turnaround,
    options: options.filter((uuid) => uuid !== turnaround),
  });
  if ("notOffered" in quoted) return `The combination is not offered: ${quoted.notOffered}`;
  return refuseShipping(job) ?? checkFiles(job, quoted, isKnownFile);
}

function refuseShipping(job: Wire): string | null {
  if (job.dropship === undefined) return "Dropship parameter is missing";
  const shipper = record(job.shipper);
  if (!text(shipper.shipping_code) || !text(shipper.shipping_method)) return "Shipper parameter is missing";
  if (!isTrue(job.dropship)) return null;
  for (const key of ["ship_to", "ship_from"] as const) {
    const address = record(job[key]) as Partial<SimAddress> & {
      phone?: string;
      company?: string;
      firstname?: string;
    };
    if (!address.address) return `${key} parameter is missing`;
    if (!address.phone) return `${key} phone parameter is missing`;
    if (!address.company && !address.firstname) return `${key} needs a company or a name`;
  }
  const finding = isTrue(job.bypass_address_validation)
    ? null
    : checkAddress(record(job.ship_to) as Partial<SimAddress>);
  return finding && finding.kind !== "valid" ? "The shipping address could not be validated" : null;
}

function checkFiles(job: Wire, quoted: Quoted, isKnownFile: (uuid: string) => boolean): ValidJob | string {
  const skipFiles = isTrue(job.skip_files);
  const files = record(job.files);
  const sets = Object.entries(files).filter(([key]) => /^set_\d{3}$/.test(key));
  if (sets.length === 0) {
    const one = files as Record<string, string>;
    if (!text(job.job_name)) return "Job name parameter is missing";
    return (
      refuseFiles([one], skipFiles, isKnownFile) ?? {
        quoted,
        names: [text(job.job_name)],
        files: [one],
        skipFiles,
      }
    );
  }
  const perSet = sets.map(([, set]) => record(record(set).files) as Record<string, string>);
  if (Number(job.sets) !== sets.length) return "Sets does not match the number of files";
  return (
    refuseFiles(perSet, skipFiles, isKnownFile) ?? {
      quoted,
      names: sets.map(([, set]) => text(record(set).job_name)),
      files: perSet,
      skipFiles,
    }
  );
}

function refuseFiles(
  sets: readonly Record<string, string>[],
  skipFiles: boolean,
  isKnownFile: (uuid: string) => boolean,
): string | null {
  if (skipFiles) return null;
  if (sets.some((set) => Object.keys(set).length === 0)) return "Files parameter is missing";
  const unknown = sets
    .flatMap((set) => Object.values(set))
    .find((value) => !/^https?:/.test(value) && !isKnownFile(value));
  return unknown ? `The file ${unknown} is not known` : null;
}
