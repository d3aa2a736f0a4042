import type { Clock } from "@overprint/core/outcome";
import {
  type Capabilities,
  type OnPrintShop,
  OnPrintShopError,
  OnPrintShopGraphQLError,
  type Order,
  type Product,
} from "@overprint/onprintshop";
import { fetchFile } from "../artwork/fetch-file.ts";
import { fileReferences } from "../artwork/references.ts";
import { readStoreTime, storeDate } from "../orders/store-time.ts";
import { isKind } from "../status/status-titles.ts";
import { indispensable, missingRoots } from "./needed-roots.ts";
import { tracesOfOwnModule } from "./own-module.ts";

/** One thing that was tried on a store: what was found, and what to do about it. */
export type StoreCheck = {
  readonly key: "address" | "access" | "roots" | "statuses" | "orders" | "files" | "own-module";
  readonly title: string;
  readonly state: "good" | "attention" | "bad";
  readonly what: string;
  readonly doNext: string | null;
};

export type ProbeOptions = {
  readonly client: OnPrintShop;
  readonly clock: Clock;
  readonly baseUrl: string;
  readonly filesBaseUrl: string | null;
  readonly timeZone: string;
};

const keysPlace = "OnPrintShop: Orders > Export/API Orders > Export/API Settings > Advanced API";

/** Tries everything Overprint needs of a store, with reads only. Ends early when the store does not let us in. */
export async function probeStore(options: ProbeOptions): Promise<readonly StoreCheck[]> {
  const { client, baseUrl } = options;
  const address = checkAddress(baseUrl);
  try {
    const statuses = await checkStatuses(client);
    const access: StoreCheck = {
      key: "access",
      title: "Client id and secret",
      state: "good",
      what: `The store lets Overprint in (token by ${client.tokenForm === "json" ? "JSON" : client.tokenForm}).`,
      doNext: null,
    };
    const orders = await recentOrders(options);
    return [
      address,
      access,
      await checkRoots(client),
      statuses,
      checkOrders(orders, options),
      await checkFiles(orders, options),
      await checkOwnModule(client, orders),
    ];
  } catch (error) {
    if (!(error instanceof OnPrintShopError)) throw error;
    return [address, refusedAccess(error)];
  }
}

function checkAddress(baseUrl: string): StoreCheck {
  const isSafe = baseUrl.startsWith("https://") || /^http:\/\/(localhost|127\.)/.test(baseUrl);
  return {
    key: "address",
    title: "Address",
    state: isSafe ? "good" : "attention",
    what: isSafe
      ? `${baseUrl} is asked at /api/.`
      : `${baseUrl} is not encrypted: the client secret travels readable.`,
    doNext: isSafe ? null : "Use the store's https address.",
  };
}

function refusedAccess(error: OnPrintShopError): StoreCheck {
  const title = "Client id and secret";
  const check = (what: string, doNext: string): StoreCheck => ({
    key: "access",
    title,
    state: "bad",
    what,
    doNext,
  });
  switch (error.code) {
    case "onprintshop/authentication":
      return error.call.status === 403
        ? check(
            "The store turned this server away (HTTP 403).",
            `Add this server's outgoing IP address to IP Addresses. ${keysPlace}.`,
          )
        : check("The store refused the client id or the secret.", `Copy both again. ${keysPlace}.`);
    case "onprintshop/connection":
    case "onprintshop/timeout":
      return check(
        "The store cannot be reached.",
        "Check the address: it is the one customers use, such as https://shop.example.com.",
      );
    case "onprintshop/rate-limited":
      return check(
        "The store asks to slow down: 120 requests a minute are used up.",
        "Wait a minute. If it stays so, another program uses the same client id.",
      );
    case "onprintshop/contract":
      return check(
        "What answers at /api/ is not OnPrintShop's API.",
        "Check the address, and that your OnPrintShop plan includes the API (Advanced API).",
      );
    default:
      return check("The store failed to answer.", "Try again in a few minutes.");
  }
}

async function checkStatuses(client: OnPrintShop): Promise<StoreCheck> {
  let [order, product] = [0, 0];
  for await (const status of client.orders.statuses()) {
    if (isKind(status, "Product")) product += 1;
    if (isKind(status, "Order")) order += 1;
  }
  const has = product > 0;
  return {
    key: "statuses",
    title: "Statuses",
    state: has ? "good" : "attention",
    what: `${product} order-product statuses and ${order} order statuses.`,
    doNext: has ? null : "Create order-product statuses in OnPrintShop: the API cannot. Then check again.",
  };
}

async function checkRoots(client: OnPrintShop): Promise<StoreCheck> {
  const title = "What the store's API can do";
  let capabilities: Capabilities;
  try {
    capabilities = await client.capabilities();
  } catch (error) {
    if (!(error instanceof OnPrintShopGraphQLError)) throw error;
    return {
      key: "roots",
      title,
      state: "attention",
      what: "The store does not say what its API can do.",
      doNext: "Nothing to do: what is missing will show when it is needed.",
    };
  }
  const missing = missingRoots(capabilities);
  if (missing.length === 0)
    return {
      key: "roots",
      title,
      state: "good",
      what: `${capabilities.queries.size} queries and ${capabilities.mutations.size} mutations; everything needed is there.`,
      doNext: null,
    };
  const isBad = missing.some(({ work }) => indispensable.includes(work));
  const listed = missing
    .map(({ purpose, roots }) => `it cannot ${purpose} (no ${roots.join(", ")})`)
    .join("; ");
  return {
    key: "roots",
    title,
    state: isBad ? "bad" : "attention",
    what: `This store is older: ${listed}.`,
    doNext: isBad
      ? "Ask OnPrintShop's support to update the API of your store."
      : "Overprint works around it; nothing to do.",
  };
}

async function recentOrders({ client, clock, timeZone }: ProbeOptions): Promise<readonly Order[]> {
  const now = clock.now().getTime();
  const day = 86_400_000;
  const dates = {
    from_date: storeDate(new Date(now - 30 * day), timeZone),
    to_date: storeDate(new Date(now + day), timeZone),
  };
  const orders: Order[] = [];
  for await (const order of client.orders.list(dates)) {
    orders.push(order);
    if (orders.length >= 250) break;
  }
  return orders;
}

function checkOrders(orders: readonly Order[], { clock, timeZone }: ProbeOptions): StoreCheck {
  const title = "Orders";
  const [newest] = orders.toSorted((a, b) => (b.orders_id ?? 0) - (a.orders_id ?? 0));
  if (!newest)
    return {
      key: "orders",
      title,
      state: "good",
      what: "Orders can be read; there are none in the last 30 days.",
      doNext: null,
    };
  const placedAt = readStoreTime(newest.orders_date_finished, timeZone);
  const isAhead = placedAt !== null && Date.parse(placedAt) > clock.now().getTime() + 15 * 60_000;
  const shown = `${orders.length >= 250 ? "250 or more" : orders.length} ${orders.length === 1 ? "order" : "orders"} in the last 30 days; the newest is ${newest.order_number} of ${newest.orders_date_finished}.`;
  return {
    key: "orders",
    title,
    state: isAhead ? "attention" : "good",
    what: isAhead ? `${shown} In ${timeZone} that is in the future.` : shown,
    doNext: isAhead ? "Choose the time zone of the store: it writes times without one." : null,
  };
}

async function checkFiles(orders: readonly Order[], options: ProbeOptions): Promise<StoreCheck> {
  const title = "Print-ready files";
  const references = orders.flatMap(({ product }) => product.flatMap(fileReferences));
  const [first] = references;
  if (!first)
    return {
      key: "files",
      title,
      state: "attention",
      what: "No recent order has a print-ready file, so it could not be tried.",
      doNext: "Check again after the first order with artwork.",
    };
  const fetched = await fetchFile(first, options);
  if (fetched.bytes)
    return {
      key: "files",
      title,
      state: "good",
      what: `Files come by ${first.url ? "address" : "name"}; one was fetched (${Math.ceil(fetched.bytes.byteLength / 1024)} kB).`,
      doNext: null,
    };
  return {
    key: "files",
    title,
    state: "attention",
    what: fetched.reason ?? "The file could not be fetched.",
    doNext: first.url
      ? "Orders come in all the same; upload their files by hand in step 2 of the transfer."
      : "Enter the address of the folder that holds your print-ready files below.",
  };
}

async function checkOwnModule(client: OnPrintShop, orders: readonly Order[]): Promise<StoreCheck> {
  const products: Product[] = [];
  for await (const product of client.products.list()) products.push(product);
  const traces = tracesOfOwnModule(products, orders);
  return {
    key: "own-module",
    title: "OnPrintShop's own 4over module",
    state: traces.length > 0 ? "attention" : "good",
    what: traces.length > 0 ? `It seems to be switched on: ${traces.join("; ")}.` : "No sign of it.",
    doNext:
      traces.length > 0
        ? "Switch it off in OnPrintShop before you transfer here: both could send the same job to 4over."
        : null,
  };
}
