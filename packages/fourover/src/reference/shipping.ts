/** UPS service codes and the printer's own. Send back exactly the code and name that the quote returned. @source shipping quote samples */
export const shippingServices = [
  { code: "03f", name: "FREE UPS Ground", days: 4 },
  { code: "03", name: "Ground Shipping", days: 4 },
  { code: "12", name: "3 Day Shipping Service", days: 3 },
  { code: "02", name: "2 Day Air Shipping", days: 2 },
  { code: "59", name: "2nd Day Air A.M.", days: 2 },
  { code: "13", name: "Next Day Shipping by 5pm", days: 1 },
  { code: "01", name: "Next Day Shipping by 12 noon", days: 1 },
  { code: "14", name: "Next Day Air Early A.M.", days: 1 },
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
