import { z } from "zod";
import { cents, count, optionalText } from "./scalars.ts";

const piece = z.union([z.string(), z.number()]).nullish();

/** The check of an address list, in `address_validation_response`. Its files are links; `statement_id` goes into the presort. */
export const addressListAnswer = z.looseObject({
  address_validation_response: z.looseObject({
    validation_type: optionalText,
    original_address_list_csv: z.string().nullish(),
    precleanlist_csv: z.string().nullish(),
    validation_report_pdf: z.string().nullish(),
    statement_id: z.union([z.string(), z.number()]).transform(String),
  }),
});
/** The check of an address list, read. */
export type AddressListCheck = z.infer<typeof addressListAnswer>["address_validation_response"];

/** Postage of a mailing. `postage_price` in whole US cents. */
export const presort = z.looseObject({
  postage_price: cents,
  number_of_items_mailed: count,
  post_office_drop_date: z.string().nullish(),
  mail_piece_type: z.string().nullish(),
  presort_class: z.string().nullish(),
  piece_height: piece,
  piece_width: piece,
});
/** Postage of a mailing, read. */
export type Presort = z.infer<typeof presort>;

/** What goes on the wire to `POST /presorts`: the answer about the address list, and the files of the pieces. */
export type PresortRequest = {
  readonly statement_id: string;
  readonly resource_uuids: readonly string[];
  /** The customer registration id of the postal service. */
  readonly crid: string;
  readonly validation_type?: string;
  readonly original_address_list_csv?: string;
  readonly precleanlist_csv?: string;
  readonly validation_report_pdf?: string;
};
