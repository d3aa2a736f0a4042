/** UPS service codes and the printer's own. Send back exactly the code and name that the quote returned. @source shipping quote samples */
export const shippingServices = [
  {
    code: "03f",
    name: "FREE UPS Ground",
    days: 4,
    what: "On the road, about four business days, free for this job.",
  },
  { code: "03", name: "Ground Shipping", days: 4, what: "On the road, about four business days." },
  { code: "12", name: "3 Day Shipping Service", days: 3, what: "In three business days." },
  { code: "02", name: "2 Day Air Shipping", days: 2, what: "In two business days, by air." },
  { code: "59", name: "2nd Day Air A.M.", days: 2, what: "In two business days, by air, in the morning." },
  { code: "13", name: "Next Day Shipping by 5pm", days: 1, what: "On the next business day by 5 pm." },
  { code: "01", name: "Next Day Shipping by 12 noon", days: 1, what: "On the next business day by noon." },
  {
    code: "14",
    name: "Next Day Air Early A.M.",
    days: 1,
    what: "On the next business day early in the morning.",
  },
] as const;

/** Codes of direct mail: the pieces go to the post office, not to an address. @source direct-mail order sample (PDF p. 24); `EDDM` from a public client */
export const mailingServices = [
  { code: "MAILING", name: "MAILING - No Shipment", what: "Addressed pieces, handed to the post office." },
  { code: "EDDM", name: "USPS EDDM", what: "Every door of a route, by the postal service." },
] as const;

/** Plants by code. Some may be closed by now. @source trade-site acceptance tests (public), order samples */
export const facilities = [
  {
    code: "GLN",
    city: "Los Angeles",
    state: "CA",
    country: "US",
    address: "4621 Sperry Street",
    zip: "90039",
  },
  { code: "DAY", city: "Dayton", state: "OH", country: "US", address: "", zip: "" },
  { code: "EWR", city: "Moonachie", state: "NJ", country: "US", address: "", zip: "" },
  { code: "MIA", city: "Miami", state: "FL", country: "US", address: "", zip: "" },
  { code: "ARL", city: "Arlington", state: "TX", country: "US", address: "", zip: "" },
  { code: "PHX", city: "Phoenix", state: "AZ", country: "US", address: "", zip: "" },
  { code: "SEA", city: "Seattle", state: "WA", country: "US", address: "", zip: "" },
  { code: "TOR", city: "Toronto", state: "ON", country: "CA", address: "", zip: "" },
] as const;
