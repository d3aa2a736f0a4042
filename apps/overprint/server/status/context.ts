import { knownLabels } from "@overprint/connectors/fourover";
import { type BucketOf, bucketsOf, type Dwell, type SortedLabel } from "@overprint/core/status";
import { type Db, jobRepository, statusBook } from "@overprint/database";
import type { Overprint } from "#server/wiring/index.ts";

/** What judging jobs needs beside the jobs: how labels are sorted, how long stages last, which sources serve. */
export type Judgement = {
  readonly bucketOf: BucketOf;
  readonly dwells: readonly Dwell[];
  readonly apiServes: boolean;
  /** When the feed was last read whole. */
  readonly feedReadAt: string | null;
};

const ninetyDays = 90 * 86_400_000;

/** Loads it once for a run. */
export async function loadJudgement(overprint: Overprint, db: Db = overprint.db): Promise<Judgement> {
  const since = new Date(overprint.clock.now().getTime() - ninetyDays).toISOString();
  const feed = await overprint.feed();
  const read = feed.ok ? await statusBook(db).feedState(feed.value.fingerprint) : null;
  return {
    bucketOf: bucketsOf(await sortedLabels(db)),
    dwells: await jobRepository(db).dwells(since),
    apiServes: (await overprint.printer()).ok,
    feedReadAt: read?.readAt ?? null,
  };
}

/** Every label, the published ones first; what a person sorted anew counts. */
export async function sortedLabels(db: Db): Promise<readonly SortedLabel[]> {
  return [...knownLabels, ...(await statusBook(db).labels())];
}
