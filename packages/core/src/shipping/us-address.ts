import { type Outcome, ok, refused } from "#outcome/index.ts";
import type { Address } from "./address.ts";
import { notServed, usStates } from "./us-states.ts";

/** What a person typed into an address form. Missing fields are empty strings. */
export type AddressForm = {
  readonly company: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly email: string;
  readonly phone: string;
  readonly street: string;
  readonly street2: string;
  readonly city: string;
  readonly state: string;
  readonly postalCode: string;
};

export const emptyAddressForm: AddressForm = {
  company: "",
  firstName: "",
  lastName: "",
  email: "",
  phone: "",
  street: "",
  street2: "",
  city: "",
  state: "",
  postalCode: "",
};

/** One sentence for each field that cannot be used as it is. */
export type AddressProblems = Partial<Readonly<Record<keyof AddressForm, string>>>;

/**
 * Reads a US ship-to address: trims, brings state, ZIP code and phone to one form, and refuses what a carrier
 * could not deliver to. Whether the street exists is for the printer's address check to say.
 *
 * @returns the address with `country` `"US"`, or one sentence per field
 */
export function readUsAddress(typed: AddressForm): Outcome<Address, AddressProblems> {
  const form = tidy(typed);
  const state = readState(form.state);
  const postalCode = readPostalCode(form.postalCode);
  const phone = readPhone(form.phone);
  const problems = withoutBlanks({
    firstName: required(form.firstName, 40, "Enter a first name, so the carrier knows whom to ask for."),
    lastName: required(form.lastName, 40, "Enter a last name, so the carrier knows whom to ask for."),
    email: emailProblem(form.email),
    phone: phone
      ? null
      : "Enter a US phone number with ten digits; the carrier calls it if the door is closed.",
    street: streetProblem(form.street),
    street2: form.street2.length > 35 ? "Shorten this line to 35 characters; labels hold no more." : null,
    company: form.company.length > 35 ? "Shorten the company to 35 characters; labels hold no more." : null,
    city: required(form.city, 35, "Enter the city."),
    state: stateProblem(form.state, state),
    postalCode: postalCodeProblem(postalCode, state),
  });
  if (!state || !postalCode || !phone || Object.keys(problems).length > 0) return refused(problems);
  return ok({ ...form, state, postalCode, phone, country: "US" });
}

function tidy(typed: AddressForm): AddressForm {
  const trimmed = Object.entries(typed).map(([field, value]) => [field, value.replace(/\s+/g, " ").trim()]);
  // Same keys in, same keys out; `Object.fromEntries` cannot say so.
  return Object.fromEntries(trimmed) as AddressForm;
}

type Blankable = Readonly<Record<keyof AddressForm, string | null>>;

function withoutBlanks(problems: Blankable): AddressProblems {
  return Object.fromEntries(Object.entries(problems).filter(([, sentence]) => sentence !== null));
}

function required(value: string, longest: number, sentence: string): string | null {
  if (value === "") return sentence;
  return value.length > longest ? `Shorten this to ${longest} characters; labels hold no more.` : null;
}

/** Whether a text has the shape of an e-mail address; only a mail that arrives proves that it is one. */
export const isEmailShaped = (text: string): boolean =>
  text.length <= 254 && /^[^\s@<>(),;:"]+@[^\s@<>(),;:"]+\.[^\s@.<>(),;:"]{2,}$/.test(text);

const emailProblem = (email: string): string | null =>
  isEmailShaped(email)
    ? null
    : "Enter an e-mail address like name@example.com; the tracking number goes there.";

/** Ten digits without punctuation, or `null`. A leading 1 is dropped. */
export function readPhone(text: string): string | null {
  const digits = text.replace(/\D/g, "");
  const ten = digits.length === 11 && digits.startsWith("1") ? digits.slice(1) : digits;
  return /^[2-9]\d{9}$/.test(ten) ? ten : null;
}

/** `CA` from `ca` or `California`; `null` for anything that is not one of the states we ship to. */
export function readState(text: string): string | null {
  const wanted = text.trim().toLowerCase();
  return (
    usStates.find(([code, name]) => wanted === code.toLowerCase() || wanted === name.toLowerCase())?.[0] ??
    null
  );
}

function stateProblem(text: string, state: string | null): string | null {
  if (state) return null;
  const known = notServed[text.toUpperCase()];
  if (known) return `We cannot ship to ${known} from here yet; give an address in the fifty states or DC.`;
  return "Choose a state.";
}

/** `91202` or `91202-2765`; `null` for anything else. */
export function readPostalCode(text: string): string | null {
  const parts = /^(\d{5})[- ]?(\d{4})?$/.exec(text.trim());
  return parts ? [parts[1], parts[2]].filter(Boolean).join("-") : null;
}

function postalCodeProblem(postalCode: string | null, state: string | null): string | null {
  if (!postalCode) return "Enter a ZIP code of five digits, or nine like 91202-2765.";
  if (!state || isPostalCodeOf(postalCode, state)) return null;
  return `The ZIP code ${postalCode} is not in ${stateName(state)}. Check both; one of them has a typo.`;
}

const stateName = (state: string): string => usStates.find(([code]) => code === state)?.[1] ?? state;

/** Whether a ZIP code's first three digits belong to a state. */
export function isPostalCodeOf(postalCode: string, state: string): boolean {
  const prefix = Number(postalCode.slice(0, 3));
  const ranges = usStates.find(([code]) => code === state)?.[2] ?? [];
  return ranges.some(([from, to]) => prefix >= from && prefix <= to);
}

/** P.O. boxes are refused: print goes by parcel carriers, which need a door. */
function streetProblem(street: string): string | null {
  if (street === "") return "Enter the street and number.";
  if (/^(?:p\.?\s*o\.?\s*box|post office box)\b/i.test(street))
    return "Parcels cannot be delivered to a P.O. box. Give a street address.";
  if (street.length > 35) return "Shorten this line to 35 characters, and put the rest on the second line.";
  return /[\p{L}\p{N}]/u.test(street) ? null : "Enter the street and number.";
}

/** The lines of an address as they stand on a label. */
export function addressLines(address: Address): readonly string[] {
  const person = `${address.firstName} ${address.lastName}`.trim();
  const place = `${address.city}, ${address.state} ${address.postalCode}`;
  return [person, address.company, address.street, address.street2, place].filter((line) => line !== "");
}
