import { z } from "zod";
import { optionalText } from "./scalars.ts";

/** An organization of the login. @source PDF p. 53 */
export const organization = z.looseObject({
  organization_uuid: z.string(),
  organization_name: optionalText,
  job_code_prefix: z.string().nullish(),
});
/** An organization of the login, read. */
export type Organization = z.infer<typeof organization>;

/** A user; the answer to a change carries `id` in place of `user_uuid`. @source PDF pp. 59-61 */
export const user = z.looseObject({
  user_uuid: z.string().optional(),
  id: z.string().optional(),
  first_name: optionalText,
  last_name: optionalText,
  email: optionalText,
});
/** A user, read. */
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
/** An entry of the address book, read. */
export type AddressBookEntry = z.infer<typeof addressBookEntry>;

/** A way to log in. @source PDF p. 39 */
export const loginProvider = z.looseObject({ login_provider_uuid: z.string(), login_provider: z.string() });
/** A login of a user. @source PDF p. 38 */
export const login = z.looseObject({ public: optionalText });
