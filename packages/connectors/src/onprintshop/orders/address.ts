import type { Address } from "@overprint/core/shipping";
import type { Order, ShipToAddress } from "@overprint/onprintshop";

type Fields = Readonly<
  Record<
    "name" | "company" | "street" | "street2" | "city" | "state" | "postalCode" | "country" | "phone",
    string | null
  >
>;

/** `null` without a street: there is nothing to send to. */
function readAddress(fields: Fields, email: string | null): Address | null {
  const text = (name: keyof Fields) => fields[name]?.trim() ?? "";
  if (!text("street")) return null;
  const { firstName, lastName } = splitName(text("name"));
  return {
    company: text("company"),
    firstName,
    lastName,
    email,
    phone: text("phone"),
    street: text("street"),
    street2: text("street2"),
    city: text("city"),
    state: text("state"),
    postalCode: text("postalCode"),
    country: countryCode(text("country")),
  };
}

/** The last word is the family name, as the stores' single name field leaves no better guess. */
function splitName(name: string): { readonly firstName: string; readonly lastName: string } {
  const words = name.split(/\s+/).filter((word) => word !== "");
  return words.length < 2
    ? { firstName: words[0] ?? "", lastName: "" }
    : { firstName: words.slice(0, -1).join(" "), lastName: words.at(-1) ?? "" };
}

const countries: Readonly<Record<string, string>> = {
  "united states": "US",
  "united states of america": "US",
  usa: "US",
  canada: "CA",
};
const countryCode = (text: string) =>
  /^[A-Z]{2}$/i.test(text) ? text.toUpperCase() : (countries[text.toLowerCase()] ?? text);

/** Who receives. */
export function deliveryAddress({ delivery_detail: to, customer }: Order): Address | null {
  if (!to) return null;
  return readAddress(
    {
      name: to.delivery_name,
      company: to.delivery_company,
      street: to.delivery_street_address,
      street2: to.delivery_suburb,
      city: to.delivery_city,
      state: to.delivery_state_code || to.delivery_state,
      postalCode: to.delivery_postcode,
      country: to.delivery_country_code || to.delivery_country,
      phone: to.delivery_telephone || (customer?.customers_telephone ?? null),
    },
    customer?.customers_email_address ?? null,
  );
}

/** The sender that the customer wants on the label. It has no telephone of its own. */
export function blindAddress({ blind_detail: from, customer }: Order): Address | null {
  if (!from) return null;
  return readAddress(
    {
      name: from.blind_name,
      company: from.blind_company,
      street: from.blind_street_address,
      street2: from.blind_suburb,
      city: from.blind_city,
      state: from.blind_state_code || from.blind_state,
      postalCode: from.blind_postcode,
      country: from.blind_country_code || from.blind_country,
      phone: customer?.customers_telephone ?? null,
    },
    null,
  );
}

/** One ship-to of a split order. */
export const splitAddress = (to: ShipToAddress): Address | null =>
  readAddress(
    {
      name: to.ship_to_multiple_address_delivery_name,
      company: to.ship_to_multiple_address_delivery_company,
      street: to.ship_to_multiple_address_delivery_street_address,
      street2: to.ship_to_multiple_address_delivery_suburb,
      city: to.ship_to_multiple_address_delivery_city,
      state: to.ship_to_multiple_address_delivery_state,
      postalCode: to.ship_to_multiple_address_delivery_postcode,
      country: to.ship_to_multiple_address_delivery_country,
      phone: to.ship_to_multiple_address_delivery_telephone,
    },
    null,
  );

/** The ship-tos that an order product goes to. The inner shape is not published: its id is looked for anywhere inside. */
export const shipTosOf = (lineId: number, shipTos: readonly ShipToAddress[]): readonly ShipToAddress[] =>
  shipTos.filter((to) => holds(to.ship_to_multiple_address_product_details, lineId));

function holds(value: unknown, id: number): boolean {
  if (Array.isArray(value)) return value.some((one) => holds(one, id));
  if (typeof value === "object" && value !== null)
    return Object.entries(value).some(([key, member]) => key === String(id) || holds(member, id));
  return value === id || value === String(id);
}
