/** The catalogue as it goes over the wire, in the printer's spelling. */
export type WirePriceRow = Readonly<Record<string, string | number | boolean | null>>;
export type WireOption = {
  readonly option_uuid: string;
  readonly option_name: string;
  readonly option_description: string;
  readonly option_prices_list: readonly WirePriceRow[];
  readonly [key: string]: unknown;
};
export type WireGroup = {
  readonly product_option_group_uuid: string;
  readonly product_option_group_name: string;
  readonly minoccurs: string | number;
  readonly maxoccurs: string | number;
  readonly validator: null;
  readonly options: readonly WireOption[];
};
export type WireBasePrice = {
  readonly base_price_uuid: string;
  readonly product_baseprice: string;
  readonly runsize_uuid: string;
  readonly runsize: string;
  readonly colorspec_uuid: string;
  readonly colorspec: string;
  readonly product_uuid: string;
  readonly can_group_ship: boolean;
};
export type WireCategory = {
  readonly category_uuid: string;
  readonly category_name: string;
  readonly category_description: string;
};

/** Hosts of links differ from the one called, as in the published samples: a client must not follow them. */
export const linkHost = "http://dev-api.4over.com";

export const dollars = (cents: number): string =>
  `${Math.floor(cents / 100)}.${String(cents % 100).padStart(2, "0")}`;
