import type { OpenProblem } from "#problems/index.ts";
import type { Dwell } from "./dwell.ts";
import type { Job } from "./job.ts";
import { latenessOf, silenceOf } from "./lateness.ts";
import { trackingPatienceMs } from "./schedule.ts";

/** Why a job is on the needs-attention queue. The key names the problem; jobs with one key share one problem. */
export type Concern = { readonly key: string; readonly job: Job };

/** When the feed was last read whole; `null` when no feed serves. */
export type ConcernContext = {
  readonly now: Date;
  readonly dwells: readonly Dwell[];
  readonly feedReadAt: string | null;
};

/** The keys of every concern that holds for a job now. */
export function concernsOf(job: Job, { now, dwells, feedReadAt }: ConcernContext): readonly string[] {
  if (job.notFoundAt !== null) return ["job-not-found"];
  const lateness = latenessOf(job, now, dwells);
  const shippedFor = job.shippedAt === null ? 0 : now.getTime() - Date.parse(job.shippedAt);
  const checks: readonly (readonly [key: string, holds: boolean])[] = [
    [
      "job-not-in-feed",
      job.statusLabel === null && job.apiReadAt === null && feedReadAt !== null && feedReadAt > job.addedAt,
    ],
    ["job-left-feed", job.leftFeedAt !== null && job.isOpen],
    [`job-waiting:${job.statusLabel}`, job.bucket === "waiting-for-us"],
    [`job-trouble:${job.statusLabel}`, job.bucket === "trouble"],
    ["job-silent", silenceOf(job, now, dwells) !== null],
    ["job-late", lateness?.kind === "late"],
    ["job-will-be-late", lateness?.kind === "will-be-late"],
    [
      "job-without-tracking",
      job.bucket === "shipped" && job.trackingNumbers.length === 0 && shippedFor > trackingPatienceMs,
    ],
  ];
  return checks.flatMap(([key, holds]) => (holds ? [key] : []));
}

type Words = Pick<OpenProblem, "severity" | "what" | "meaning" | "doNext">;

const words: Readonly<Record<string, Words>> = {
  "job-not-found": {
    severity: "needs-a-decision",
    what: "4over does not know these job ids in this account.",
    meaning: "The id was mistyped, or the job belongs to another 4over account. Its status stays as it is.",
    doNext: "Compare the id with the order at 4over and correct it on the order product.",
  },
  "job-not-in-feed": {
    severity: "needs-a-decision",
    what: "The RSS feed does not hold these job ids.",
    meaning: "The id was mistyped, belongs to another account, or is older than the feed reaches back.",
    doNext:
      "Compare the id with the order at 4over. If it is right, follow the job there until the feed shows it.",
  },
  "job-left-feed": {
    severity: "needs-a-decision",
    what: "Open jobs are no longer in the RSS feed.",
    meaning: "They may be done, cancelled, or simply older than the feed reaches back. Nothing was changed.",
    doNext: "Look the job up at 4over and set the status of the order product by hand.",
  },
  "job-silent": {
    severity: "needs-a-decision",
    what: "Jobs have stayed in one stage longer than is usual.",
    meaning: "Nine in ten jobs leave this stage much earlier. They may be stuck.",
    doNext: "Ask 4over about the job, and warn the customer if the date is at risk.",
  },
  "job-late": {
    severity: "needs-a-decision",
    what: "Jobs are past their promised date and have not shipped.",
    meaning: "The customer expects the parcel already.",
    doNext: "Ask 4over for a new date and tell the customer.",
  },
  "job-will-be-late": {
    severity: "worth-knowing",
    what: "Jobs will probably miss their promised date.",
    meaning: "At the usual pace of the remaining stages they leave after the date that was promised.",
    doNext: "Watch them, or agree a new date with the customer.",
  },
  "job-without-tracking": {
    severity: "needs-a-decision",
    what: "Shipped jobs have had no tracking number for more than two days.",
    meaning: "The customer cannot follow the parcel. Overprint goes on asking twice a day.",
    doNext: "Look the shipment up at 4over and enter the tracking number on the order product.",
  },
};

/** The problem that a concern opens, with the job as its subject. */
export function problemOf({ key, job }: Concern): OpenProblem {
  const [code = key, label = ""] = key.split(/:(.*)/s);
  return {
    key,
    code,
    ...(words[code] ?? labelWords(code, label)),
    subjects: [
      { kind: "job", id: job.jobId, label: job.jobName ? `${job.jobId} (${job.jobName})` : job.jobId },
    ],
    link: `/admin/summary?concern=${encodeURIComponent(key)}`,
  };
}

function labelWords(code: string, label: string): Words {
  if (code === "job-waiting")
    return {
      severity: "stops-an-order",
      what: `4over waits for you: ${label}.`,
      meaning: "The jobs stand still until you answer.",
      doNext: /artwork|file|upload/i.test(label)
        ? "Open the job and send the artwork, or answer at 4over."
        : "Open the job at 4over and answer what it asks.",
    };
  return {
    severity: "needs-a-decision",
    what: `4over reports trouble: ${label}.`,
    meaning: "Something went wrong in production or delivery. The date is at risk.",
    doNext: "Ask 4over what happened, and warn the customer if the date moves.",
  };
}

/** One problem for each label that the printer uses and nobody has sorted. */
export const unknownLabelProblem = (label: string, jobIds: readonly string[]): OpenProblem => ({
  key: `status-unknown:${label.trim().toLowerCase()}`,
  code: "status-unknown",
  severity: "needs-a-decision",
  subjects: jobIds.map((id) => ({ kind: "job", id, label: id })),
  what: `4over uses a status that is not in the table: ${label}.`,
  meaning: "It is kept and shown, but the store's status does not follow it yet.",
  doNext: "Open Settings > Import Status and choose what it means.",
  link: "/admin/settings/statuses?show=unmapped",
});
