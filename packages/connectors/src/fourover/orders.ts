import { type Outcome, ok, refused } from "@overprint/core/outcome";
import type {
  CancelRefusal,
  JobCost,
  JobFiles,
  OrderRefusal,
  Placement,
  TradeJob,
  TradeOrder,
} from "@overprint/core/printer";
import {
  type CostBreakdown,
  type FourOver,
  FourOverRequestError,
  type JobRequest,
  type OrderRequest,
  type PlacedOrder,
} from "@overprint/fourover";
import { orderAddress } from "./addresses.ts";
import { usd } from "./trade-amount.ts";

/**
 * Places an order, once. Jobs that were taken and jobs that were refused are both in the answer; only an order of which
 * nothing was taken is refused.
 */
export async function placeOrder(
  client: FourOver,
  order: TradeOrder,
): Promise<Outcome<Placement, OrderRefusal>> {
  try {
    return ok(readPlacement(await client.orders.place(wireOrder(order)), order));
  } catch (error) {
    if (error instanceof FourOverRequestError)
      return refused({ kind: "order-refused", reason: error.reason });
    throw error;
  }
}

/** A trade order as `POST /orders` wants it. @source page 129 */
export const wireOrder = (order: TradeOrder): OrderRequest => ({
  order_id: order.reference,
  is_test_order: order.isTest,
  skip_conformation: true,
  ...(order.coupon === null ? {} : { coupon_code: order.coupon }),
  jobs: order.jobs.map(wireJob),
  payment: { profile_token: order.paymentToken },
});

function wireJob(job: TradeJob): JobRequest {
  return {
    product_uuid: job.combination.productId,
    runsize_uuid: job.combination.runSizeId,
    colorspec_uuid: job.combination.colorSpecId,
    ...(job.combination.turnaroundId === null ? {} : { turnaroundtime_uuid: job.combination.turnaroundId }),
    option_uuids: job.combination.optionIds,
    dropship: job.isDropShipped,
    ...wireSets(job),
    ship_to: orderAddress(job.shipTo),
    ...(job.shipFrom === null ? {} : { ship_from: orderAddress(job.shipFrom) }),
    shipper: { shipping_method: job.shipping.name, shipping_code: job.shipping.code },
    ...(job.shipFromFacility === null ? {} : { ship_from_facility: job.shipFromFacility }),
    ...(job.bypassAddressValidation ? { bypass_address_validation: true } : {}),
  };
}

/** One set names its job and files directly; several sets are `set_001`, `set_002`... */
function wireSets(job: TradeJob): Pick<JobRequest, "job_name" | "sets" | "skip_files" | "files"> {
  const later = job.attachAfterwards ? { skip_files: true } : {};
  const [only, ...others] = job.sets;
  if (only && others.length === 0)
    return { job_name: only.jobName, ...later, ...(job.attachAfterwards ? {} : { files: wireFiles(only) }) };
  const entries = job.sets.map((set, index) => [
    `set_${String(index + 1).padStart(3, "0")}` as const,
    { job_name: set.jobName, ...(job.attachAfterwards ? {} : { files: wireFiles(set) }) },
  ]);
  return { sets: job.sets.length, ...later, files: Object.fromEntries(entries) };
}

const wireFiles = (set: JobFiles): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(set.files).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );

function readPlacement(placed: PlacedOrder, order: TradeOrder): Placement {
  const names = order.jobs.flatMap((job) => job.sets.map((set) => set.jobName));
  // Ids without names come in the order of the jobs; that is only certain when every job was taken.
  const inOrder = placed.errors.length === 0 && placed.jobs.length === names.length;
  return {
    accepted: placed.jobs.map((job, index) => ({
      jobId: job.job_id,
      jobName: job.customer_job_id ?? (inOrder ? (names[index] ?? null) : null),
      cost: readCost(placed.costs[job.job_id]),
    })),
    refused: placed.errors.map((error) => ({ jobName: error.customer_job_id, reason: error.message })),
    answer: placed.order_status,
  };
}

function readCost(breakdown: CostBreakdown | undefined): JobCost | null {
  if (!breakdown) return null;
  const product = breakdown.product_price ?? 0;
  const options = breakdown.option_price ?? 0;
  const turnaround = breakdown.turnaround_price ?? 0;
  const shipping = (breakdown.shipping_price ?? 0) + (breakdown.postage_price ?? 0);
  const tax = (breakdown.product_tax ?? 0) + (breakdown.shipping_tax ?? 0) + (breakdown.postage_tax ?? 0);
  return {
    product: usd(product),
    options: usd(options),
    turnaround: usd(turnaround),
    shipping: usd(shipping),
    tax: usd(tax),
    total: usd(product + options + turnaround + shipping + tax),
  };
}

/** Attaches files to a job that was ordered without. Sent once. */
export async function attachFiles(
  client: FourOver,
  jobId: string,
  sets: readonly JobFiles[],
): Promise<
  Outcome<{ readonly message: string }, { readonly kind: "files-refused"; readonly reason: string }>
> {
  try {
    return ok({ message: await client.orders.attachFiles(jobId, sets.map(wireFiles)) });
  } catch (error) {
    if (error instanceof FourOverRequestError)
      return refused({ kind: "files-refused", reason: error.reason });
    throw error;
  }
}

/** Cancels one job. The refusal is a plain sentence with any HTTP status. @source PDF p. 66 */
export async function cancelJob(
  client: FourOver,
  jobId: string,
): Promise<Outcome<{ readonly cancelled: true }, CancelRefusal>> {
  const answer = await client.orders.cancel(jobId);
  if (answer.cancelled) return ok({ cancelled: true });
  const kind = /too far/i.test(answer.reason) ? "too-far-in-production" : "cancel-refused";
  return refused({ kind, reason: answer.reason });
}
