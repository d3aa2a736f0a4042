import { z } from "zod";
import { failureText, sentenceOf } from "../answer.ts";
import { FourOverOutcomeUnknownError, FourOverRequestError } from "../errors.ts";
import { pathOfLink } from "../links.ts";
import { Listing, type ListOptions } from "../paging.ts";
import { path } from "../path.ts";
import { entitiesOf, readAs } from "../reading.ts";
import {
  type OrderRequest,
  orderAnswer,
  type PlacedOrder,
  paymentProfile,
  placedOrder,
  type StatusRow,
  statusRow,
} from "../schemas/orders.ts";
import type { CallOptions, Transport } from "../transport.ts";

/** What became of a cancellation; `reason` is 4over's sentence. @source PDF p. 66 */
export type Cancellation =
  | { readonly cancelled: true }
  | { readonly cancelled: false; readonly reason: string };

/** Orders and their jobs. There is no way to list or fetch an order, and no idempotency key. @source "Create Order" page 129, PDF pp. 49-53, 56-58, 62, 66 */
export class Orders {
  readonly #transport: Transport;
  constructor(transport: Transport) {
    this.#transport = transport;
  }

  /**
   * `POST /orders`: places an order and charges it, in one call that takes 30-50 s. Sent once.
   *
   * @returns what was taken and what was refused: look at `jobs` and `errors` both, `order_status` may be `Warning` or `Failed`
   * @throws FourOverRequestError the whole order was refused and nothing was placed
   * @throws FourOverOutcomeUnknownError no usable answer: 4over may hold the order
   */
  async place(order: OrderRequest, options: CallOptions = {}): Promise<PlacedOrder> {
    const body = { display_breakdown_prices: "job", ...order, skip_confirmation: order.skip_conformation };
    const answer = await this.#transport.write(
      "POST",
      "/orders",
      body,
      this.#transport.orderTimeoutMs,
      options,
    );
    const parsed = orderAnswer.safeParse(answer.body);
    const call = { method: "POST", path: "/orders", status: answer.status };
    if (!parsed.success)
      throw new FourOverOutcomeUnknownError("4over's answer to the order cannot be read", call);
    const placed = placedOrder(parsed.data);
    if (placed.jobs.length > 0) return placed;
    if (placed.errors.length === 0)
      throw new FourOverOutcomeUnknownError(
        "4over answered the order without a job id and without a reason",
        call,
      );
    // An envelope that says nothing of jobs refuses the request; one that names a job may have taken the others.
    if (
      placed.order_status === "" &&
      placed.errors[0] &&
      placed.errors.every((error) => error.customer_job_id === null)
    )
      throw new FourOverRequestError(placed.errors[0].message, call);
    return placed;
  }

  /** `DELETE /orders/{job}`: cancels one job, until *Batch Imposition*. The refusal is a plain sentence. */
  async cancel(jobId: string, options: CallOptions = {}): Promise<Cancellation> {
    try {
      const answer = await this.#transport.write(
        "DELETE",
        path`/orders/${jobId}`,
        undefined,
        undefined,
        options,
      );
      if (answer.body === true || /^true$/i.test(answer.text)) return { cancelled: true };
      const reason = sentenceOf(answer);
      if (reason) return { cancelled: false, reason };
      throw new FourOverOutcomeUnknownError("4over's answer to the cancellation cannot be read", {
        method: "DELETE",
        path: path`/orders/${jobId}`,
        status: answer.status,
      });
    } catch (error) {
      if (error instanceof FourOverRequestError) return { cancelled: false, reason: error.reason };
      throw error;
    }
  }

  /** `GET /orders/{job}/status`: newest first; row 0 is the present state. `date_set` has no zone (assumed Pacific). */
  async status(jobId: string, options: CallOptions = {}): Promise<readonly StatusRow[]> {
    const at = path`/orders/${jobId}/status`;
    return this.#statusAt(at, options);
  }

  /** The status behind the `resource` of a push notification, asked for on our own base. @throws TypeError for another link */
  async statusAt(resource: string, options: CallOptions = {}): Promise<readonly StatusRow[]> {
    const at = pathOfLink(resource);
    if (!at?.startsWith("/orders/") || !at.endsWith("/status"))
      throw new TypeError("not a link to a job status");
    return this.#statusAt(at, options);
  }

  async #statusAt(at: string, options: CallOptions): Promise<readonly StatusRow[]> {
    const answer = await this.#transport.read(at, {}, options);
    const rows = entitiesOf(answer.body);
    const refusal = rows === null ? failureText(answer.body) : null;
    if (refusal) throw new FourOverRequestError(refusal, { method: "GET", path: at, status: answer.status });
    return readAs({ ...answer, body: rows }, z.array(statusRow), "GET", at);
  }

  /** `GET /orders/{job}/tracking`: the numbers known; an empty list before shipment, whatever 4over answers then. */
  async tracking(jobId: string, options: CallOptions = {}): Promise<readonly string[]> {
    try {
      const answer = await this.#transport.read(path`/orders/${jobId}/tracking`, {}, options);
      return trackingNumbers(answer.body);
    } catch (error) {
      if (error instanceof FourOverRequestError) return [];
      throw error;
    }
  }

  /**
   * `POST /jobs/{job}/files`: attaches artwork to a job ordered with `skip_files`.
   *
   * @param sets - role -> file uuid or address, one entry a set
   * @returns 4over's sentence
   */
  async attachFiles(
    jobId: string,
    sets: readonly Readonly<Record<string, string>>[],
    options: CallOptions = {},
  ): Promise<string> {
    const at = path`/jobs/${jobId}/files`;
    const answer = await this.#transport.write("POST", at, { files: sets }, 90_000, options);
    const sentence = sentenceOf(answer);
    if (sentence) return sentence;
    throw new FourOverOutcomeUnknownError("4over's answer to the files cannot be read", {
      method: "POST",
      path: at,
      status: answer.status,
    });
  }

  /** `GET /paymentprofiles`. The dummy profile often comes first: never take the first one unseen. */
  paymentProfiles(options: ListOptions = {}) {
    return new Listing(
      this.#transport,
      { path: "/paymentprofiles", row: paymentProfile, idOf: (row) => row.profile_token, max: 100 },
      options,
    );
  }
}

/** One string, a separated string, a list, or nothing: all of these have been seen or must be expected. */
export function trackingNumbers(body: unknown): readonly string[] {
  const value = typeof body === "object" && body !== null && "tracking" in body ? body.tracking : body;
  const texts = Array.isArray(value) ? value : [value];
  const found = texts.flatMap((text) => (typeof text === "string" ? text.split(/[,;\s]+/) : []));
  return [...new Set(found.filter((text) => /^(?=.*\d)[A-Z0-9]{8,40}$/i.test(text)))];
}
