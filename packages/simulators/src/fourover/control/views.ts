import { withoutBytes } from "../orders/artwork.ts";
import { totalOf } from "../orders/costs.ts";
import { present, type SimJob } from "../orders/job.ts";
import type { SimOrder } from "../records.ts";
import type { SimState } from "../state.ts";

/** A job as the simulator has it, its artwork by role with the hash of what was fetched. Times in ISO, costs in cents. */
export function jobView(state: SimState, job: SimJob) {
  return {
    jobId: job.jobId,
    jobName: job.jobName,
    orderId: job.orderId,
    status: present(job),
    history: job.history.map(({ label, at }) => ({ label, at: new Date(at).toISOString() })),
    tracking: job.tracking,
    facility: job.facility,
    cost: { ...job.cost, total: totalOf(job.cost) },
    files: job.files,
    artwork: Object.fromEntries(
      Object.entries(job.files).flatMap(([role, uuid]) => {
        const file = state.files.get(uuid);
        return file ? [[role, withoutBytes(file)]] : [];
      }),
    ),
    request: job.request,
  };
}

export const orderView = (order: SimOrder) => ({ ...order });

/** The truth: every order taken, every job with its state, every file, and how often each route was called. */
export function stateView(state: SimState) {
  return {
    now: state.now().toISOString(),
    orders: state.orders.map(orderView),
    jobs: [...state.jobs.values()].map((job) => jobView(state, job)),
    files: [...state.files.values()].map(withoutBytes),
    products: state.catalogue.list().length,
    calls: Object.fromEntries(state.calls),
    underWay: state.underWay,
    injected: state.injector.list(),
    struck: state.injector.counts,
    pushed: state.push.sent,
  };
}
