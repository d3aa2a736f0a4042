import { isJobId } from "@overprint/core/status";

export type ExtraInfo = Readonly<Record<string, unknown>>;
/** Our part of an order product's extra information. */
export const ourKey = "fourover";

/** What stands beside an order product, as an object; text that is no JSON is kept under `note`. */
export function readExtraInfo(value: unknown): ExtraInfo {
  if (typeof value === "object" && value !== null && !Array.isArray(value)) return value as ExtraInfo;
  const isEmpty = value === null || value === undefined || value === "";
  return isEmpty ? {} : { note: value };
}

/** The information with our job ids in it; whatever others wrote stays. */
export function withJobIds(value: unknown, jobIds: readonly string[]): ExtraInfo {
  const info = readExtraInfo(value);
  const ours = readExtraInfo(info[ourKey]);
  return { ...info, [ourKey]: { ...ours, jobs: [...new Set(jobIds)] } };
}

/** The job ids we wrote there. */
export function ourJobIds(value: unknown): readonly string[] {
  const { jobs } = readExtraInfo(readExtraInfo(value)[ourKey]);
  return Array.isArray(jobs) ? jobs.filter((id): id is string => typeof id === "string") : [];
}

/** Job ids that somebody else put there, in whatever field or sentence: typed in OnPrintShop by hand. */
export function typedJobIds(value: unknown): readonly string[] {
  const { [ourKey]: _ours, ...others } = readExtraInfo(value);
  const found = (JSON.stringify(others).match(/[A-Za-z]\d{8,12}-\d{3}(?!\d)/g) ?? []).map((id) =>
    id.toUpperCase(),
  );
  return [...new Set(found.filter(isJobId))];
}
