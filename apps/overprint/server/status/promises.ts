import { type PromiseSpoke, promisedAgainstExpected } from "@overprint/core/status";
import { jobRepository } from "@overprint/database";
import type { Overprint } from "#server/wiring/index.ts";

const ninetyDays = 90 * 86_400_000;

/** The open jobs that are nearest to breaking their promise; of many, the 200 promised first are looked at. */
export async function nearestPromises({
  db,
  clock,
}: Pick<Overprint, "db" | "clock">): Promise<readonly PromiseSpoke[]> {
  const jobs = jobRepository(db);
  const now = clock.now();
  const { lines } = await jobs.list({
    state: "open",
    bucket: null,
    source: null,
    concern: null,
    search: "",
    sort: "promised",
    descending: false,
    offset: 0,
    limit: 200,
  });
  if (lines.length === 0) return [];
  const dwells = await jobs.dwells(new Date(now.getTime() - ninetyDays).toISOString());
  return promisedAgainstExpected(lines, now, dwells);
}
