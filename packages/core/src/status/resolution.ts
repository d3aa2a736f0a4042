import { type BucketOf, isSameLabel, progressOf } from "./bucket.ts";
import type { Job } from "./job.ts";
import type { JobReading } from "./reading.ts";

/**
 * What a reading means for the present state of a job, by rule. The printer's API is the authority; everything else
 * speaks as of the time it names. Nothing seen is thrown away: a reading that does not decide is kept in the history.
 *
 * | rule | when | then |
 * |---|---|---|
 * | `first-evidence` | nothing of the printer is known yet | its first row is the present |
 * | `api-row-0` | the API was read later than before | row 0 is the present, forwards or backwards |
 * | `api-read-earlier` | an API reading arrives after a later one | kept |
 * | `same-state` | the present label and time again | seen again, nothing changes |
 * | `feed-newer` | the feed item is newer than the state, and the API does not know the job or is older | applied |
 * | `feed-older-than-api` | the item is dated before the last API reading | kept: the API knew more |
 * | `feed-undated` | the item has no time and the API knows the job | kept |
 * | `feed-step-back` | newer than the API reading, but would take the job back | kept; the API is asked now |
 * | `feed-older` | the item is older than the state we have | kept |
 * | `push-is-a-hint` | a push notification | kept; the job is asked for now |
 * | `transfer-known` | our own placement, when something of the printer is known | kept |
 * | `person-said` | a person entered a status | applied until the printer says something newer |
 *
 * On a tie in time the later reading decides. Where the API does not serve (Basic), a newer feed item may also take a job back.
 */
export const resolutionRules = [
  "first-evidence",
  "api-row-0",
  "api-read-earlier",
  "same-state",
  "feed-newer",
  "feed-older-than-api",
  "feed-undated",
  "feed-step-back",
  "feed-older",
  "push-is-a-hint",
  "transfer-known",
  "person-said",
] as const;
export type ResolutionRule = (typeof resolutionRules)[number];

export type Verdict = {
  readonly rule: ResolutionRule;
  /** `applied`: row 0 becomes the present. `confirmed`: it is the present already. `kept`: history only. */
  readonly effect: "applied" | "confirmed" | "kept";
  readonly asksAgainNow: boolean;
};

const verdict = (rule: ResolutionRule, effect: Verdict["effect"], asksAgainNow = false): Verdict => ({
  rule,
  effect,
  asksAgainNow,
});

/** Decides one reading of one job. `apiServes` = the account has the API (Pro) and may be asked. */
export function resolve(job: Job, reading: JobReading, bucketOf: BucketOf, apiServes: boolean): Verdict {
  switch (reading.source) {
    case "push":
      return verdict("push-is-a-hint", "kept", apiServes);
    case "api":
      return resolveApi(job, reading);
    case "feed":
      return resolveFeed(job, reading, bucketOf, apiServes);
    case "transfer":
      return job.statusLabel === null
        ? verdict("first-evidence", "applied")
        : verdict("transfer-known", "kept");
    case "person":
      return verdict("person-said", "applied");
    default:
      reading.source satisfies never;
      return verdict("same-state", "kept");
  }
}

function resolveApi(job: Job, reading: JobReading): Verdict {
  const [present] = reading.rows;
  if (!present) return verdict("same-state", "confirmed");
  if (job.apiReadAt !== null && reading.readAt < job.apiReadAt) return verdict("api-read-earlier", "kept");
  if (
    job.statusSource === "api" &&
    isSameLabel(job.statusLabel, present.label) &&
    job.statusAt === present.at
  )
    return verdict("same-state", "confirmed");
  return verdict(job.statusLabel === null ? "first-evidence" : "api-row-0", "applied");
}

function resolveFeed(job: Job, reading: JobReading, bucketOf: BucketOf, apiServes: boolean): Verdict {
  const [item] = reading.rows;
  if (!item || isSameLabel(job.statusLabel, item.label)) return verdict("same-state", "confirmed");
  if (job.statusLabel === null || job.statusSource === "transfer")
    return verdict("first-evidence", "applied");
  if (job.apiReadAt !== null) {
    if (item.at === null) return verdict("feed-undated", "kept");
    if (item.at <= job.apiReadAt) return verdict("feed-older-than-api", "kept");
  }
  if ((item.at ?? reading.readAt) < (job.statusAt ?? "")) return verdict("feed-older", "kept");
  const goesBack = progressOf(bucketOf(item.label)) < progressOf(job.bucket);
  if (job.apiReadAt !== null && apiServes && goesBack) return verdict("feed-step-back", "kept", true);
  return verdict("feed-newer", "applied");
}
