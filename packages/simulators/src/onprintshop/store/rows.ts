/** Records as OnPrintShop answers them: its own field names, so that a root can hand them out as they are. */
export type CategoryRow = {
  category_id: number;
  parent_id: number;
  category_name: string;
  category_internal_name: string;
  external_ref: string;
  status: string;
};
export type ProductRow = {
  product_id: number;
  product_name: string;
  products_internal_name: string;
  main_sku: string;
  external_ref: string;
  status: string;
  price_defining_method: string;
  default_category_id: number;
  production_description: string;
  /** Left, top, right and bottom, in the product's unit. */
  products_draw_cutting_margins: string;
};
export type SizeRow = {
  size_id: number;
  products_id: number;
  size_title: string;
  size_width: number;
  size_height: number;
  visible: string;
};
export type PageRow = { pages_id: number; products_id: number; page_title: string };
export type PriceRow = {
  product_price_id: number;
  products_id: number;
  size_id: number;
  qty_from: number;
  qty_to: number;
  price: number;
  vendor_price: number;
  user_type_id: string;
};
export type OptionRow = {
  prod_add_opt_id: number;
  products_id: number;
  title: string;
  option_key: string;
  options_type: string;
  required: string;
  status: string;
};
export type AttributeRow = {
  attribute_id: number;
  prod_add_opt_id: number;
  label: string;
  attribute_key: string;
  status: string;
};
export type SurchargeRow = {
  price_id: number;
  attribute_id: number;
  qty: number;
  qty_to: number;
  size_from: number;
  size_to: number;
  attribute_price: number;
};
export type RuleRow = {
  rule_id: number;
  rule_name: string;
  rule_type: string;
  condition: string;
  rules_quantity: number;
  rules_quantity_to: number;
  hide_option_attribute_ids: string;
  status: string;
};
export type StatusRow = {
  process_status_id: number;
  process_status_title: string;
  process_status_internal: string;
  process_status_set_as: string;
  status_type: "Order" | "Product";
};
export type LineRow = {
  orders_products_id: number;
  product_id: number;
  products_sku: string;
  products_name: string;
  products_title: string;
  products_quantity: number;
  productsize: string;
  product_size_details: unknown;
  features_details: unknown;
  products_price: number;
  imagefiles: unknown;
  print_ready_files: unknown;
  product_status: string;
  product_status_id: number;
  /** Whom the order product is assigned to; empty = nobody. */
  product_printer_name: string;
  orders_products_last_modified_date: string;
  item_extra_info_json: unknown;
};
export type ShipToRow = Record<string, unknown>;
export type OrderRow = Record<string, unknown> & {
  orders_id: number;
  order_number: string;
  order_status: string;
  orders_status_id: number;
  orders_date_finished: string;
  order_last_modified_date: string;
  courier_company_name: string;
  airway_bill_number: string;
  total_amount: number;
  product: LineRow[];
  customer: Record<string, unknown>;
  delivery_detail: Record<string, unknown>;
};
export type ShipmentRow = {
  shipment_id: number;
  orders_id: number;
  tracking_number: string;
  packages: { tracking: string; opdata: { opid: number; qty: string }[] }[];
};
