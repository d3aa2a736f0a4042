import type { Clock } from "@overprint/core/outcome";
import type { OnPrintShop, Status } from "@overprint/onprintshop";

/** The statuses of a store, read at most once a minute: ids last, titles may be renamed at any time. */
export class StatusTitles {
  readonly #client: OnPrintShop;
  readonly #clock: Clock;
  #read: { readonly at: number; readonly statuses: readonly Status[] } | null = null;

  constructor(client: OnPrintShop, clock: Clock) {
    this.#client = client;
    this.#clock = clock;
  }

  /** Every status; `fresh` asks the store whatever was read before. */
  async all(fresh = false): Promise<readonly Status[]> {
    const now = this.#clock.now().getTime();
    if (!fresh && this.#read && now - this.#read.at < 60_000) return this.#read.statuses;
    const statuses: Status[] = [];
    for await (const status of this.#client.orders.statuses()) statuses.push(status);
    this.#read = { at: now, statuses };
    return statuses;
  }

  /** The present title of a status; `null` when the store has it no more. */
  async titleOf(id: number, kind: "Order" | "Product", fresh = false): Promise<string | null> {
    const status = (await this.all(fresh)).find((one) => one.process_status_id === id && isKind(one, kind));
    return status?.process_status_title ?? null;
  }
}

/** Statuses whose kind a store leaves out count for both. */
export const isKind = ({ status_type: type }: Status, kind: "Order" | "Product"): boolean =>
  !type || type.toLowerCase().startsWith(kind.toLowerCase());

/** A status whose own words say that the goods have left. */
export const saysShipped = ({ process_status_title: title, process_status_set_as: role }: Status): boolean =>
  /shipped|delivered|completed/i.test(`${title ?? ""} ${role ?? ""}`) &&
  !/not shipped|partial/i.test(title ?? "");
