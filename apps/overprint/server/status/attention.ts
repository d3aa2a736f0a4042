import { jobRepository } from "@overprint/database";
import type { Overprint } from "#server/wiring/index.ts";
import { loadJudgement } from "./context.ts";
import { updateConcerns } from "./record.ts";

/**
 * Judges every job that is still asked for by the clock: silent, late, without tracking. Problems open and clear where
 * that changed. Returns how many jobs changed.
 */
export async function watchJobs(overprint: Overprint, signal: AbortSignal): Promise<number> {
  const judgement = await loadJudgement(overprint);
  let changed = 0;
  for (let after = ""; ; ) {
    signal.throwIfAborted();
    const page = await jobRepository(overprint.db).watched(after, 500);
    if (page.length === 0) return changed;
    changed += await overprint.db.transaction((tx) => updateConcerns(tx, overprint, page, judgement));
    after = page.at(-1)?.jobId ?? "";
  }
}
