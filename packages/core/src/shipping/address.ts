/** A postal address of a person or company. `state` is two letters in US and CA; `country` is ISO two-letter. */
export type Address = {
  readonly company: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly email: string | null;
  readonly phone: string;
  readonly street: string;
  readonly street2: string;
  readonly city: string;
  readonly state: string;
  readonly postalCode: string;
  readonly country: string;
};

/** What the printer's validator says of an address. */
export type AddressCheck =
  | { readonly kind: "valid"; readonly isResidential: boolean; readonly normalised: Partial<Address> }
  | { readonly kind: "ambiguous"; readonly candidates: readonly Partial<Address>[] }
  | { readonly kind: "invalid"; readonly reason: string };
