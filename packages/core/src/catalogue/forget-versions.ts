import type { Clock } from "#outcome/index.ts";
import type { SyncRuns } from "./repository.ts";

export type ForgetVersionsPorts = {
  readonly runs: Pick<SyncRuns, "findRunning">;
  /** Deletes up to `limit` versions that nothing needs; returns how many. */
  readonly prune: (readBefore: string, limit: number) => Promise<number>;
  readonly clock: Clock;
};

const keptDays = 90;
/** A version has up to some thousand price rows, and each batch is a transaction of its own. */
const batchSize = 100;

/**
 * Forgets content that products had more than ninety days ago and that nothing needs any more, a batch at a time. Price
 * history is kept apart and stays. While a sync reads, nothing is forgotten: what it finds again may be old content.
 *
 * @returns how many versions were forgotten
 */
export async function forgetVersions(
  { runs, prune, clock }: ForgetVersionsPorts,
  signal?: AbortSignal,
): Promise<number> {
  const readBefore = new Date(clock.now().getTime() - keptDays * 86_400_000).toISOString();
  let forgotten = 0;
  while (!signal?.aborted && (await runs.findRunning()) === null) {
    const count = await prune(readBefore, batchSize);
    forgotten += count;
    if (count < batchSize) break;
  }
  return forgotten;
}
