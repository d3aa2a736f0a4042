import { Accounts } from "./resources/accounts.ts";
import { Categories } from "./resources/categories.ts";
import { DirectMail } from "./resources/direct-mail.ts";
import { Files } from "./resources/files.ts";
import { OptionGroups } from "./resources/option-groups.ts";
import { Orders } from "./resources/orders.ts";
import { Products } from "./resources/products.ts";
import { Quotes } from "./resources/quotes.ts";
import { type FourOverOptions, Transport } from "./transport.ts";

/** The production API. @source "Production" page 22 */
export const liveBaseUrl = "https://api.4over.com";
/** @source "Sandbox" pages, PDF p. 63. Keys are issued per environment; an account is in test mode until 4over approves it. */
export const sandboxBaseUrl = "https://sandbox-api.4over.com";

/** The 4over REST API. Safe to share; it keeps one account inside its limits. Printing or serialising it reveals no key. */
export class FourOver {
  readonly accounts: Accounts;
  readonly categories: Categories;
  readonly products: Products;
  readonly optionGroups: OptionGroups;
  readonly quotes: Quotes;
  readonly files: Files;
  readonly orders: Orders;
  readonly directMail: DirectMail;

  constructor(options: FourOverOptions) {
    const transport = new Transport(options);
    this.accounts = new Accounts(transport);
    this.categories = new Categories(transport);
    this.products = new Products(transport);
    this.optionGroups = new OptionGroups(transport);
    this.quotes = new Quotes(transport);
    this.files = new Files(transport);
    this.orders = new Orders(transport);
    this.directMail = new DirectMail(transport);
  }
}
