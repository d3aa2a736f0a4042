import { type Outcome, ok, refused } from "@overprint/core/outcome";
import type { Actor } from "@overprint/core/transfer";
import { readFeedNow } from "#server/status/read-feed.ts";
import type { Overprint } from "#server/wiring/index.ts";
import type { StepRefusal } from "./steps.ts";

/** What a look for jobs in doubt found. `nextAt`: the feed was asked a short while ago and is asked again only then. */
export type Look = { readonly found: number; readonly nextAt: string | null };

/** Reads the account's RSS feed and settles the jobs in doubt that it names. */
export async function lookInFeed(overprint: Overprint, by: Actor): Promise<Outcome<Look, StepRefusal>> {
  const known = await overprint.feed();
  if (!known.ok) return refused({ what: known.problem.reason, doNext: known.problem.doNext });
  const outcome = await readFeedNow(overprint, { runId: overprint.newId(), startedBy: by.actor });
  if (outcome.kind === "no-feed") return ok({ found: 0, nextAt: null });
  if (outcome.kind === "too-soon") return ok({ found: outcome.settled, nextAt: outcome.nextAt });
  const { state } = outcome;
  if (state.state === "unreadable")
    return refused({ what: state.reason ?? "The feed could not be read.", doNext: state.doNext ?? "" });
  return ok({ found: outcome.settled, nextAt: null });
}
