import { isFault } from "@overprint/core/outcome";
import type { TaskPolicy } from "#tasks/task.ts";

/** What follows a run that threw. */
export type Verdict =
  | { readonly kind: "again"; readonly afterSeconds: number }
  | { readonly kind: "give-up"; readonly doNext: string };

const longestWaitSeconds = 600;

/**
 * Faults say themselves what may be done: only `retry` is tried again, and anything unexpected as if it were. The
 * wait doubles with each attempt; a wait that the fault names counts when it is longer.
 *
 * @param attempt - attempts before this one: 0 at the first
 */
export function verdictOf(error: unknown, attempt: number, policy: TaskPolicy): Verdict {
  const { retries = 5, retryDelaySeconds = 15 } = policy;
  const recovery = isFault(error) ? error.recovery : { kind: "retry" as const, afterMs: 0 };
  switch (recovery.kind) {
    case "retry": {
      if (attempt >= retries)
        return { kind: "give-up", doNext: "See what it says, repair the cause, then start it again." };
      const doubled = Math.min(longestWaitSeconds, retryDelaySeconds * 2 ** attempt);
      return { kind: "again", afterSeconds: Math.max(doubled, Math.ceil(recovery.afterMs / 1_000)) };
    }
    case "fix-setup":
      return { kind: "give-up", doNext: "Open the Setup doctor, repair what it shows, then start it again." };
    case "fix-input":
      return { kind: "give-up", doNext: "Correct what was refused, then start it again." };
    case "reconcile":
      return {
        kind: "give-up",
        doNext: "Look up what happened at 4over and decide; nothing is sent again by itself.",
      };
    case "report":
      return {
        kind: "give-up",
        doNext: "Report this with the log entry: the other side answered something undocumented.",
      };
    default:
      return recovery satisfies never;
  }
}
