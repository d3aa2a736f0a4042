import { readWritten } from "../reading.ts";
import {
  type AddressListCheck,
  addressListAnswer,
  type Presort,
  type PresortRequest,
  presort,
} from "../schemas/direct-mail.ts";
import type { CallOptions, Transport } from "../transport.ts";

/** Direct mail: an address list, its postage, then an ordinary order with `product_type` and `direct_mailing`. @source PDF pp. 10-26, 29-49 */
export class DirectMail {
  readonly #transport: Transport;
  constructor(transport: Transport) {
    this.#transport = transport;
  }

  /**
   * `POST /files` with a CSV of addresses.
   *
   * @param addressCount - rows of the list
   * @throws FourOverOutcomeUnknownError the answer says nothing about the list
   */
  async checkAddressList(
    url: string,
    validationType: "none" | "CASS" | "NCOA",
    addressCount: number,
    options: CallOptions = {},
  ): Promise<AddressListCheck> {
    const body = { path: [url], validation_type: validationType, address_count: addressCount };
    const answer = await this.#transport.write("POST", "/files", body, 90_000, options);
    return readWritten(answer, addressListAnswer, "POST", "/files").address_validation_response;
  }

  /** `POST /presorts`: postage in whole US cents, and when the pieces go to the post office. */
  async presort(request: PresortRequest, options: CallOptions = {}): Promise<Presort> {
    const answer = await this.#transport.write("POST", "/presorts", request, undefined, options);
    return readWritten(answer, presort, "POST", "/presorts");
  }
}
