export * from "./amount.ts";
export { FourOver, liveBaseUrl, sandboxBaseUrl } from "./client.ts";
export * from "./errors.ts";
export * from "./feed/index.ts";
export { pathOfLink } from "./links.ts";
export { changedSince, pacificStamp, readPacific } from "./pacific.ts";
export type { Listing, ListOptions, Page, PagingNote } from "./paging.ts";
export { type JobNotification, readJobNotifications } from "./push.ts";
export type { BookAddress, UserFields } from "./resources/accounts.ts";
export type { Delta } from "./resources/delta.ts";
export type { PreflightBoxes } from "./resources/files.ts";
export type { Cancellation } from "./resources/orders.ts";
export { trackingNumbers } from "./resources/orders.ts";
export { type FeedQuery, readProduct } from "./resources/products.ts";
export type { ProductQuoteQuery, QuoteAddress, ShippingQuoteRequest } from "./resources/quotes.ts";
export type * from "./schemas/accounts.ts";
export type {
  BasePrice,
  Category,
  CategoryProductsList,
  Option,
  OptionGroup,
  OptionPriceRow,
  Product,
  ProductOptionGroup,
  ProductQuote,
  ProductRow,
  QuantityDiscount,
} from "./schemas/catalogue.ts";
export type { AddressListCheck, Presort, PresortRequest } from "./schemas/direct-mail.ts";
export type { FileRequirement, FileRow, RegisteredFile } from "./schemas/files.ts";
export type {
  CostBreakdown,
  JobFiles,
  JobRequest,
  OrderAddress,
  OrderRequest,
  PaymentProfile,
  PlacedJob,
  PlacedOrder,
  StatusRow,
} from "./schemas/orders.ts";
export type { AddressCandidate, AddressValidation, ShippingQuoteAnswer } from "./schemas/shipping.ts";
export { signatures, type Verb } from "./signature.ts";
export type { Time } from "./time.ts";
export type { CallEvent, CallOptions, FourOverOptions } from "./transport.ts";
