import {
  approvalRulesSetting,
  type CatalogueRepository,
  type ChangeSet,
  type ChangeSets,
  changesWaiting,
  forgetVersions,
  leaveOut,
  type SyncOutcome,
  type SyncRefusal,
  type SyncRun,
  type SyncRuns,
  type SyncScope,
  startSync,
  syncCatalogue,
  type TradeProductId,
} from "@overprint/core/catalogue";
import { type Outcome, ok, refused } from "@overprint/core/outcome";
import {
  catalogueRepository,
  changeSetsRepository,
  type Db,
  pruneVersions,
  syncRunsRepository,
  syncStoreRepository,
} from "@overprint/database";
import { reportSync } from "#server/catalogue/report-sync.ts";
import { catalogueFollowers } from "#tasks/catalogue-followers.ts";
import { catalogueSyncTask } from "#tasks/catalogue-sync.ts";
import type { Foundation } from "./index.ts";
import type { PrinterWiring } from "./printer.ts";
import type { AccessRefusal } from "./printer-access.ts";

/** The printer's catalogue: what is approved, its syncs and its changes. */
export type Catalogue = {
  readonly products: CatalogueRepository;
  readonly runs: SyncRuns;
  readonly changeSets: ChangeSets;
  /** Begins a sync that a task works on. Refused without access to the printer, or while another one runs. */
  readonly startSync: (
    scope: SyncScope,
    by: string,
  ) => Promise<Outcome<SyncRun, SyncRefusal | AccessRefusal>>;
  /** Lets a run that failed or was cancelled go on. */
  readonly resumeSync: (runId: string) => Promise<void>;
  /** Works on a run until it ends; `null` = there is nothing to do, or somebody else does it. */
  readonly workOn: (runId: string, signal?: AbortSignal) => Promise<SyncOutcome | null>;
  readonly approve: (changeSetId: string, by: string) => Promise<ChangeSet | null>;
  readonly reject: (changeSetId: string, by: string) => Promise<ChangeSet | null>;
  /** Rejects the changes of one product; the others wait on. `null` = it does not wait in this set any more. */
  readonly leaveOut: (
    changeSetId: string,
    productId: TradeProductId,
    by: string,
  ) => Promise<{ readonly waiting: ChangeSet | null } | null>;
  readonly rollBack: (changeSetId: string, by: string) => Promise<ChangeSet | null>;
  /** Forgets old content that nothing needs any more; returns how much. */
  readonly forgetVersions: (signal?: AbortSignal) => Promise<number>;
};
export type CatalogueWiring = { readonly catalogue: Catalogue };

export function catalogueWiring(foundation: Foundation, { printer }: PrinterWiring): CatalogueWiring {
  const { db, clock, newId, tasks, audit, problems, settings } = foundation;
  const now = () => clock.now().toISOString();
  const products = catalogueRepository(db);
  const runs = syncRunsRepository(db);
  const report = (outcome: SyncOutcome | null) => reportSync(outcome, { problems, products, runs });

  /** Decides about a change set; whatever follows the catalogue is told in the same transaction. */
  const decide = (
    action: "approved" | "rejected" | "rolled back",
    by: string,
    act: (sets: ChangeSets) => Promise<ChangeSet | null>,
  ) =>
    db.transaction(async (tx) => {
      const set = await act(changeSetsRepository(tx as Db));
      if (!set) return null;
      if (action !== "rejected")
        for (const task of catalogueFollowers) await tasks.enqueue(tx as Db, task, {});
      await audit.record(tx as Db, {
        actor: by,
        action: `catalogue.${action.replace(" ", "-")}`,
        subject: { kind: "change-set", id: set.id },
        after: { number: set.number, count: set.summary.count },
      });
      return set;
    });
  const changeSets: ChangeSets = {
    ...changeSetsRepository(db),
    approve: (id, by, at) => decide("approved", by, (sets) => sets.approve(id, by, at)),
  };
  const decided = async (set: ChangeSet | null) => {
    if (set) await report(null);
    return set;
  };
  const workOn: Catalogue["workOn"] = async (runId, signal) => {
    const access = await printer();
    if (!access.ok) throw Object.assign(new Error(access.problem.reason), noAccess);
    const store = syncStoreRepository({ db, newId });
    const outcome = await syncCatalogue(
      runId,
      {
        printer: access.value,
        runs,
        store,
        changeSets,
        rules: await settings.get(approvalRulesSetting),
        clock,
        worker: newId(),
      },
      // The queue gives a task to one worker at a time, and to another only when that one is dead.
      { takeOver: true, ...(signal ? { signal } : {}) },
    );
    await report(outcome);
    return outcome;
  };
  return {
    catalogue: {
      products,
      runs,
      changeSets,
      startSync: async (scope, by) => {
        const access = await printer();
        if (!access.ok) return refused(access.problem);
        return db.transaction(async (tx) => {
          const started = await startSync(scope, by, { runs: syncRunsRepository(tx as Db), clock, newId });
          if (!started.ok) return started;
          await tasks.enqueue(tx as Db, catalogueSyncTask, { runId: started.value.id });
          return ok(started.value);
        });
      },
      resumeSync: async (runId) => {
        await tasks.enqueue(db, catalogueSyncTask, { runId });
      },
      workOn,
      approve: (id, by) => changeSets.approve(id, by, now()).then(decided),
      reject: (id, by) => decide("rejected", by, (sets) => sets.reject(id, by, now())).then(decided),
      leaveOut: async (id, productId, by) => {
        const rules = await settings.get(approvalRulesSetting);
        const left = await db.transaction(async (tx) => {
          const sets = changeSetsRepository(tx as Db);
          const done = await leaveOut(id, [productId], by, now(), { sets, rules, newId: newId() });
          if (done)
            await audit.record(tx as Db, {
              actor: by,
              action: "catalogue.left-out",
              subject: { kind: "product", id: productId },
              after: { changeSet: id },
            });
          return done;
        });
        if (left?.waiting) await problems.open(changesWaiting(left.waiting));
        else if (left) await report(null);
        return left;
      },
      rollBack: (id, by) =>
        decide("rolled back", by, (sets) => sets.rollBack(id, by, now(), newId())).then(decided),
      forgetVersions: (signal) =>
        forgetVersions(
          { runs, clock, prune: (readBefore, limit) => pruneVersions(db, readBefore, limit) },
          signal,
        ),
    },
  };
}

const noAccess = { code: "catalogue/no-access", recovery: { kind: "fix-setup" } } as const;
