import type { z } from "zod";
import { FourOverContractError, redact } from "./errors.ts";
import { entitiesOf } from "./reading.ts";
import type { CallOptions, Query, Transport } from "./transport.ts";

/** What paging met on its way; 4over's own counters are not used to page, they are unreliable. */
export type PagingNote =
  | { readonly kind: "repeated-row"; readonly id: string }
  | { readonly kind: "repeated-page"; readonly offset: number }
  /** A gap: the list ended with fewer rows than it announced. */
  | { readonly kind: "fewer-than-announced"; readonly rows: number; readonly announced: number };

/** How a list is read. */
export type ListOptions = CallOptions & {
  /** Rows a page. Default 500 (feed: 20, its documented most). */
  readonly max?: number;
  readonly offset?: number;
  readonly onNote?: (note: PagingNote) => void;
};

/** One list of the API: where it is and what its rows are. */
export type ListOf<S extends z.ZodType> = {
  readonly path: string;
  readonly query?: Query;
  readonly row: S;
  /** What makes a row one: repeats are skipped. */
  readonly idOf: (row: z.infer<S>) => string;
  readonly max: number;
};

/** A page, repeats taken out. `nextOffset` counts what came, repeats included. */
export type Page<T> = {
  readonly offset: number;
  readonly rows: readonly T[];
  /** `totalResults`, as far as it can be trusted: not. */
  readonly announced: number | null;
  readonly nextOffset: number;
};

/** A list: its rows one by one (`for await`), its pages in order, or any page by offset, several at once. */
export class Listing<S extends z.ZodType> implements AsyncIterable<z.infer<S>> {
  readonly #transport: Transport;
  readonly #list: ListOf<S>;
  readonly #options: ListOptions;
  constructor(transport: Transport, list: ListOf<S>, options: ListOptions) {
    this.#transport = transport;
    this.#list = list;
    this.#options = options;
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<z.infer<S>> {
    for await (const page of this.pages()) yield* page.rows;
  }

  /** Pages in order, until one is empty or brings nothing new, or a short one ends the list. */
  async *pages(): AsyncGenerator<Page<z.infer<S>>> {
    const { max = this.#list.max, offset: first = 0, onNote } = this.#options;
    const seen = new Set<string>();
    let announced: number | null = null;
    for (let offset = first; ; ) {
      const fetched = await this.#fetch(offset, max);
      announced = fetched.announced ?? announced;
      const rows = fetched.rows.filter((row) => this.#isNew(row, seen));
      if (fetched.rows.length > 0 && rows.length === 0) onNote?.({ kind: "repeated-page", offset });
      const nextOffset = offset + fetched.rows.length;
      if (rows.length > 0) yield { offset, rows, announced, nextOffset };
      // A short page ends the list, unless more is announced: a server may cap `max` without saying so.
      const isLast = fetched.rows.length < max && (announced === null || nextOffset >= announced);
      if (rows.length === 0 || isLast) break;
      offset = nextOffset;
    }
    const reached = first + seen.size;
    if (announced !== null && reached < announced)
      onNote?.({ kind: "fewer-than-announced", rows: reached, announced });
  }

  /**
   * One page from `offset`. Pages may be asked for side by side: the client keeps them inside its limits. An empty page
   * is past the end; repeats between pages are the caller's to see.
   */
  async page(offset: number): Promise<Page<z.infer<S>>> {
    const { rows, announced } = await this.#fetch(offset, this.#options.max ?? this.#list.max);
    const seen = new Set<string>();
    return {
      offset,
      rows: rows.filter((row) => this.#isNew(row, seen)),
      announced,
      nextOffset: offset + rows.length,
    };
  }

  #isNew(row: z.infer<S>, seen: Set<string>): boolean {
    const id = this.#list.idOf(row);
    if (!seen.has(id)) {
      seen.add(id);
      return true;
    }
    this.#options.onNote?.({ kind: "repeated-row", id });
    return false;
  }

  async #fetch(offset: number, max: number) {
    const { path, query } = this.#list;
    const answer = await this.#transport.read(path, { ...query, max, offset }, this.#options);
    const call = { method: "GET", path, status: answer.status };
    const raw = entitiesOf(answer.body);
    if (raw === null)
      throw new FourOverContractError(call, ["body: no list of entities"], redact(answer.text.slice(0, 400)));
    const rows = raw.map((one): z.infer<S> => {
      const parsed = this.#list.row.safeParse(one);
      if (parsed.success) return parsed.data;
      const issues = parsed.error.issues.map((issue) => `${issue.path.join(".") || "row"}: ${issue.message}`);
      throw new FourOverContractError(call, issues, redact((JSON.stringify(one) ?? "").slice(0, 400)));
    });
    return { rows, announced: announcedTotal(answer.body) };
  }
}

const announcedTotal = (body: unknown) =>
  typeof body === "object" && body !== null && "totalResults" in body && typeof body.totalResults === "number"
    ? body.totalResults
    : null;
