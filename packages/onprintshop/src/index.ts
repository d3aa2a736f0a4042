export { type Capabilities, type CorporateStore, OnPrintShop } from "./client.ts";
export * from "./errors.ts";
export { inventory } from "./inventory.gen.ts";
export type { Operation } from "./operation.ts";
export type {
  AdditionalOptionAttributesInput,
  AdditionalOptionInput,
  ProductCategoryInput,
  ProductInput,
  ProductOptionRulesInput,
  ProductPagesInput,
  ProductPriceInput,
  ProductSizeInput,
  QuantityBasedAttributePriceInput,
  SetOrderVariables,
  UpdateOrderStatusInput,
} from "./operations.gen.ts";
export * as operations from "./operations.gen.ts";
export type { ListOptions } from "./paging.ts";
export type * from "./resources/orders.ts";
export type * from "./resources/products.ts";
export type { Time } from "./time.ts";
export type { TokenForm } from "./token.ts";
export { apiUrl, type CallEvent, type CallOptions, type OnPrintShopOptions } from "./transport.ts";
export type { Written } from "./written.ts";
