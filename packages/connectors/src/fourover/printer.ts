import type { TradePrinter } from "@overprint/core/printer";
import type { FourOver } from "@overprint/fourover";
import { fetchAddressBook } from "./address-book.ts";
import { checkAddress } from "./addresses.ts";
import { fetchCategories, fetchCategoryProducts, fetchProductList } from "./categories.ts";
import { checkConnection } from "./connection.ts";
import { fetchFileRequirements, registerFile } from "./files.ts";
import { attachFiles, cancelJob, placeOrder } from "./orders.ts";
import { fetchPaymentProfiles } from "./payment.ts";
import { fetchProduct, fetchProductPages } from "./product-pages.ts";
import { fetchQuantityDiscounts } from "./quantity-discounts.ts";
import { fetchQuote } from "./quotes.ts";
import { fetchShippingQuote } from "./shipping.ts";
import { fetchStatus } from "./status.ts";

/** 4over as the domain's trade printer. Refusals in disguise are returned; the client's faults pass through. */
export function fourOverPrinter(client: FourOver): TradePrinter {
  return {
    checkConnection: () => checkConnection(client),
    fetchCategories: (options) => fetchCategories(client, options),
    fetchCategoryProducts: (category, options) => fetchCategoryProducts(client, category, options),
    fetchProductList: (options) => fetchProductList(client, options),
    fetchProductPages: (query, options) => fetchProductPages(client, query, options),
    fetchProduct: (id, options) => fetchProduct(client, id, options),
    fetchQuantityDiscounts: (id, options) => fetchQuantityDiscounts(client, id, options),
    fetchQuote: (combination, options) => fetchQuote(client, combination, options),
    fetchShippingQuote: (combination, shipTo, sets, bypass, options) =>
      fetchShippingQuote(client, combination, shipTo, sets, bypass, options),
    checkAddress: (address, options) => checkAddress(client, address, options),
    fetchFileRequirements: (combination, options) => fetchFileRequirements(client, combination, options),
    registerFile: (url, check) => registerFile(client, url, check),
    fetchPaymentProfiles: (options) => fetchPaymentProfiles(client, options),
    fetchAddressBook: (options) => fetchAddressBook(client, options),
    placeOrder: (order) => placeOrder(client, order),
    attachFiles: (jobId, sets) => attachFiles(client, jobId, sets),
    cancelJob: (jobId) => cancelJob(client, jobId),
    fetchStatus: (jobId, options) => fetchStatus(client, jobId, options),
    fetchTracking: (jobId, options) => client.orders.tracking(jobId, options),
  };
}
