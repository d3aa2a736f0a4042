import { type Outcome, ok, refused } from "@overprint/core/outcome";
import { type Actor, resolveByEvidence } from "@overprint/core/transfer";
import type { Overprint } from "#server/wiring/index.ts";
import type { StepRefusal } from "./steps.ts";

/** Reads the account's RSS feed and settles the jobs in doubt that it names. */
export async function lookInFeed(
  overprint: Overprint,
  by: Actor,
): Promise<Outcome<{ readonly found: number }, StepRefusal>> {
  const known = await overprint.feed();
  if (!known.ok) return refused({ what: known.problem.reason, doNext: known.problem.doNext });
  const reading = await known.value.feed.fetch({ etag: null, lastModified: null });
  if (reading.kind !== "read")
    return refused({
      what: "The feed could not be read.",
      doNext: reading.kind === "unreadable" ? reading.doNext : "Try again later.",
    });
  const sightings = reading.observations.map(({ jobId, source, seenAt, text }) => ({
    jobId,
    source,
    seenAt,
    text: text ?? "",
  }));
  return ok({ found: (await resolveByEvidence(overprint.transfer.resolving, sightings, by)).found });
}
