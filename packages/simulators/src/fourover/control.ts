import type { Injection } from "./faults/injector.ts";
import { enter, present, startProduction } from "./orders/job.ts";
import type { SimState } from "./state.ts";

export type FourOverControl = ReturnType<typeof control>;

/** What a test may do with the simulated printer, and the truth to compare with. */
export function control(state: SimState) {
  const withJob = (
    jobId: string,
    act: (job: NonNullable<ReturnType<typeof state.jobs.get>>) => void,
  ): boolean => {
    const job = state.jobs.get(jobId);
    if (!job) return false;
    act(job);
    state.changed([job]);
    return true;
  };
  const now = () => state.now().getTime();
  const moveJob = (jobId: string, label: string) =>
    withJob(jobId, (job) => {
      job.planned = [];
      enter(job, label, now());
    });
  const ship = (jobId: string, trackingNumbers?: readonly string[]) =>
    withJob(jobId, (job) => {
      job.planned = [];
      if (trackingNumbers) job.tracking = [...trackingNumbers];
      enter(job, "Complete: Shipped", now());
    });
  const hold = (jobId: string, label = "On Hold: Awaiting Revised Upload") => moveJob(jobId, label);
  const resume = (jobId: string, from = "Batch Prep") =>
    withJob(jobId, (job) => {
      startProduction(job, now(), from);
      state.settle();
    });
  return {
    advance: ({
      days = 0,
      hours = 0,
      minutes = 0,
    }: {
      readonly days?: number;
      readonly hours?: number;
      readonly minutes?: number;
    }) => state.moveClock(((days * 24 + hours) * 60 + minutes) * 60_000),
    moveJob,
    ship,
    hold,
    resume,
    reprint: (jobId: string) =>
      withJob(jobId, (job) => {
        enter(job, "Sent to Reprint", now());
        startProduction(job, now() + 1, "Batch Prep");
      }),
    command: (
      command: string,
      jobId: string,
      status?: string,
      trackingNumbers?: readonly string[],
    ): boolean => {
      if (command === "move" && status) return moveJob(jobId, status);
      if (command === "ship") return ship(jobId, trackingNumbers);
      if (command === "hold") return hold(jobId, status);
      if (command === "resume") return resume(jobId, status);
      return false;
    },
    inject: (injection: Injection) => state.injector.inject(injection),
    clearInjections: () => state.injector.clear(),
    changePrices: (percent: number, productUuid?: string) =>
      state.catalogue.changePrices(percent, state.now(), productUuid),
    addProducts: (count: number) => state.catalogue.addProducts(count, state.now()),
    discontinue: (productUuid: string) => state.catalogue.discontinue(productUuid),
    reissue: (productUuid: string) => state.catalogue.reissue(productUuid, state.now()),
    pushTo: (url: string | null) => {
      state.pushUrl = url;
    },
    /** The truth: every order taken, every job with its state, every file, and how often each route was called. */
    state: () => ({
      now: state.now().toISOString(),
      orders: state.orders,
      jobs: [...state.jobs.values()].map((job) => ({
        jobId: job.jobId,
        jobName: job.jobName,
        orderId: job.orderId,
        status: present(job),
        history: job.history,
        tracking: job.tracking,
        files: job.files,
        request: job.request,
      })),
      files: [...state.files.values()].map(({ base64: _bytes, ...file }) => file),
      products: state.catalogue.list().length,
      calls: Object.fromEntries(state.calls),
      struck: state.injector.counts,
    }),
  };
}
