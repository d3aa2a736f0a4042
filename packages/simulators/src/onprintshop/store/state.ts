import { mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { Injector } from "../faults/injector.ts";
import type * as rows from "./rows.ts";
import { seedStore } from "./seed.ts";

/** Everything the simulated store keeps. */
export type StoreData = {
  nextId: number;
  offsetMs: number;
  categories: rows.CategoryRow[];
  products: rows.ProductRow[];
  sizes: rows.SizeRow[];
  pages: rows.PageRow[];
  prices: rows.PriceRow[];
  options: rows.OptionRow[];
  attributes: rows.AttributeRow[];
  surcharges: rows.SurchargeRow[];
  rules: rows.RuleRow[];
  statuses: rows.StatusRow[];
  orders: rows.OrderRow[];
  shipTos: { orders_id: number; rows: rows.ShipToRow[] }[];
  shipments: rows.ShipmentRow[];
  mails: { to: string; about: string; at: string }[];
};

export type StateOptions = {
  readonly now: Date;
  readonly statePath?: string;
  /** Whether a quantity-based option price is charged once for the run or for each piece; unknown of real stores. */
  readonly surchargePer: "run" | "piece";
};

/** One simulated store: its records, its clock and what it has been told to do wrong. */
export class SimStore {
  readonly injector = new Injector();
  readonly calls = new Map<string, number>();
  readonly surchargePer: "run" | "piece";
  readonly data: StoreData;
  /** Where the store answers; known once it listens. Absolute file addresses begin with it. */
  url = "";
  readonly #statePath: string | undefined;

  constructor(options: StateOptions) {
    this.#statePath = options.statePath;
    this.surchargePer = options.surchargePer;
    this.data = this.#load() ?? seedStore(options.now.getTime() - Date.now());
  }

  now(): Date {
    return new Date(Date.now() + this.data.offsetMs);
  }
  moveClock(ms: number): void {
    this.data.offsetMs += ms;
    this.save();
  }
  /** The store writes times without a zone. */
  stamp(at: Date = this.now()): string {
    return at.toISOString().slice(0, 19).replace("T", " ");
  }
  newId(): number {
    this.data.nextId += 1;
    return this.data.nextId;
  }
  count(call: string): void {
    this.calls.set(call, (this.calls.get(call) ?? 0) + 1);
  }
  save(): void {
    if (!this.#statePath) return;
    mkdirSync(dirname(this.#statePath), { recursive: true });
    writeFileSync(`${this.#statePath}.new`, JSON.stringify(this.data));
    renameSync(`${this.#statePath}.new`, this.#statePath);
  }
  #load(): StoreData | null {
    if (!this.#statePath) return null;
    try {
      return JSON.parse(readFileSync(this.#statePath, "utf8")) as StoreData;
    } catch (error) {
      if (error instanceof Error && "code" in error && error.code === "ENOENT") return null;
      throw error;
    }
  }
}
