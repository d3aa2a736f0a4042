// A process of its own that works on a sync, so that a test can kill it. Says "batch" after every batch it stored.
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
};

const { database: where, client } = JSON.parse(process.argv[2] ?? "{}") as Told;
const { db } = await openDatabase(where);
const clock = { now: () => new Date() };
const runs = syncRunsRepository(db);
const store = syncStoreRepository({ db, newId: randomUUID });
const started = await startSync({ kind: "everything" }, "test", { runs, clock, newId: randomUUID });
const runId = started.ok ? started.value.id : started.problem.runId;
process.stdout.write("began\n");
await syncCatalogue(
  runId,
  {
    printer: fourOverPrinter(new FourOver(client)),
    runs,
    store: {
      ...store,
      storeBatch: async (...batch) => {
        const stored = await store.storeBatch(...batch);
        process.stdout.write("batch\n");
        return stored;
      },
    },
    changeSets: changeSetsRepository(db),
    rules: defaultApprovalRules,
    clock,
    worker: randomUUID(),
  },
  { takeOver: true },
);
process.stdout.write("ended\n");
process.exit(0);
