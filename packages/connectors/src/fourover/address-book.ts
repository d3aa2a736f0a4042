import type { FetchOptions } from "@overprint/core/printer";
import type { Address } from "@overprint/core/shipping";
import { type FourOver, FourOverRequestError } from "@overprint/fourover";

/**
 * The addresses of the account's own user. How to learn the contact's identifier is not documented: the user's own
 * record is looked at, then the user's identifier is tried, and an account that answers neither has an empty book.
 *
 * @source PDF pp. 2, 27-29 (the route); the contact's identifier is assumed
 */
export async function fetchAddressBook(
  client: FourOver,
  options: FetchOptions = {},
): Promise<readonly Partial<Address>[]> {
  const found: Partial<Address>[] = [];
  try {
    for await (const organization of client.accounts.organizations(options))
      for await (const user of client.accounts.users(organization.organization_uuid, options)) {
        const userId = user.user_uuid ?? user.id;
        if (!userId) continue;
        const contact = contactOf(user) ?? userId;
        const entries = client.accounts.addresses(organization.organization_uuid, userId, contact, options);
        for await (const { address } of entries) found.push(readEntry(address));
      }
  } catch (error) {
    if (!(error instanceof FourOverRequestError)) throw error;
  }
  return found;
}

function contactOf(user: Readonly<Record<string, unknown>>): string | null {
  const { contact_uuid: contact } = user;
  return typeof contact === "string" && contact !== "" ? contact : null;
}

type BookAddress = {
  readonly street: string;
  readonly street2: string;
  readonly city: string;
  readonly state: string;
  readonly postal_code: string;
  readonly country: string;
};

const readEntry = (address: BookAddress): Partial<Address> => ({
  street: address.street,
  street2: address.street2,
  city: address.city,
  state: address.state,
  postalCode: address.postal_code,
  country: address.country,
});
