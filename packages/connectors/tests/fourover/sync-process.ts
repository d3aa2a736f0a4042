// A process of its own that works on a sync and is killed while it stores a batch, as a power cut would have it.
import { randomUUID } from "node:crypto";
import { defaultApprovalRules, startSync, syncCatalogue } from "@overprint/core/catalogue";
import {
  changeSetsRepository,
  openDatabase,
  syncRunsRepository,
  syncStoreRepository,
} from "@overprint/database";
import { FourOver, type FourOverOptions } from "@overprint/fourover";
import { fourOverPrinter } from "#fourover/index.ts";

type Told = {
  readonly database: { readonly folder: string } | { readonly url: string };
  readonly client: FourOverOptions;
  /** It is killed so many milliseconds after it began to store its n-th batch; `null`: it lives. */
  readonly killed: { readonly atBatch: number; readonly afterMs: number } | null;
};

const { database: where, client, killed } = JSON.parse(process.argv[2] ?? "{}") as Told;
const { db } = await openDatabase(where);
const clock = { now: () => new Date() };
const runs = syncRunsRepository(db);
const store = syncStoreRepository({ db, newId: randomUUID });
const started = await startSync({ kind: "everything" }, "test", { runs, clock, newId: randomUUID });
const runId = started.ok ? started.value.id : started.problem.runId;
let batches = 0;
await syncCatalogue(
  runId,
  {
    printer: fourOverPrinter(new FourOver(client)),
    runs,
    store: {
      ...store,
      storeBatch: async (...batch) => {
        batches += 1;
        if (batches === killed?.atBatch)
          setTimeout(() => process.kill(process.pid, "SIGKILL"), killed.afterMs);
        return store.storeBatch(...batch);
      },
    },
    changeSets: changeSetsRepository(db),
    rules: defaultApprovalRules,
    clock,
    worker: randomUUID(),
  },
  { takeOver: true },
);
process.exit(0);
