import { colorUuid, runSizeUuid } from "../catalogue/definitions.ts";
import { enter, type SimJob } from "../orders/job.ts";
import { stageLabels } from "../orders/stages.ts";
import type { SimState } from "../state.ts";

const nothing = { product: 0, options: 0, turnaround: 0, tax: 0, shipping: 0 };

/** Orders of one job each, as if they had been placed and had reached a stage. Returns their job ids and references. */
export function makeJobs(
  state: SimState,
  count: number,
  label: string,
): readonly { readonly jobId: string; readonly jobName: string; readonly reference: string }[] {
  const at = state.now().getTime();
  return Array.from({ length: count }, () => {
    const number = state.nextJobNumber();
    const reference = `MADE-${number}`;
    const request = { runsize_uuid: runSizeUuid(100), colorspec_uuid: colorUuid("4/4") };
    const job: SimJob = {
      jobId: `${number}-001`,
      jobName: `${reference}-1`,
      orderId: reference,
      facility: "DAY",
      course: { stages: stageLabels, productionMs: 3 * 86_400_000, transitMs: 4 * 86_400_000 },
      request,
      cost: nothing,
      boxes: 1,
      required: [],
      history: [],
      planned: [],
      files: {},
      tracking: [],
    };
    enter(job, "New", at);
    if (label !== "New") enter(job, label, at);
    state.take({ order_id: reference, is_test_order: true }, [job], 0);
    return { jobId: job.jobId, jobName: job.jobName, reference };
  });
}
