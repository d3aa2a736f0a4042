import { dollars } from "../catalogue/wire-product.ts";
import type { Situation } from "../faults/situations.ts";
import { facilityFor, type SimAddress, shippingOptions, taxCents } from "../shipping.ts";
import type { SimState } from "../state.ts";
import { enter, type SimJob, startProduction } from "./job.ts";
import { checkJob, isTrue, record, refuseOrder, type ValidJob } from "./validate.ts";

type Wire = Record<string, unknown>;
export type OrderAnswer = { readonly status: number; readonly body: Wire };
const day = 86_400_000;

/** `POST /orders`. No idempotency: the same order_id twice makes two orders, as far as anybody knows. */
export function placeOrder(
  state: SimState,
  order: Wire,
  struck: ReadonlyMap<Situation, unknown>,
): OrderAnswer {
  const refusal = struck.has("payment-missing")
    ? { description: "Must post a payment" }
    : struck.has("expired-card")
      ? { description: "The card has expired" }
      : refuseOrder(order);
  if (refusal)
    return {
      status: 400,
      body: {
        status: "error",
        status_code: 400,
        status_text: "Bad Request",
        current_content: "",
        errors: [{ message: refusal }],
      },
    };
  const jobs = (order.jobs as unknown[]).map(record);
  const number = state.nextJobNumber();
  const accepted: SimJob[] = [];
  const errors: Wire[] = [];
  for (const [index, job] of jobs.entries()) {
    const checked =
      struck.has("accepts-some-jobs") && index > 0
        ? "The artwork could not be processed"
        : checkJob(job, state.catalogue, (uuid) => state.files.has(uuid));
    if (typeof checked === "string")
      errors.push({
        customer_order_id: order.order_id,
        customer_job_id: nameOf(job),
        internal_id: number,
        message: checked,
        job_status: "Failed",
      });
    else
      accepted.push(
        ...checked.names.map((name, set) =>
          newJob(
            state,
            order,
            job,
            checked,
            name,
            set,
            `${number}-${String(accepted.length + set + 1).padStart(3, "0")}`,
          ),
        ),
      );
  }
  for (const job of accepted) state.jobs.set(job.jobId, job);
  if (accepted.length > 0) {
    state.orders.push({
      reference: String(order.order_id),
      receivedAt: state.now().toISOString(),
      isTest: isTrue(order.is_test_order),
      jobIds: accepted.map((job) => job.jobId),
    });
    state.changed(accepted);
  }
  return { status: 200, body: answerOf(order, accepted, errors, struck) };
}

const nameOf = (job: Wire) => String(job.job_name ?? record(record(job.files).set_001).job_name ?? "");

function newJob(
  state: SimState,
  order: Wire,
  request: Wire,
  checked: ValidJob,
  jobName: string,
  set: number,
  jobId: string,
): SimJob {
  const shipTo = record(request.ship_to) as SimAddress;
  const now = state.now().getTime();
  const job: SimJob = {
    jobId,
    jobName,
    orderId: String(order.order_id),
    facility: String(
      request.ship_from_facility ||
        facilityFor({ state: shipTo.state ?? "OH", country: shipTo.country ?? "US" }),
    ),
    productionMs: (checked.quoted.turnaroundDays * day) / state.pace,
    request,
    costCents: checked.quoted.total,
    history: [],
    planned: [],
    tracking: [],
    files: [checked.files[set] ?? {}],
    boxes: shippingOptions(1000, 24).boxes,
  };
  if (checked.skipFiles) enter(job, "Awaiting Artwork", now);
  else startProduction(job, now);
  if (!checked.skipFiles) enter(job, "New", now);
  if (!checked.skipFiles) job.planned = job.planned.slice(1);
  return job;
}

function answerOf(
  order: Wire,
  accepted: readonly SimJob[],
  errors: readonly Wire[],
  struck: ReadonlyMap<Situation, unknown>,
): Wire {
  const total = accepted.reduce((sum, job) => sum + job.costCents, 0);
  const partial = errors.length > 0 || struck.has("job-ids-as-objects");
  const ids = struck.has("success-without-job-ids")
    ? {}
    : partial
      ? accepted.map((job) => ({ internal_id: job.jobId, customer_job_id: job.jobName }))
      : struck.has("job-ids-as-array")
        ? accepted.map((job) => job.jobId)
        : Object.fromEntries(
            accepted.map((job) => [job.jobId, { customer_job_id: job.jobName, status: 200, messages: [] }]),
          );
  return {
    order_status: errors.length === 0 ? "Success" : accepted.length > 0 ? "Warning" : "Failed",
    customer_order_id: order.order_id,
    job_ids: ids,
    errors,
    payment_type: "authnet",
    payment_response: {
      requested_amount: dollars(total),
      authorized_payment_amount: dollars(total),
      paying_user: { user_uuid: "", token: "session-like-value", timestamp: "" },
    },
    job_cost_breakdown: Object.fromEntries(accepted.map((job) => [job.jobId, breakdown(job)])),
  };
}

function breakdown(job: SimJob) {
  const tax = taxCents(job.costCents, String(record(job.request.ship_to).state ?? ""));
  const shipping =
    shippingOptions(1000, 24).options.find(
      (option) => option.code === record(job.request.shipper).shipping_code,
    )?.cents ?? 0;
  return {
    product_price: dollars(job.costCents),
    option_price: "0.00",
    turnaround_price: "0.00",
    product_tax: dollars(tax),
    shipping_price: dollars(shipping),
    shipping_tax: "0.00",
    postage_price: "0.00",
    postage_tax: "0.00",
  };
}
