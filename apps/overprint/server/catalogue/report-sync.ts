import {
  type CatalogueRepository,
  changesWaiting,
  duplicateCodes,
  productsDoubtful,
  productsUnreadable,
  type SyncOutcome,
  type SyncRuns,
  syncProblemKeys,
  syncStopped,
} from "@overprint/core/catalogue";
import type { OpenProblem, Problems } from "@overprint/core/problems";

type Ports = {
  readonly problems: Problems;
  readonly products: CatalogueRepository;
  readonly runs: SyncRuns;
};

/** Opens what a sync left for people, and clears what is settled. `null`: a person decided about the changes. */
export async function reportSync(
  outcome: SyncOutcome | null,
  { problems, products, runs }: Ports,
): Promise<void> {
  const set = (key: string, problem: OpenProblem | null) => reopen(problems, key, problem);
  if (outcome) {
    const { run } = outcome;
    if (run.state === "failed") return set(syncProblemKeys.stopped, syncStopped(run));
    if (run.state !== "finished") return;
    await problems.clear(syncProblemKeys.stopped, "sync");
    const failures = await runs.failuresOf(run.id);
    await set(syncProblemKeys.unreadable, failures.length > 0 ? productsUnreadable(failures) : null);
  }
  const waiting = outcome?.changeSet?.state === "open" ? outcome.changeSet : null;
  await set(syncProblemKeys.waiting, waiting && changesWaiting(waiting));
  const doubtful = await products.withOddities();
  await set(syncProblemKeys.doubtful, doubtful.length > 0 ? productsDoubtful(doubtful) : null);
  const codes = await products.duplicateCodes();
  await set(syncProblemKeys.duplicates, codes.length > 0 ? duplicateCodes(codes) : null);
}

/** The problem as it is now: subjects that are settled are gone with the one before. */
async function reopen(problems: Problems, key: string, problem: OpenProblem | null): Promise<void> {
  const open = (await problems.listOpen()).find((one) => one.key === key);
  const subjects = new Set(problem?.subjects.map((subject) => subject.id));
  if (open && (!problem || open.subjects.some((subject) => !subjects.has(subject.id))))
    await problems.clear(key, "sync");
  if (problem) await problems.open(problem);
}
