import { z } from "zod";
import { optionalText } from "./scalars.ts";

export const organization = z.looseObject({
  organization_uuid: z.string(),
  organization_name: optionalText,
  job_code_prefix: z.string().nullish(),
});
export type Organization = z.infer<typeof organization>;

export const user = z.looseObject({
  user_uuid: z.string().optional(),
  id: z.string().optional(),
  first_name: optionalText,
  last_name: optionalText,
  email: optionalText,
});
export type User = z.infer<typeof user>;

/** An entry of the address book; `street`, `street2` and `postal_code`, unlike an order's addresses. */
export const addressBookEntry = z.looseObject({
  address: z.looseObject({
    address_uuid: z.string().optional(),
    street: optionalText,
    street2: optionalText,
    city: optionalText,
    state: optionalText,
    postal_code: optionalText,
    country: optionalText,
  }),
  address_type: z.looseObject({ address_type: optionalText }).nullish(),
});
export type AddressBookEntry = z.infer<typeof addressBookEntry>;

export const loginProvider = z.looseObject({ login_provider_uuid: z.string(), login_provider: z.string() });
export const login = z.looseObject({ public: optionalText });
