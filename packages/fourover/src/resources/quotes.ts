import { FourOverContractError, FourOverRequestError, redact } from "../errors.ts";
import { readAs } from "../reading.ts";
import { type ProductQuote, productQuote } from "../schemas/catalogue.ts";
import {
  type AddressValidation,
  addressValidation,
  candidateList,
  type ShippingQuoteAnswer,
  shippingQuote,
} from "../schemas/shipping.ts";
import type { CallOptions, Transport } from "../transport.ts";

/** A combination to be priced; here the turnaround is `turnaroundtime_uuid`. @source PDF pp. 5, 55 */
export type ProductQuoteQuery = {
  readonly product_uuid: string;
  readonly colorspec_uuid: string;
  readonly runsize_uuid: string;
  readonly turnaroundtime_uuid?: string;
  readonly options?: readonly string[];
};
/**
 * Where freight goes: two-letter country, `XX` as state outside US, CA and MX.
 *
 * @source "Shipping quote" page 113
 */
export type QuoteAddress = {
  readonly address: string;
  readonly address2?: string;
  readonly city: string;
  readonly state: string;
  readonly country: string;
  readonly zipcode: string;
};
/** A combination and where it goes. @source "Shipping quote" page 113 */
export type ShippingQuoteRequest = {
  readonly product_info: {
    readonly product_uuid: string;
    readonly runsize_uuid: string;
    readonly colorspec_uuid: string;
    /** This route's spelling. */
    readonly turnaround_uuid?: string;
    readonly option_uuids: readonly string[];
    readonly sets?: number;
  };
  readonly shipping_address: QuoteAddress;
  readonly bypass_address_validation?: boolean;
};

/** Prices, freight and addresses. @source "Product quote" pp. 5, 55; "Shipping quote" page 113; "Address validation" pp. 3-5 */
export class Quotes {
  readonly #transport: Transport;
  constructor(transport: Transport) {
    this.#transport = transport;
  }

  /** `GET /printproducts/productquote`. `null` = this combination is not offered (HTTP 404). Amounts in whole cents. */
  async product(query: ProductQuoteQuery, options: CallOptions = {}): Promise<ProductQuote | null> {
    const at = "/printproducts/productquote";
    try {
      return readAs(await this.#transport.read(at, query, options), productQuote, "GET", at);
    } catch (error) {
      if (error instanceof FourOverRequestError && error.call.status === 404) return null;
      throw error;
    }
  }

  /** `POST /shippingquote`: priced ways to ship per facility, or candidates when the address is ambiguous. Nothing is ordered. */
  async shipping(request: ShippingQuoteRequest, options: CallOptions = {}): Promise<ShippingQuoteAnswer> {
    const at = "/shippingquote";
    const answer = await this.#transport.readByPost(at, request, options);
    const quoted = shippingQuote.safeParse(answer.body);
    if (quoted.success) return { kind: "quoted", job: quoted.data.job };
    const ambiguous = candidateList.safeParse(answer.body);
    const candidates = ambiguous.data?.candidates ?? ambiguous.data?.Candidates;
    if (candidates) return { kind: "ambiguous", candidates };
    throw new FourOverContractError(
      { method: "POST", path: at, status: answer.status },
      quoted.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`),
      redact(answer.text.slice(0, 400)),
    );
  }

  /** `POST /addressvalidation`. An invalid address is an answer, not a fault. */
  async address(address: QuoteAddress, options: CallOptions = {}): Promise<AddressValidation> {
    const at = "/addressvalidation";
    return readAs(
      await this.#transport.readByPost(at, { shipping_address: address }, options),
      addressValidation,
      "POST",
      at,
    );
  }
}
