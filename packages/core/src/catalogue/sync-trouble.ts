import type { Fault } from "#outcome/index.ts";
import type { SyncRun, SyncTrouble } from "./sync-run.ts";

/** A fault of a sync for a person: what happened, what it means, what to do next. */
export function explainSyncTrouble(fault: Fault, run: SyncRun): SyncTrouble {
  const { read } = run.counts;
  const meaning = `The sync stopped after ${read.toLocaleString("en-US")} products. Everything that was stored before stays as it was, and the shop goes on selling.`;
  switch (fault.recovery.kind) {
    case "retry":
      return {
        what: `The printer could not be asked: ${fault.message}.`,
        meaning,
        doNext: "It goes on by itself from where it stopped. Press Go on to try at once.",
      };
    case "fix-setup":
      return {
        what: `The printer does not let us in: ${fault.message}.`,
        meaning,
        doNext: "Check the API keys in Settings > General and test the connection, then press Go on.",
      };
    case "fix-input":
    case "report":
    case "reconcile":
      return {
        what: `The printer answered something unexpected: ${fault.message}.`,
        meaning,
        doNext: "Press Go on to try again. If it stops at the same place, send this text to support.",
      };
    default:
      return fault.recovery satisfies never;
  }
}
