import { matchPath } from "react-router";

/** A screen that works through the 4over API: what it would do with a key. */
export type ProModule = {
  /** Address pattern as the router writes it. */
  readonly at: string;
  readonly name: string;
  /** Follows "With the 4over API". */
  readonly would: string;
  /** What of it works without the API. */
  readonly without?: string;
};

/** The Pro modules, the narrower address first. On Basic each stays in the menu and says what it needs. */
export const proModules: readonly ProModule[] = [
  {
    at: "/admin/products/changes",
    name: "Catalogue changes",
    would: "each sync lists here what 4over changed, and prices change only when you approve.",
  },
  {
    at: "/admin/products/new",
    name: "New product",
    would:
      "you choose a 4over product and sell it under a title of your own, at 4over's price with your markup.",
  },
  {
    at: "/admin/products/:id",
    name: "View Details",
    would:
      "the price grid shows run sizes, colors and turnarounds with trade price, markup, retail price and margin.",
  },
  {
    at: "/admin/products",
    name: "Products",
    would: "4over's products come here by themselves, with prices, and are published to your stores.",
    without: "On Basic you make products by hand in your store.",
  },
  {
    at: "/admin/sync/:runId",
    name: "Catalogue sync",
    would: "a sync reads 4over's products and prices, and shows its progress and result here.",
  },
  {
    at: "/admin/sync",
    name: "Catalogue sync",
    would: "a sync reads 4over's products and prices, by category or everything, by hand or on a schedule.",
  },
  {
    at: "/admin/transfers/:itemId/map",
    name: "Map with 4over product",
    would: "you choose the 4over product, run size, colors and turnaround, and see cost and margin at once.",
  },
  {
    at: "/admin/transfers/:itemId/artwork",
    name: "Artwork",
    would: "the customer's files are checked against what 4over needs for this product, and sent to 4over.",
  },
  {
    at: "/admin/transfers/:itemId/shipping",
    name: "Shipping and payment",
    would: "shipping is quoted live, you choose method and payment profile, and transfer the order once.",
  },
  {
    at: "/admin/transfers/:itemId/resolve",
    name: "Transfer in doubt",
    would: "a transfer whose answer was lost is looked for in push notifications too, and never sent twice.",
    without: "A doubt that is left can be settled here without it: by the RSS feed, or by you.",
  },
  {
    at: "/admin/transfers",
    name: "4over Orders Transfer",
    would:
      "order products are sent to 4over in three steps, one by one or many at once, and job ids come back.",
    without:
      "On Basic you order at 4over.com and type the job reference id on the order product; Order Sync reads the RSS feed.",
  },
  {
    at: "/admin/settings/markup",
    name: "Markup",
    would: "retail prices are made of 4over's prices and these rules.",
    without: "Rules can be written now; they count from the first catalogue sync.",
  },
  {
    at: "/admin/settings/addresses",
    name: "Shipping Addresses",
    would: "blind shipments carry this sender, and 4over's address book can be imported.",
    without: "A sender can be saved now; it counts from the first transfer.",
  },
  {
    at: "/admin/settings/payment",
    name: "Payment Profiles",
    would:
      "the payment accounts stored at 4over are listed here, and you choose the one that transfers begin with.",
  },
  {
    at: "/admin/settings/transfer",
    name: "Transfer",
    would: "these rules decide which order products go to 4over, and whether any go by themselves.",
    without: "They can be set now; they count from the first transfer.",
  },
];

/** The Pro module that an address belongs to. */
export const proModuleAt = (pathname: string): ProModule | undefined =>
  proModules.find(({ at }) => matchPath(at, pathname) !== null);
