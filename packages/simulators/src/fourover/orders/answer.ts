import { dollars } from "../catalogue/wire.ts";
import { errorBody } from "../error-body.ts";
import type { Struck } from "../faults/injector.ts";
import { uuidOf } from "../random.ts";
import type { SimState } from "../state.ts";
import { breakdown } from "./costs.ts";
import type { SimJob } from "./job.ts";
import type { RefusedJob } from "./validate-job.ts";
import type { OrderRefusal } from "./validate-order.ts";
import { record, text, type Wire } from "./wire-values.ts";

/** A refusal of the whole order: the envelope with `errors`, whose message is a text or an object with a description. */
export const refusalOf = (refusal: OrderRefusal) => {
  const { message: _none, ...envelope } = errorBody(400, "");
  return { ...envelope, errors: [{ message: refusal }] };
};

/** The answer to an order that was taken, wholly or in part. */
export function answerOf(
  state: SimState,
  order: Wire,
  number: string,
  accepted: readonly SimJob[],
  refused: readonly RefusedJob[],
  totalCents: number,
  struck: Struck,
) {
  return {
    order_status: refused.length === 0 ? "Success" : accepted.length > 0 ? "Warning" : "Failed",
    customer_order_id: order.order_id,
    job_ids: jobIds(accepted, refused.length > 0, struck),
    payment_response: accepted.length > 0 ? payment(state, order, totalCents) : null,
    payment_type: "authnet",
    ...(/^(job|all)$/.test(text(order.display_breakdown_prices))
      ? { job_cost_breakdown: Object.fromEntries(accepted.map((job) => [job.jobId, breakdown(job.cost)])) }
      : {}),
    errors: refused.map(({ name, message }) => ({
      customer_order_id: order.order_id,
      customer_job_id: name,
      internal_id: number,
      message,
      job_status: "Failed",
    })),
  };
}

/** Three shapes: an object by job id today, a list of texts in older answers, a list of objects in partial ones. */
function jobIds(accepted: readonly SimJob[], isPartial: boolean, struck: Struck): unknown {
  if (struck.has("success-without-job-ids")) return {};
  if (struck.has("job-ids-as-array")) return accepted.map((job) => job.jobId);
  if (isPartial || struck.has("job-ids-as-objects"))
    return accepted.map((job) => ({ internal_id: job.jobId, customer_job_id: job.jobName }));
  return Object.fromEntries(
    accepted.map((job) => [job.jobId, { customer_job_id: job.jobName, status: 200, messages: [] }]),
  );
}

function payment(state: SimState, order: Wire, totalCents: number) {
  const isDummy = record(order.payment).profile_token === "1010101010";
  const at = state
    .now()
    .toISOString()
    .replace(/\.\d+Z$/, "+0000");
  return {
    payment_uuid: uuidOf(`payment ${state.orders.length} ${String(order.order_id)}`),
    payment_provider: { payment_provider: isDummy ? "DummyProvider" : "Authorizenet" },
    requested_amount: dollars(totalCents),
    requested_refund_amount: null,
    requested_currency: { currency_code: "USD", currency: "United States dollar", currency_number: "840" },
    requested_at: at,
    response_data: isDummy
      ? null
      : {
          card_number: "XXXX4242",
          card_type: "Visa",
          response_message: "This transaction has been approved.",
        },
    responded_at: at,
    authorization_code: isDummy ? null : "SIMULA",
    authorized_at: at,
    authorized_payment_amount: dollars(totalCents),
    authorized_refund_amount: 0,
    paying_user: { user_uuid: uuidOf("user"), first_name: "Pat", token: "session-like-value", timestamp: at },
    created_at: at,
    updated_at: null,
    deleted_at: null,
  };
}
