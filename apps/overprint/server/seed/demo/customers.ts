import type { Address } from "@overprint/core/shipping";

type Row = readonly [
  first: string,
  last: string,
  company: string,
  street: string,
  city: string,
  state: string,
  zip: string,
];

const rows: readonly Row[] = [
  ["Dana", "Reyes", "Larkspur Coffee", "418 Alder St", "Portland", "OR", "97205"],
  ["Omar", "Haddad", "Quarry & Sons", "2210 Industrial Way", "Salt Lake City", "UT", "84104"],
  ["Priya", "Natarajan", "Otter Creek Yoga", "77 Creek Rd", "Boulder", "CO", "80302"],
  ["Luis", "Ortega", "Nova Bikes", "1500 S Congress Ave", "Austin", "TX", "78704"],
  ["Hannah", "Lindqvist", "Harvest Market", "9 Market Sq", "Portland", "ME", "04101"],
  ["Marcus", "Bell", "Open Studio Collective", "310 N Broad St", "Philadelphia", "PA", "19102"],
  ["Aiko", "Tanaka", "Bright Dental", "5900 San Fernando Rd", "Glendale", "CA", "91202"],
  ["Grace", "Okafor", "Sundown Bakery", "84 Ponce de Leon Ave", "Atlanta", "GA", "30308"],
  ["Peter", "Novak", "Lincoln Elementary PTA", "1200 W Lake St", "Chicago", "IL", "60607"],
  ["Sofia", "Rossi", "", "233 Hanover St", "Boston", "MA", "02113"],
  ["Ben", "Whitaker", "Whitaker Law", "600 Congress St", "Richmond", "VA", "23219"],
  ["Mei", "Chen", "Lotus Tea House", "812 Clay St", "San Francisco", "CA", "94108"],
  ["Jonas", "Keller", "Keller Landscaping", "4401 Garden Valley Dr", "Madison", "WI", "53711"],
  ["Fatima", "Rahman", "Crescent Catering", "1550 Gratiot Ave", "Detroit", "MI", "48207"],
  ["Noah", "Fisher", "Tidepool Surf", "402 Pacific Coast Hwy", "Huntington Beach", "CA", "92648"],
  ["Ella", "Marsh", "", "19 Elm St", "Burlington", "VT", "05401"],
];

/** A customer of the demo, the same for the same index; there are as many as wanted. */
export function customer(index: number): Address {
  const [firstName, lastName, company, street, city, state, postalCode] = rows[index % rows.length] as Row;
  return {
    firstName,
    lastName,
    company,
    email: `${firstName}.${lastName}@example.com`.toLowerCase(),
    phone: `${areaCodes[state] ?? "503"}5550${String(100 + (index % rows.length)).padStart(3, "0")}`,
    street,
    street2: "",
    city,
    state,
    postalCode,
    country: "US",
  };
}

const areaCodes: Readonly<Record<string, string>> = {
  OR: "503",
  UT: "801",
  CO: "303",
  TX: "512",
  ME: "207",
  PA: "215",
  CA: "818",
  GA: "404",
  IL: "312",
  MA: "617",
  VA: "804",
  WI: "608",
  MI: "313",
  VT: "802",
};
