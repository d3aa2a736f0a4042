import { facilities } from "@overprint/fourover/reference";
import type { Catalogue } from "../catalogue/catalogue.ts";
import type { CatalogueProduct } from "../catalogue/catalogue-product.ts";
import { type Asked, type Quoted, quote } from "../quotes.ts";
import {
  accountAddress,
  checkAddress,
  type Freight,
  type FreightOption,
  freightOf,
  plantFor,
  type SimAddress,
} from "../shipping.ts";
import { isFileReason, requiredFiles } from "./required-files.ts";
import { isTrue, record, text, texts, type Wire } from "./wire-values.ts";

/** Role -> file uuid or address. */
export type FilesByRole = Readonly<Record<string, string>>;
export type ValidJob = {
  readonly product: CatalogueProduct;
  readonly asked: Asked;
  readonly quoted: Quoted;
  readonly shipTo: SimAddress;
  readonly facility: string;
  readonly freight: Freight;
  readonly shipper: FreightOption;
  readonly required: readonly string[];
  /** One entry a set. */
  readonly sets: readonly { readonly name: string; readonly files: FilesByRole }[];
  readonly skipFiles: boolean;
};

export type RefusedJob = { readonly name: string; readonly message: string };

/** Checks one job; a text is the refusal. Files behind addresses are fetched later. */
export function checkJob(
  job: Wire,
  catalogue: Catalogue,
  isKnownFile: (uuid: string) => boolean,
): ValidJob | string {
  const product = catalogue.find(text(job.product_uuid));
  if (!product) return "The product is not available";
  const options = texts(job.option_uuids);
  if (!options) return "Option UUIDs parameter is missing";
  const turnaround = text(job.turnaroundtime_uuid) || text(job.turnaround_uuid) || null;
  const asked = {
    runsize: text(job.runsize_uuid),
    colorspec: text(job.colorspec_uuid),
    turnaround,
    options: options.filter((uuid) => uuid !== turnaround),
  };
  const quoted = quote(product, asked);
  if ("notOffered" in quoted) return `The combination is not offered: ${quoted.notOffered}`;
  const required = requiredFiles(product.code, [asked.colorspec, ...options]);
  const sets = checkSets(job, isKnownFile);
  if (typeof sets === "string") return sets;
  const shipped = checkShipping(job, product, quoted, sets.length);
  if (typeof shipped === "string") return shipped;
  return { product, asked, quoted, required, sets, ...shipped, skipFiles: isTrue(job.skip_files) };
}

function checkShipping(job: Wire, product: CatalogueProduct, quoted: Quoted, sets: number) {
  if (job.dropship === undefined) return "Dropship parameter is missing";
  const shipTo = isTrue(job.dropship) || job.ship_to ? (record(job.ship_to) as SimAddress) : accountAddress;
  const refusal = isTrue(job.dropship) ? refuseDropShip(job) : null;
  if (refusal) return refusal;
  const plant = text(job.ship_from_facility);
  if (plant && !facilities.some((one) => one.code === plant)) return `Unknown facility ${plant}`;
  const facility = plant || plantFor(shipTo, quoted.turnaroundDays).ships;
  const freight = freightOf(product, quoted.pieces * sets, facility);
  const asked = record(job.shipper);
  if (!text(asked.shipping_code) || !text(asked.shipping_method)) return "Shipper parameter is missing";
  const shipper = freight.options.find((option) => option.code === asked.shipping_code);
  if (!shipper) return `The shipping method ${text(asked.shipping_code)} is not offered for this job`;
  return { shipTo, facility, freight, shipper };
}

function refuseDropShip(job: Wire): string | null {
  for (const key of ["ship_to", "ship_from"] as const) {
    const address = record(job[key]);
    if (!text(address.address)) return `${key} parameter is missing`;
    if (!text(address.phone)) return `${key} phone parameter is missing`;
    if (!text(address.company) && !text(address.firstname)) return `${key} needs a company or a name`;
  }
  if (isTrue(job.bypass_address_validation)) return null;
  return checkAddress(record(job.ship_to) as Partial<SimAddress>).kind === "valid"
    ? null
    : "The shipping address could not be validated";
}

/** A single set carries its name on the job, several sets in `files.set_NNN`. */
function checkSets(job: Wire, isKnownFile: (uuid: string) => boolean): ValidJob["sets"] | string {
  const several = Object.entries(record(job.files)).filter(([key]) => /^set_\d{3}$/.test(key));
  const sets =
    several.length > 0
      ? several.map(([, set]) => ({
          name: text(record(set).job_name),
          files: record(record(set).files) as FilesByRole,
        }))
      : [{ name: text(job.job_name), files: record(job.files) as FilesByRole }];
  if (several.length > 0 && Number(job.sets) !== several.length)
    return "Sets does not match the number of files";
  if (sets.some((set) => set.name === "")) return "Job name parameter is missing";
  if (isTrue(job.skip_files)) return sets;
  for (const set of sets) {
    const refusal = refuseFiles(set.files, isKnownFile);
    if (refusal) return refusal;
  }
  return sets;
}

/** What is wrong with the files of one set; `null` = nothing. A side that is missing shows only in pre-flighting. */
export function refuseFiles(files: FilesByRole, isKnownFile: (uuid: string) => boolean): string | null {
  const roles = Object.keys(files);
  if (roles.length === 0) return "Files parameter is missing";
  const strange = roles.find((role) => !isFileReason(role));
  if (strange) return `Unknown file reason code ${strange}`;
  const unknown = Object.values(files).find((value) => !isAddress(value) && !isKnownFile(String(value)));
  return unknown ? `The file ${unknown} is not known` : null;
}

export const isAddress = (value: unknown): value is string => /^(https?|ftp):\/\//i.test(String(value));
