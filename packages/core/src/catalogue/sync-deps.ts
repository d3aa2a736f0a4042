import type { Clock } from "#outcome/index.ts";
import type { TradePrinter } from "#printer/index.ts";
import type { ApprovalRules } from "./judge.ts";
import type { ChangeSets, SyncRuns, SyncStore } from "./repository.ts";

export type SyncDeps = {
  readonly printer: TradePrinter;
  readonly runs: SyncRuns;
  readonly store: SyncStore;
  readonly changeSets: ChangeSets;
  readonly rules: ApprovalRules;
  readonly clock: Clock;
  /** Who works on the run: a new one each time. */
  readonly worker: string;
};

/** Somebody else works on the run by now; this worker has to stop and has stored nothing more. */
export class SyncTakenOver extends Error {
  override readonly name = "SyncTakenOver";
  readonly code = "catalogue/taken-over";
  readonly recovery = { kind: "report" } as const;
}

/** The printer answers, but fails for product after product: going on would only make calls. */
export class PrinterFailsThroughout extends Error {
  override readonly name = "PrinterFailsThroughout";
  readonly code = "catalogue/printer-fails-throughout";
  readonly recovery = { kind: "retry", afterMs: 300_000 } as const;
  constructor(times: number, reason: string) {
    super(`The printer failed for ${times} products in a row. The last time: ${reason}`);
  }
}

/** A person wants the run to end. */
export class SyncCancelled extends Error {
  override readonly name = "SyncCancelled";
}
