import type { Struck } from "../faults/injector.ts";
import { addBusinessDays, taxCents } from "../shipping.ts";
import type { SimState } from "../state.ts";
import { answerOf, refusalOf } from "./answer.ts";
import { fetched } from "./artwork.ts";
import { costsOfSets, printingCents, totalOf } from "./costs.ts";
import { simulatorCoupons } from "./discounts.ts";
import { enter, type SimJob, startProduction } from "./job.ts";
import { stagesOf } from "./stages.ts";
import { checkJob, type RefusedJob, type ValidJob } from "./validate-job.ts";
import { type OrderRefusal, refuseAmount, refuseOrder } from "./validate-order.ts";
import { record, text, type Wire } from "./wire-values.ts";

export type OrderAnswer = { readonly status: 200 | 400; readonly body: unknown };

const day = 86_400_000;

/**
 * `POST /orders`. No idempotency: the same order_id twice makes two orders, as far as anybody knows. Jobs are taken or
 * refused one by one; the price is never taken from the request.
 */
export async function placeOrder(state: SimState, order: Wire, struck: Struck): Promise<OrderAnswer> {
  const refusal = struckRefusal(struck) ?? refuseOrder(order);
  if (refusal) return { status: 400, body: refusalOf(refusal) };
  const number = state.nextJobNumber();
  const accepted: SimJob[] = [];
  const refused: RefusedJob[] = [];
  for (const [index, request] of (order.jobs as unknown[]).map(record).entries()) {
    const checked = struckJob(struck, index) ?? (await validJob(state, request));
    if (typeof checked === "string") refused.push({ name: nameOf(request), message: checked });
    else accepted.push(...newJobs(state, order, request, checked, number, accepted.length, struck));
  }
  const total = chargeOf(order, accepted);
  const mismatch = accepted.length > 0 ? refuseAmount(order, total) : null;
  if (mismatch) return { status: 400, body: refusalOf(mismatch) };
  if (accepted.length > 0) state.take(order, accepted, total);
  return { status: 200, body: answerOf(state, order, number, accepted, refused, total, struck) };
}

const struckRefusal = (struck: Struck): OrderRefusal | null =>
  struck.has("payment-missing")
    ? { description: "Must post a payment" }
    : struck.has("expired-card")
      ? { description: "The card has expired" }
      : null;

const struckJob = (struck: Struck, index: number): string | null =>
  struck.has("accepts-some-jobs") && index > 0
    ? "The artwork could not be processed"
    : struck.has("product-vanished")
      ? "The product is not available"
      : struck.has("address-ambiguous")
        ? "The shipping address could not be validated"
        : null;

/** Checks a job and fetches what its files point to. What cannot be fetched holds the job later, in pre-flighting. */
async function validJob(state: SimState, request: Wire): Promise<ValidJob | string> {
  const checked = checkJob(request, state.catalogue, (uuid) => state.files.has(uuid));
  if (typeof checked === "string" || checked.skipFiles) return checked;
  const sets = checked.sets.map(async ({ name, files }) => ({ name, files: await fetched(state, files) }));
  return { ...checked, sets: await Promise.all(sets) };
}

const nameOf = (job: Wire) => text(job.job_name) || text(record(record(job.files).set_001).job_name);

function newJobs(
  state: SimState,
  order: Wire,
  request: Wire,
  job: ValidJob,
  number: string,
  before: number,
  struck: Struck,
): readonly SimJob[] {
  const { product, asked, sets, shipTo, freight, shipper } = job;
  const drift = struck.has("price-drifted") ? Math.round(job.quoted.base * 0.15) : 0;
  const quoted = { ...job.quoted, base: job.quoted.base + drift, total: job.quoted.total + drift };
  const tax = taxCents(printingCents(product, asked, quoted, sets.length), shipTo.state);
  const costs = costsOfSets(product, asked, quoted, sets.length, tax, shipper.cents);
  const now = state.now();
  const productionMs = addBusinessDays(now, quoted.turnaroundDays).getTime() - now.getTime();
  return sets.map((set, index) => {
    const made: SimJob = {
      jobId: `${number}-${String(before + index + 1).padStart(3, "0")}`,
      jobName: set.name,
      orderId: String(order.order_id),
      facility: job.facility,
      course: {
        stages: stagesOf(product.code, product.groups(), asked.options),
        productionMs: productionMs / state.pace,
        transitMs: (shipper.days * day) / state.pace,
      },
      request,
      cost: costs[index] ?? { product: 0, options: 0, turnaround: 0, tax: 0, shipping: 0 },
      boxes: Math.max(1, Math.ceil(freight.boxes / sets.length)),
      required: job.required,
      history: [],
      planned: [],
      tracking: [],
      files: job.skipFiles ? {} : set.files,
    };
    if (job.skipFiles) enter(made, "Awaiting Artwork", now.getTime());
    else startProduction(made, now.getTime());
    return made;
  });
}

/** What the profile is charged: all jobs, the coupon taken off printing. */
function chargeOf(order: Wire, jobs: readonly SimJob[]): number {
  const printing = jobs.reduce((sum, { cost }) => sum + cost.product + cost.options + cost.turnaround, 0);
  const off = Math.round((printing * (simulatorCoupons[text(order.coupon_code)] ?? 0)) / 10_000);
  return jobs.reduce((sum, { cost }) => sum + totalOf(cost), 0) - off;
}
