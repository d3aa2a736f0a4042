import { expect, test } from "vitest";
import { type AddressForm, addressLines, isPostalCodeOf, readPhone, readUsAddress } from "./us-address.ts";

const typed = (changes: Partial<AddressForm> = {}): AddressForm => ({
  company: "Larkspur Coffee",
  firstName: " Dana ",
  lastName: "Reyes",
  email: "dana@larkspur.example",
  phone: "(818) 555-0142",
  street: "5900 San  Fernando Rd",
  street2: "",
  city: "Glendale",
  state: "california",
  postalCode: "91202 2765",
  ...changes,
});

const problemsOf = (changes: Partial<AddressForm>) => {
  const answer = readUsAddress(typed(changes));
  return answer.ok ? {} : answer.problem;
};

test("an address is brought to one form: state code, ZIP+4, ten-digit phone, single spaces", () => {
  expect(readUsAddress(typed())).toEqual({
    ok: true,
    value: {
      company: "Larkspur Coffee",
      firstName: "Dana",
      lastName: "Reyes",
      email: "dana@larkspur.example",
      phone: "8185550142",
      street: "5900 San Fernando Rd",
      street2: "",
      city: "Glendale",
      state: "CA",
      postalCode: "91202-2765",
      country: "US",
    },
  });
});

test("a ZIP code of another state is refused by name", () => {
  expect(problemsOf({ state: "NY", postalCode: "91202" }).postalCode).toContain("91202 is not in New York");
});

test.each([
  ["P.O. Box 12", "P.O. box"],
  ["po box 9", "P.O. box"],
  ["Post Office Box 3", "P.O. box"],
  ["", "street and number"],
  ["---", "street and number"],
])("the street %j is refused", (street, words) => {
  expect(problemsOf({ street }).street).toContain(words);
});

test("a street that begins like a box but is not one is taken", () => {
  expect(problemsOf({ street: "12 Boxwood Lane" })).toEqual({});
});

test("Puerto Rico is refused with its name instead of an unknown state", () => {
  expect(problemsOf({ state: "PR" }).state).toContain("Puerto Rico");
});

test("every empty field is named, and only those", () => {
  const empty = {
    firstName: "",
    lastName: "",
    email: "",
    phone: "",
    street: "",
    city: "",
    state: "",
    postalCode: "",
  };
  expect(Object.keys(problemsOf(empty)).sort()).toEqual(Object.keys(empty).sort());
});

test.each([
  ["+1 818 555 0142", "8185550142"],
  ["818.555.0142", "8185550142"],
  ["555-0142", null],
  ["0185550142", null],
])("the phone %j is read as %j", (text, phone) => {
  expect(readPhone(text)).toBe(phone);
});

test("ZIP prefixes with a leading zero belong to their states", () => {
  expect(isPostalCodeOf("02134", "MA")).toBe(true);
  expect(isPostalCodeOf("06510", "CT")).toBe(true);
  expect(isPostalCodeOf("02134", "CT")).toBe(false);
});

test("a label has no empty lines", () => {
  const answer = readUsAddress(typed({ company: "" }));
  expect(answer.ok && addressLines(answer.value)).toEqual([
    "Dana Reyes",
    "5900 San Fernando Rd",
    "Glendale, CA 91202-2765",
  ]);
});
