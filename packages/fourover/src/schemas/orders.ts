import { z } from "zod";
import { messageText } from "../answer.ts";
import { cents, optionalText } from "./scalars.ts";

/** What goes on the wire to `POST /orders`, in the API's own words. */
export type OrderRequest = {
  readonly order_id: string;
  readonly is_test_order: boolean;
  /** Skip the proof e-mail. The API's spelling; the other one is sent as well. */
  readonly skip_conformation: boolean;
  readonly coupon_code?: string | null;
  /** Cost breakdowns in the answer; `job` unless told. */
  readonly display_breakdown_prices?: "job" | "order" | "all";
  readonly jobs: readonly JobRequest[];
  readonly payment: { readonly profile_token: string };
};
/** An address of an order: `company`, or a first name. `phone` is required. @source PDF pp. 49-53 */
export type OrderAddress = {
  readonly company?: string;
  readonly firstname?: string;
  readonly lastname?: string;
  readonly email?: string | null;
  readonly phone: string;
  readonly address: string;
  readonly address2?: string | null;
  readonly city: string;
  readonly state: string;
  readonly zipcode: string;
  readonly country: string;
};
/** Role -> file uuid, or an address that 4over fetches. */
export type JobFiles = Readonly<Record<string, string>>;
/**
 * One job of an order. Several sets carry their names and files in `set_001`, `set_002`, ...
 *
 * @source PDF pp. 49-53
 */
export type JobRequest = {
  readonly job_name?: string;
  readonly product_uuid: string;
  readonly runsize_uuid: string;
  readonly colorspec_uuid: string;
  readonly turnaroundtime_uuid?: string;
  readonly option_uuids: readonly string[];
  readonly dropship: boolean;
  readonly sets?: number;
  readonly skip_files?: boolean;
  readonly files?:
    | JobFiles
    | Readonly<Record<`set_${string}`, { readonly job_name: string; readonly files?: JobFiles }>>;
  readonly ship_to?: OrderAddress;
  readonly ship_from?: OrderAddress;
  readonly shipper: { readonly shipping_method: string; readonly shipping_code: string };
  readonly ship_from_facility?: string;
  readonly bypass_address_validation?: boolean;
  /** Direct mail only, with the shipper code `MAILING` and the address list in `files.vdf`. */
  readonly product_type?: "direct_mail";
  readonly direct_mailing?: { readonly crid: string; readonly address_validation_level?: string };
};

const jobAnswer = z.looseObject({
  internal_id: z.string().optional(),
  customer_job_id: z.string().nullish(),
  status: z.union([z.number(), z.string()]).nullish(),
  messages: z.unknown().optional(),
});
const breakdown = z.looseObject({
  product_price: cents.nullish(),
  option_price: cents.nullish(),
  turnaround_price: cents.nullish(),
  product_tax: cents.nullish(),
  shipping_price: cents.nullish(),
  shipping_tax: cents.nullish(),
  postage_price: cents.nullish(),
  postage_tax: cents.nullish(),
});
/** What a job costs, in whole US cents. @source page 129 */
export type CostBreakdown = z.infer<typeof breakdown>;

const orderError = z.looseObject({
  customer_job_id: z.string().nullish(),
  internal_id: z.string().nullish(),
  message: z.unknown(),
});

/**
 * The answer to `POST /orders`, lenient about all that is not needed to know which jobs were taken.
 *
 * @source PDF pp. 7-10, 51-53
 */
export const orderAnswer = z.looseObject({
  order_status: z.string().nullish(),
  customer_order_id: z.string().nullish(),
  job_ids: z
    .union([z.array(z.union([z.string(), jobAnswer])), z.record(z.string(), jobAnswer.nullish())])
    .nullish(),
  errors: z.array(z.union([orderError, z.string()])).nullish(),
  payment_response: z
    .looseObject({ authorized_payment_amount: cents.nullish().catch(null) })
    .nullish()
    .catch(null),
  job_cost_breakdown: z.record(z.string(), breakdown).nullish().catch(null),
});

/** A job that 4over took. `messages` are its remarks, usually none. */
export type PlacedJob = {
  readonly job_id: string;
  readonly customer_job_id: string | null;
  readonly messages: readonly string[];
};

/** An order as 4over answered it, in one shape whatever the wire's. Amounts in whole US cents. */
export type PlacedOrder = {
  readonly order_status: string;
  readonly customer_order_id: string | null;
  readonly jobs: readonly PlacedJob[];
  readonly errors: readonly {
    readonly customer_job_id: string | null;
    readonly internal_id: string | null;
    readonly message: string;
  }[];
  readonly charged_cents: number | null;
  readonly costs: Readonly<Record<string, CostBreakdown>>;
};

/**
 * Reads the three shapes of `job_ids`: an object keyed by job id, a list of ids, a list of objects with `internal_id`.
 * The payment answer is dropped but for its amount: it carries session tokens and personal data.
 */
export function placedOrder(answer: z.infer<typeof orderAnswer>): PlacedOrder {
  return {
    order_status: answer.order_status ?? "",
    customer_order_id: answer.customer_order_id ?? null,
    jobs: jobsOf(answer.job_ids),
    errors: (answer.errors ?? []).map((error) =>
      typeof error === "string"
        ? { customer_job_id: null, internal_id: null, message: error }
        : {
            customer_job_id: error.customer_job_id ?? null,
            internal_id: error.internal_id ?? null,
            message: messageText(error.message) ?? "refused without a reason",
          },
    ),
    charged_cents: answer.payment_response?.authorized_payment_amount ?? null,
    costs: answer.job_cost_breakdown ?? {},
  };
}

function jobsOf(ids: z.infer<typeof orderAnswer>["job_ids"]): readonly PlacedJob[] {
  if (!ids) return [];
  if (!Array.isArray(ids)) return Object.entries(ids).map(([job_id, job]) => placedJob(job_id, job));
  return ids.flatMap((id) => {
    if (typeof id === "string") return [placedJob(id, null)];
    return id.internal_id ? [placedJob(id.internal_id, id)] : [];
  });
}

const placedJob = (job_id: string, job: z.infer<typeof jobAnswer> | null | undefined): PlacedJob => ({
  job_id,
  customer_job_id: job?.customer_job_id ?? null,
  messages: [job?.messages].flat().flatMap((message) => messageText(message) ?? []),
});

/** One row of the history of a job. @source PDF pp. 56-58 */
export const statusRow = z.looseObject({
  status: z.string(),
  status_code_uuid: z.string().nullish(),
  date_set: optionalText,
});
/** One row of the history of a job; read `date_set` with `readPacific`. */
export type StatusRow = z.infer<typeof statusRow>;

/** A stored way to pay. @source PDF p. 8, page 131 */
export const paymentProfile = z.looseObject({
  profile_token: z.string(),
  last_four: optionalText,
  type: optionalText,
  valid_thru: z.string().nullish(),
});
/** A stored way to pay, read. `type` is `Visa`, `Master`, `E-Check` or `Dummy`. */
export type PaymentProfile = z.infer<typeof paymentProfile>;
