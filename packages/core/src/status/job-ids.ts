import type { JobId } from "./job.ts";

/** What a person typed or pasted into the job id box. */
export type TypedJobIds = {
  readonly jobIds: readonly JobId[];
  readonly rejected: readonly { readonly text: string; readonly reason: string }[];
  /** Ids that stood there more than once; taken once. */
  readonly duplicates: readonly JobId[];
};

const mostIds = 200;
const wholeId = /^[A-Z]\d{8,12}-\d{3}$/;
const withoutNumber = /^[A-Z]\d{8,12}$/;

/** Whether a text has the form of a job id: a letter, 8 to 12 digits, a dash, three digits. */
export const isJobId = (text: string): text is JobId => wholeId.test(text);

/**
 * Reads job ids from typed text or a pasted list: one a line, or separated by blanks, commas, semicolons or bars.
 * Case, typographic dashes, a leading `#` and quotes do not matter; nothing is guessed beyond that.
 *
 * @source observed form of 4over job ids ("Z3126529173-001", Pub/Sub page 139)
 */
export function readJobIds(text: string): TypedJobIds {
  const words = text
    .split(/[\s,;|]+/)
    .map(cleaned)
    .filter((word) => word !== "");
  const good = words.filter(isJobId);
  const kept = [...new Set(good)];
  const rejected = words
    .filter((word) => !isJobId(word))
    .map((word) => ({ text: word, reason: reasonAgainst(word) }));
  const tooMany = kept.slice(mostIds).map((id) => ({
    text: id as string,
    reason: `More than ${mostIds} job ids at once. Enter the rest afterwards.`,
  }));
  const repeated = kept.filter((id) => good.indexOf(id) !== good.lastIndexOf(id));
  return { jobIds: kept.slice(0, mostIds), rejected: [...rejected, ...tooMany], duplicates: repeated };
}

const cleaned = (word: string): string =>
  word
    .replaceAll(/[\u2010-\u2015\u2212]/g, "-")
    .replaceAll(/^[#"'(\u2022*-]+|["').:]+$/g, "")
    .slice(0, 40)
    .toUpperCase();

function reasonAgainst(word: string): string {
  if (withoutNumber.test(word))
    return `The running number is missing: a job id ends like ${word}-001. Copy it whole from the order at 4over.`;
  return "Not a job id. It is a letter, 8 to 12 digits, a dash and three digits, like Z3126529173-001.";
}
