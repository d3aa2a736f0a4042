import type { Currency } from "#money/index.ts";
import type { StatusBucket } from "./bucket.ts";
import type { Dwell } from "./dwell.ts";
import type { Job, JobId } from "./job.ts";
import type { RecordedObservation } from "./plan.ts";

/** A job as it enters: accepted by the printer, or typed in by a person. */
export type NewJob = Pick<
  Job,
  "jobId" | "orderId" | "itemId" | "origin" | "jobName" | "cost" | "promisedDate"
> & {
  /** Of the store order; the cost, where there is one, is in it too. */
  readonly currency: Currency;
};

/** A job with what it belongs to and the concerns it is a subject of, as lists show it. */
export type JobLine = Job & {
  readonly concerns: readonly string[];
  readonly orderNumber: string;
  readonly itemTitle: string;
  readonly customerName: string;
  readonly storeName: string;
};

export const jobSorts = ["job", "order", "status", "seen", "added", "promised", "cost"] as const;
export type JobSort = (typeof jobSorts)[number];

export type JobQuery = {
  readonly state: "all" | "open" | "done" | "attention";
  readonly bucket: StatusBucket | null;
  readonly source: Job["statusSource"];
  readonly concern: string | null;
  /** Part of a job id, order number, job name, customer or tracking number. */
  readonly search: string;
  readonly sort: JobSort;
  readonly descending: boolean;
  readonly offset: number;
  readonly limit: number;
};

/** How many jobs stand where. */
export type JobCounts = {
  readonly all: number;
  readonly open: number;
  readonly attention: number;
  readonly byBucket: Readonly<Partial<Record<StatusBucket | "unsorted", number>>>;
};

/** Jobs and everything seen of them. Give it a transaction to make several of its writes one piece. */
export type JobRepository = {
  /** Ids that an order product has already are left alone and named with their owner. */
  readonly add: (
    jobs: readonly NewJob[],
    at: string,
  ) => Promise<{
    readonly added: readonly JobId[];
    readonly taken: readonly {
      readonly jobId: JobId;
      readonly itemId: string;
      readonly orderNumber: string;
    }[];
  }>;
  /** Takes out a typed job that was a mistake, with its history; `false` for a transferred one. */
  readonly removeTyped: (jobId: JobId) => Promise<boolean>;
  readonly find: (jobIds: readonly JobId[]) => Promise<readonly Job[]>;
  /** The same, and nobody else changes them until the transaction ends. */
  readonly lock: (jobIds: readonly JobId[]) => Promise<readonly Job[]>;
  readonly ofItems: (itemIds: readonly string[]) => Promise<readonly Job[]>;
  readonly ofOrders: (orderIds: readonly string[]) => Promise<readonly Job[]>;
  /** Jobs whose next check has come, the longest overdue first. */
  readonly due: (now: string, limit: number) => Promise<readonly Job[]>;
  readonly countDue: (now: string) => Promise<number>;
  /** Jobs that are still asked for, by id; `after` pages on. */
  readonly watched: (after: string, limit: number) => Promise<readonly Job[]>;
  readonly countWatched: () => Promise<number>;
  /** The feed is of another address from now on: that the former one held a job, or no longer did, counts no more. */
  readonly forgetFeed: () => Promise<void>;
  /** Writes the state of jobs and what was observed, in bulk. An observation that is known is kept once. */
  readonly save: (jobs: readonly Job[], observed: readonly RecordedObservation[]) => Promise<void>;
  readonly observations: (jobId: JobId) => Promise<readonly RecordedObservation[]>;
  readonly concerns: (jobIds: readonly JobId[]) => Promise<ReadonlyMap<JobId, readonly string[]>>;
  readonly setConcerns: (concerns: ReadonlyMap<JobId, readonly string[]>) => Promise<void>;
  /** How long stages lasted, from the histories since a time. */
  readonly dwells: (since: string) => Promise<readonly Dwell[]>;
  readonly list: (query: JobQuery) => Promise<{ readonly lines: readonly JobLine[]; readonly total: number }>;
  readonly counts: () => Promise<JobCounts>;
};
