import type { FileReason, FileRequirement } from "./artwork-file.ts";

export type MissingFile = {
  readonly set: number;
  readonly reason: FileReason;
  readonly label: string;
  readonly what: string;
};

const rank: readonly FileReason[] = ["fr", "bk", "out", "in", "cvr"];
const rankOf = (reason: FileReason) => {
  const at = rank.indexOf(reason);
  return at === -1 ? rank.length : at;
};

/** Front before back before the rest: the printer lists them in no order. */
export const inReadingOrder = (requirements: readonly FileRequirement[]): readonly FileRequirement[] =>
  requirements.toSorted((a, b) => rankOf(a.reason) - rankOf(b.reason));

/** Files that the printer asks for and a set does not have yet. */
export function missingFiles(
  required: readonly FileRequirement[],
  sets: number,
  files: readonly { readonly set: number; readonly reason: FileReason }[],
): readonly MissingFile[] {
  const has = new Set(files.map((file) => `${file.set} ${file.reason}`));
  return Array.from({ length: sets }, (_, index) => index + 1).flatMap((set) =>
    inReadingOrder(required)
      .filter(({ reason }) => !has.has(`${set} ${reason}`))
      .map(({ reason, label }) => ({
        set,
        reason,
        label,
        what: sets === 1 ? label : `${label} of set ${set}`,
      })),
  );
}

/** Files that no set needs: a back for a job printed on one side. They are not sent. */
export const surplusFiles = <F extends { readonly reason: FileReason }>(
  required: readonly FileRequirement[],
  files: readonly F[],
): readonly F[] => files.filter((file) => !required.some(({ reason }) => reason === file.reason));

/**
 * Roles for uploads that came without one, by the words in their names, then in reading order: `front`, `back`, `mask`.
 * One file for two sides stays alone: it is not used twice.
 */
export function assignRoles<F extends { readonly fileName: string }>(
  required: readonly FileRequirement[],
  files: readonly F[],
): readonly { readonly reason: FileReason; readonly file: F }[] {
  const open = [...inReadingOrder(required)];
  const named: { reason: FileReason; file: F }[] = [];
  const rest: F[] = [];
  for (const file of files) {
    const at = open.findIndex(({ reason }) => isNamedFor(file.fileName, reason));
    const [taken] = at === -1 ? [] : open.splice(at, 1);
    if (taken) named.push({ reason: taken.reason, file });
    else rest.push(file);
  }
  return [...named, ...rest.flatMap((file) => take(open, file))];
}

function take<F>(open: FileRequirement[], file: F): readonly { reason: FileReason; file: F }[] {
  const next = open.shift();
  return next ? [{ reason: next.reason, file }] : [];
}

const words: Readonly<Partial<Record<FileReason, RegExp>>> = {
  fr: /(^|[^a-z])(front|recto|side[ _-]?1|page[ _-]?1)(?![a-z])(?!.*mask)/i,
  bk: /(^|[^a-z])(back|verso|side[ _-]?2|page[ _-]?2)(?![a-z])(?!.*mask)/i,
  fm: /front.*mask|mask.*front|spot[ _-]?uv/i,
  bm: /back.*mask|mask.*back/i,
  ffm: /foil.*front|front.*foil/i,
  bfm: /foil.*back|back.*foil/i,
  cm: /cut|die/i,
  in: /(^|[^a-z])inside/i,
  out: /(^|[^a-z])outside/i,
  cvr: /cover/i,
};
const isNamedFor = (fileName: string, reason: FileReason) => words[reason]?.test(fileName) ?? false;
