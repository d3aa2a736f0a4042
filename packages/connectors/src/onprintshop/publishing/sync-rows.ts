import type { LinkKind, StoreLink, StoreLinks } from "@overprint/core/stores";
import { OnPrintShopOutcomeUnknownError, type Written } from "@overprint/onprintshop";
import type { Wanted } from "./wanted.ts";

type Plain = Readonly<Record<string, unknown>>;
/** What OnPrintShop shows under one of our keys. `value` is left out where it does not show all that we write. */
export type Found = { readonly id: number | null; readonly value?: Plain };

/** One kind of record of one product: how it is found, written and removed. */
export type RowStep<V extends Plain> = {
  readonly kind: LinkKind;
  readonly wanted: readonly Wanted<V>[];
  /** What is there already under our keys: asked before anything that may exist is created. */
  readonly existing: () => Promise<ReadonlyMap<string, Found>>;
  /** `id` 0 creates. */
  readonly write: (
    rows: readonly (Wanted<V> & { readonly id: number })[],
  ) => Promise<readonly Written<unknown>[]>;
  readonly remove: (ids: readonly number[]) => Promise<readonly Written<unknown>[]>;
  readonly describe: (row: Wanted<V>) => string;
};

/** Rows of one write: big enough to be few, small enough to be answered in time. */
const rowsAtOnce = 100;

/**
 * Makes the records in OnPrintShop what they should be: writes what differs from what was written last, removes what
 * is no longer wanted, and remembers every id at once. Safe to run again after any interruption.
 *
 * @returns what failed, row by row; empty = everything is there
 */
export async function syncRows<V extends Plain>(
  links: StoreLinks,
  owner: string,
  step: RowStep<V>,
  mayExist: boolean,
): Promise<readonly string[]> {
  const known = new Map(
    (await links.ofOwner(owner)).filter(({ kind }) => kind === step.kind).map((link) => [link.key, link]),
  );
  const isUnsure = step.wanted.some(({ key }) => (known.get(key)?.externalId ?? null) === null);
  if (mayExist && isUnsure) await adopt(links, owner, step, known);
  const failures: string[] = [];
  const outdated = step.wanted.filter(({ key, value }) => !isSame(known.get(key)?.value, value));
  for (const rows of chunks(outdated)) failures.push(...(await writeRows(links, owner, step, known, rows)));
  failures.push(...(await removeStale(links, step, known)));
  return failures;
}

/** Remembers what is there but not in our table: after a lost answer, or a lost table. */
async function adopt<V extends Plain>(
  links: StoreLinks,
  owner: string,
  step: RowStep<V>,
  known: Map<string, StoreLink>,
): Promise<void> {
  const found = await step.existing();
  for (const { key } of step.wanted) {
    if (known.get(key)?.externalId) continue;
    const there = found.get(key);
    if (there)
      known.set(key, { kind: step.kind, key, owner, externalId: there.id, value: there.value ?? {} });
    else if (known.delete(key)) await links.remove([{ kind: step.kind, owner, key }]);
  }
  await links.save([...known.values()]);
}

async function writeRows<V extends Plain>(
  links: StoreLinks,
  owner: string,
  step: RowStep<V>,
  known: Map<string, StoreLink>,
  rows: readonly Wanted<V>[],
): Promise<readonly string[]> {
  const stuck = rows.filter(({ key }) => known.get(key)?.externalId === null);
  const writable = rows.filter((row) => !stuck.includes(row));
  const failures = stuck.map(
    (row) =>
      `${step.describe(row)}: OnPrintShop holds it with another value and does not give its id. Delete it there by hand, then publish again.`,
  );
  if (writable.length === 0) return failures;
  try {
    const replies = await step.write(
      writable.map((row) => ({ ...row, id: known.get(row.key)?.externalId ?? 0 })),
    );
    const done = writable.flatMap((row, index): StoreLink[] => {
      const reply = replies[index];
      if (reply?.ok)
        return [{ kind: step.kind, key: row.key, owner, externalId: reply.id, value: row.value }];
      failures.push(`${step.describe(row)}: ${reply?.reason ?? "no answer"}`);
      return [];
    });
    await links.save(done);
    for (const link of done) known.set(link.key, link);
  } catch (error) {
    if (!(error instanceof OnPrintShopOutcomeUnknownError)) throw error;
    await adopt(links, owner, step, known);
    const missing = writable.filter(({ key, value }) => !isSame(known.get(key)?.value, value));
    if (missing.length > 0)
      failures.push(
        `The answer to ${writable.length} rows (${step.kind}) was lost and ${missing.length} of them could not be confirmed. Publish again: what is there will be found first.`,
      );
  }
  return failures;
}

async function removeStale<V extends Plain>(
  links: StoreLinks,
  step: RowStep<V>,
  known: Map<string, StoreLink>,
): Promise<readonly string[]> {
  const wanted = new Set(step.wanted.map(({ key }) => key));
  const stale = [...known.values()].filter(({ key, externalId }) => !wanted.has(key) && externalId !== null);
  const failures: string[] = [];
  for (const rows of chunks(stale)) {
    const replies = await step.remove(rows.map(({ externalId }) => externalId ?? 0));
    // A record that is gone already is what was wanted.
    const gone = rows.filter(
      (_row, index) => replies[index]?.ok || /not found|invalid/i.test(reasonOf(replies[index])),
    );
    await links.remove(gone);
    if (gone.length < rows.length)
      failures.push(`${rows.length - gone.length} outdated rows (${step.kind}) could not be removed.`);
  }
  return failures;
}

const reasonOf = (reply: Written<unknown> | undefined) => (reply && !reply.ok ? reply.reason : "");

const chunks = <T>(rows: readonly T[]): readonly (readonly T[])[] =>
  Array.from({ length: Math.ceil(rows.length / rowsAtOnce) }, (_, index) =>
    rows.slice(index * rowsAtOnce, (index + 1) * rowsAtOnce),
  );

/** Equal as data, whatever the order of keys: a database may reorder them. */
export const isSame = (one: unknown, other: unknown): boolean => canonical(one) === canonical(other);

function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`;
  if (typeof value === "object" && value !== null)
    return `{${Object.entries(value)
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, member]) => `${key}:${canonical(member)}`)
      .join(",")}}`;
  return JSON.stringify(value) ?? "null";
}
