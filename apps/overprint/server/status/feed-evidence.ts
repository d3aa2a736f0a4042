import type { FeedReading, JobObservation } from "@overprint/core/status";
import { resolveByEvidence, type Sighting } from "@overprint/core/transfer";
import { statusBook } from "@overprint/database";
import type { Overprint } from "#server/wiring/index.ts";

/**
 * Settles jobs in doubt that the feed names: by what was just read, or by what was read last when there is nothing new.
 * Returns how many were found.
 */
export async function settleByFeed(
  overprint: Overprint,
  fingerprint: string,
  reading: FeedReading,
): Promise<number> {
  if (reading.kind === "unreadable") return 0;
  const { records, resolving } = overprint.transfer;
  const asked = [...(await records.inDoubt()), ...(await records.declaredNotThere())];
  if (asked.length === 0) return 0;
  const names = asked.map(({ jobName }) => jobName);
  const seen =
    reading.kind === "read"
      ? reading.observations
      : await statusBook(overprint.db).feedItemsWith(fingerprint, names);
  const by = { actor: "the RSS feed", requestId: null };
  return (await resolveByEvidence(resolving, seen.map(sightingOf), by)).found;
}

const sightingOf = ({ jobId, source, seenAt, text }: JobObservation): Sighting => ({
  jobId,
  source,
  seenAt,
  text: text ?? "",
});
