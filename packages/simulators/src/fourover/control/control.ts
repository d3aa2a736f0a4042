import type { Injection } from "../faults/injector.ts";
import {
  awaitingUpload,
  enter,
  isCancellable,
  type SimJob,
  startProduction,
  stopAt,
  trackingNumbers,
} from "../orders/job.ts";
import { shippedLabel } from "../orders/stages.ts";
import type { SimState } from "../state.ts";
import { makeJobs } from "./make-jobs.ts";
import { jobView, orderView, stateView } from "./views.ts";

/** What a test or a person may do with the simulated printer, and the truth to compare with. */
export type FourOverControl = ReturnType<typeof control>;

/** A length of virtual time. */
export type Span = { readonly days?: number; readonly hours?: number; readonly minutes?: number };

/** Commands on jobs return `false` for a job that is not there. */
export function control(state: SimState) {
  const now = () => state.now().getTime();
  const withJob = (jobId: string, act: (job: SimJob) => void): boolean => {
    const job = state.jobs.get(jobId);
    if (!job) return false;
    act(job);
    state.changed([job]);
    return true;
  };
  return {
    /** Moves the virtual clock; every job reaches the stage it should have by then. */
    advance: ({ days = 0, hours = 0, minutes = 0 }: Span): string => {
      state.moveClock(((days * 24 + hours) * 60 + minutes) * 60_000);
      return state.now().toISOString();
    },
    ...jobCommands(state, now, withJob),
    /** Arms a situation; see `situations` for what there is. */
    inject: (injection: Injection) => state.injector.inject(injection),
    clearInjections: () => state.injector.clear(),
    /** How many answers have been held back so far: calls that wait for a slow or silent printer. */
    withheld: (): number => state.injector.withheld,
    /** Changes base and turnaround prices of one product or all; several changes add up. Returns the products changed. */
    changePrices: (percent: number, uuid?: string) =>
      state.changeCatalogue({ kind: "prices", percent, at: now(), ...(uuid ? { uuid } : {}) }),
    addProducts: (count: number) => state.changeCatalogue({ kind: "add", count, at: now() }),
    discontinue: (uuid: string): boolean =>
      state.changeCatalogue({ kind: "discontinue", uuid, at: now() }).length > 0,
    /** Gives a product and its rows new identifiers; returns the new one, `null` when there is no such product. */
    reissue: (uuid: string): string | null =>
      state.changeCatalogue({ kind: "reissue", uuid, at: now() })[0] ?? null,
    /** Where job status notifications go; `null` stops them. */
    pushTo: (url: string | null) => {
      state.push.url = url;
    },
    /** Waits until every notification so far was answered or given up. */
    pushesSettled: () => state.push.settled(),
    job: (jobId: string) => {
      const job = state.jobs.get(jobId);
      return job ? jobView(state, job) : null;
    },
    /** Jobs of an order reference, or with a job name; all when neither is given. */
    jobs: ({ reference, jobName }: { readonly reference?: string; readonly jobName?: string } = {}) =>
      [...state.jobs.values()]
        .filter((job) => (!reference || job.orderId === reference) && (!jobName || job.jobName === jobName))
        .map((job) => jobView(state, job)),
    /** Orders taken, in order; one reference may stand there twice, which is what must never happen. */
    orders: (reference?: string) =>
      state.orders.filter((order) => !reference || order.reference === reference).map(orderView),
    products: () =>
      state.catalogue.list().map(({ uuid, code, description }) => ({ uuid, code, description })),
    state: () => stateView(state),
  };
}

function jobCommands(
  state: SimState,
  now: () => number,
  withJob: (jobId: string, act: (job: SimJob) => void) => boolean,
) {
  /** Puts a job under any label, forwards or backwards, and stops its plan. */
  const moveJob = (jobId: string, label: string) => withJob(jobId, (job) => stopAt(job, label, now()));
  return {
    moveJob,
    /** Ships a job in so many parcels, or with the tracking numbers given; it is delivered when transit is over. */
    ship: (jobId: string, parcels?: number | readonly string[]) =>
      withJob(jobId, (job) => {
        if (Array.isArray(parcels)) job.tracking = [...parcels];
        if (typeof parcels === "number") job.tracking = trackingNumbers(job, parcels);
        startProduction(job, now(), shippedLabel);
      }),
    hold: (jobId: string, label = awaitingUpload) => moveJob(jobId, label),
    /** Takes a held job up again from a stage. */
    resume: (jobId: string, from = "Batch Prep") =>
      withJob(jobId, (job) => startProduction(job, now(), from)),
    /** Sends a job back to be printed again, whatever its stage; new parcels get new numbers. */
    reprint: (jobId: string) =>
      withJob(jobId, (job) => {
        enter(job, "Sent to Reprint", now());
        job.tracking = [];
        startProduction(job, now(), "Batch Prep");
      }),
    /** Cancels as `DELETE /orders/{job}` does; `false` also when it is too late. */
    cancel: (jobId: string): boolean => {
      const job = state.jobs.get(jobId);
      return job && isCancellable(job) ? moveJob(jobId, "Canceled") : false;
    },
    /** Takes orders of one job each without a call, for tests of many jobs. They wait in the stage given. */
    makeJobs: (count: number, label = "On Press") => makeJobs(state, count, label),
  };
}
