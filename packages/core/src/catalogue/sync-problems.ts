import type { ProductFailure } from "#printer/index.ts";
import type { OpenProblem } from "#problems/index.ts";
import type { ChangeSet } from "./repository.ts";
import { type SyncRun, scopeTitle } from "./sync-run.ts";

/** Keys of the problems that a sync opens and clears. */
export const syncProblemKeys = {
  stopped: "catalogue-sync-stopped",
  unreadable: "catalogue-products-unreadable",
  waiting: "catalogue-changes-waiting",
  doubtful: "catalogue-products-doubtful",
  duplicates: "catalogue-duplicate-codes",
} as const;

const mostSubjects = 200;

/** A run that stopped before its end. */
export const syncStopped = (run: SyncRun): OpenProblem => ({
  key: syncProblemKeys.stopped,
  code: "catalogue/sync-stopped",
  severity: "needs-a-decision",
  subjects: [{ kind: "sync", id: run.id, label: scopeTitle(run.scope) }],
  what: run.trouble?.what ?? "The catalogue sync stopped.",
  meaning: run.trouble?.meaning ?? "",
  doNext: run.trouble?.doNext ?? "Open Catalogue sync and press Go on.",
  link: "/admin/sync",
});

/** Products that the printer lists and that could not be read; what was stored of them stays. */
export const productsUnreadable = (failures: readonly ProductFailure[]): OpenProblem => ({
  key: syncProblemKeys.unreadable,
  code: "catalogue/products-unreadable",
  severity: "worth-knowing",
  subjects: failures.slice(0, mostSubjects).map(({ id, code }) => ({ kind: "product", id, label: code })),
  what: `${counted(failures.length, "product")} of the printer could not be read: ${failures[0]?.code}: ${failures[0]?.reason}`,
  meaning: "They are kept out of the catalogue, or stay as they were stored before. All others were synced.",
  doNext:
    "The next sync asks for them again. If one stays, tell the printer its code and the reason shown in the run.",
  link: "/admin/sync",
});

/** A change set that waits for a person. */
export const changesWaiting = ({ id, verdict, number }: ChangeSet): OpenProblem => ({
  key: syncProblemKeys.waiting,
  code: verdict?.kind === "stop" ? "catalogue/changes-implausible" : "catalogue/changes-waiting",
  severity: "needs-a-decision",
  subjects: [{ kind: "sync", id, label: `Change set ${number}` }],
  what: `Changes of the printer's catalogue wait for you. ${verdict?.reasons.join(" ") ?? ""}`.trim(),
  meaning: "Until you decide, the shop sells by the catalogue as it was approved before.",
  doNext: "Look through the changes and approve or reject them.",
  link: "/admin/products/changes",
});

/** Products on sale of which something was left out or guessed. */
export const productsDoubtful = (
  products: readonly { readonly id: string; readonly code: string; readonly oddities: readonly string[] }[],
): OpenProblem => ({
  key: syncProblemKeys.doubtful,
  code: "catalogue/products-doubtful",
  severity: "worth-knowing",
  subjects: products.slice(0, mostSubjects).map(({ id, code }) => ({ kind: "product", id, label: code })),
  what: `${counted(products.length, "product")} came with data that is not right: ${products[0]?.code}: ${products[0]?.oddities[0]}`,
  meaning:
    "What was doubtful is left out, so that nothing sells below its cost; the rest of each product is on sale.",
  doNext: "Open a product to see what was left out and why.",
  link: "/admin/products",
});

/** Two products under one code: both are kept, mappings by code need a look. */
export const duplicateCodes = (
  codes: readonly { readonly code: string; readonly productIds: readonly string[] }[],
): OpenProblem => ({
  key: syncProblemKeys.duplicates,
  code: "catalogue/duplicate-codes",
  severity: "worth-knowing",
  subjects: codes
    .slice(0, mostSubjects)
    .flatMap(({ code, productIds }) =>
      productIds.map((id) => ({ kind: "product" as const, id, label: code })),
    ),
  what: `${counted(codes.length, "product code")} belong to more than one product: ${codes[0]?.code}.`,
  meaning:
    "Each is kept as a product of its own. Where a store product is found by its code, the code alone does not decide.",
  doNext: "Compare them in Products and unpublish the one that you do not want to sell.",
  link: "/admin/products",
});

const counted = (count: number, what: string) =>
  `${count.toLocaleString("en-US")} ${what}${count === 1 ? "" : "s"}`;
