import { labelExplanation } from "@overprint/connectors/fourover";
import {
  isSameLabel,
  type StatusBucket,
  type StatusMapping,
  statusBuckets,
  suggestMapping,
} from "@overprint/core/status";
import type { StoreStatus } from "@overprint/core/stores";
import { statusBook } from "@overprint/database";
import type { Overprint } from "#server/wiring/index.ts";
import { sortedLabels } from "./context.ts";

/** One line of Import Status: a label of the printer, how it is sorted, and what it means in a store. */
export type StatusLine = StatusMapping & {
  readonly bucket: StatusBucket | null;
  readonly explanation: string | null;
  /** A person changed it; otherwise it follows the default of its bucket. */
  readonly isOwn: boolean;
  /** The printer uses it, and nobody has said what it is. */
  readonly isUnmapped: boolean;
};

/** The whole table for one store. */
export async function statusTable(
  { db }: Overprint,
  storeId: string,
): Promise<{ readonly lines: readonly StatusLine[]; readonly statuses: readonly StoreStatus[] }> {
  const book = statusBook(db);
  const statuses = await book.storeStatuses(storeId);
  const chosen = await book.mappings(storeId);
  const labels = new Map((await sortedLabels(db)).map((one) => [one.label.toLowerCase(), one]));
  const lines = [...labels.values()]
    .filter(({ label }) => label !== "Status")
    .map(({ label, bucket }) => {
      const own = chosen.find((mapping) => isSameLabel(mapping.label, label));
      return {
        ...(own ?? suggestMapping(label, bucket, statuses)),
        bucket,
        explanation: labelExplanation(label),
        isOwn: own !== undefined,
        isUnmapped: bucket === null,
      };
    });
  return { lines, statuses };
}

/** What a person posted for one label. */
export type PostedLine = {
  readonly label: string;
  readonly bucket: string;
  readonly statusId: string;
  readonly notifyCustomer: boolean;
  readonly customerWords: string;
};

/** Saves the lines that differ from what stands; a line that equals its default follows the default again. */
export async function saveStatusTable(
  overprint: Overprint,
  storeId: string,
  posted: readonly PostedLine[],
  actor: string,
): Promise<number> {
  const { lines, statuses } = await statusTable(overprint, storeId);
  const book = statusBook(overprint.db);
  const at = overprint.clock.now().toISOString();
  let saved = 0;
  for (const line of lines) {
    const given = posted.find(({ label }) => label === line.label);
    if (!given) continue;
    const bucket = statusBuckets.find((known) => known === given.bucket) ?? null;
    if (bucket !== line.bucket) {
      await book.sortLabel(line.label, bucket, actor, at);
      if (bucket !== null)
        await overprint.problems.clear(`status-unknown:${line.label.trim().toLowerCase()}`, actor);
    }
    const mapping: StatusMapping = {
      label: line.label,
      statusId: statuses.find(({ id }) => id === given.statusId)?.id ?? null,
      notifyCustomer: given.notifyCustomer,
      customerWords: given.customerWords.trim().slice(0, 300) || null,
    };
    // A label that is sorted anew takes the default of its new bucket unless a person chose something.
    const isTouched = !isSame(mapping, line);
    if (isTouched && isSame(mapping, suggestMapping(line.label, bucket, statuses)))
      await book.dropMapping(storeId, line.label);
    else if (isTouched) await book.saveMapping(storeId, mapping, actor, at);
    if (isTouched || bucket !== line.bucket) saved += 1;
  }
  return saved;
}

const isSame = (a: StatusMapping, b: StatusMapping): boolean =>
  a.statusId === b.statusId && a.notifyCustomer === b.notifyCustomer && a.customerWords === b.customerWords;

/** Reads the statuses a store offers today. Returns how many, or why not. */
export async function importStoreStatuses(
  overprint: Overprint,
  storeId: string,
): Promise<{ readonly count: number } | { readonly reason: string; readonly doNext: string }> {
  const store = await overprint.openStore(storeId);
  if (!store.ok) return store.problem;
  const statuses = await store.value.statuses();
  await statusBook(overprint.db).saveStoreStatuses(storeId, statuses, overprint.clock.now().toISOString());
  return { count: statuses.length };
}
