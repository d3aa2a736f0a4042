import type { SyncCounts, SyncRun, SyncState } from "@overprint/core/catalogue";
import type { Tone } from "../../components/status-badge.tsx";

/** Seconds as people say them: `12 s`, `3 min 5 s`, `1 h 20 min`. */
export function duration(seconds: number): string {
  const whole = Math.max(0, Math.round(seconds));
  if (whole < 60) return `${whole} s`;
  const minutes = Math.floor(whole / 60);
  if (minutes < 60) return whole % 60 === 0 ? `${minutes} min` : `${minutes} min ${whole % 60} s`;
  return `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}

export const runStates: Readonly<Record<SyncState, { readonly tone: Tone; readonly label: string }>> = {
  running: { tone: "going", label: "Running" },
  finished: { tone: "good", label: "Finished" },
  cancelled: { tone: "off", label: "Cancelled" },
  failed: { tone: "bad", label: "Stopped" },
};

const phaseWords: Readonly<Record<SyncRun["phase"], string>> = {
  categories: "Reading the categories",
  products: "Reading products and prices",
  again: "Asking again for products that failed before",
  gone: "Looking for products that are gone",
  changes: "Judging what changed",
};

export const phaseOf = (run: SyncRun): string => phaseWords[run.phase];

/** What a run found, in few words. */
export function foundBy({ added, changed, removed, unchanged }: SyncCounts): string {
  const parts = [
    ...(added > 0 ? [`${count(added)} new`] : []),
    ...(changed > 0 ? [`${count(changed)} changed`] : []),
    ...(removed > 0 ? [`${count(removed)} gone`] : []),
  ];
  if (parts.length > 0) return parts.join(", ");
  return unchanged > 0 ? `${count(unchanged)} as before` : "nothing new";
}

export const count = (n: number): string => n.toLocaleString("en-US");

/** `schedule`, `seed` or a person. */
export const startedBy = (by: string): string =>
  by === "schedule" ? "Schedule" : by === "seed" ? "First start" : by;
