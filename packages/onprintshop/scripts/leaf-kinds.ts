/** How a returned leaf is read. The snapshot records its name only, so this table is ours. */
export type LeafKind = "whole" | "decimal" | "json" | "text";

const json = new Set([
  "features_details",
  "imagefiles",
  "print_ready_files",
  "proof_files",
  "product_size_details",
  "item_extra_info_json",
  "shipment_package",
  "productpages",
  "ship_to_multiple_address_product_details",
  "ship_to_multiple_address_blind_address",
]);
const whole = /(^|_)ids?$|^userid$|^index$|_quantity$|^qty(_to|_from)?$|^total[A-Z]|^currentCount$/;
const decimal = /(price|amount|charge|cost|_tax|weight|width|height|size_from|size_to)$/;
/** Named like ids, but lists of them, or codes that need not be numbers. */
const text = new Set(["hide_option_attribute_ids", "shipping_type_id", "user_type_id"]);

export function leafKind(name: string): LeafKind {
  if (json.has(name)) return "json";
  if (text.has(name)) return "text";
  if (whole.test(name)) return "whole";
  return decimal.test(name) ? "decimal" : "text";
}
