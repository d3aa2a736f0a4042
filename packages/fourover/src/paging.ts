import type { z } from "zod";
import { FourOverContractError, redact } from "./errors.ts";
import { entitiesOf } from "./reading.ts";
import type { CallOptions, Query, Transport } from "./transport.ts";

/** What paging met on its way; 4over's own counters are not used, they are unreliable. */
export type PagingNote =
  | { readonly kind: "repeated-row"; readonly id: string }
  | { readonly kind: "repeated-page"; readonly offset: number }
  | { readonly kind: "fewer-than-announced"; readonly rows: number; readonly announced: number };

export type ListOptions = CallOptions & {
  /** Rows a page. Default 500 (feed: 20, its documented most). */
  readonly max?: number;
  readonly offset?: number;
  readonly onNote?: (note: PagingNote) => void;
};

type ListOf<S extends z.ZodType> = {
  readonly path: string;
  readonly query?: Query;
  readonly row: S;
  /** What makes a row one: repeats are skipped. */
  readonly idOf: (row: z.infer<S>) => string;
  readonly max: number;
};

/** A page as it came, repeats taken out. */
export type Page<T> = {
  readonly offset: number;
  readonly rows: readonly T[];
  readonly announced: number | null;
};

/** Pages of a list, until one is short, empty or brings nothing new. */
export async function* pagesOf<S extends z.ZodType>(
  transport: Transport,
  list: ListOf<S>,
  options: ListOptions = {},
): AsyncGenerator<Page<z.infer<S>>> {
  const max = options.max ?? list.max;
  const seen = new Set<string>();
  let announced: number | null = null;
  for (let offset = options.offset ?? 0; ; offset += max) {
    const answer = await transport.read(list.path, { ...list.query, max, offset }, options);
    const raw = entitiesOf(answer.body);
    if (raw === null)
      throw new FourOverContractError(
        { method: "GET", path: list.path, status: answer.status },
        ["body: no list of entities"],
        redact(answer.text.slice(0, 400)),
      );
    announced = announcedTotal(answer.body) ?? announced;
    const rows = freshRows(raw, list, seen, options, answer.status);
    if (raw.length > 0 && rows.length === 0) options.onNote?.({ kind: "repeated-page", offset });
    if (rows.length > 0) yield { offset, rows, announced };
    if (raw.length < max || rows.length === 0) break;
  }
  const reached = seen.size + (options.offset ?? 0);
  if (announced !== null && reached < announced)
    options.onNote?.({ kind: "fewer-than-announced", rows: reached, announced });
}

/** Rows of a list, one by one. */
export async function* rowsOf<S extends z.ZodType>(
  transport: Transport,
  list: ListOf<S>,
  options: ListOptions = {},
): AsyncGenerator<z.infer<S>> {
  for await (const page of pagesOf(transport, list, options)) yield* page.rows;
}

function freshRows<S extends z.ZodType>(
  raw: readonly unknown[],
  list: ListOf<S>,
  seen: Set<string>,
  options: ListOptions,
  status: number,
): z.infer<S>[] {
  return raw.flatMap((one) => {
    const parsed = list.row.safeParse(one);
    if (!parsed.success) {
      const issues = parsed.error.issues.map((issue) => `${issue.path.join(".") || "row"}: ${issue.message}`);
      throw new FourOverContractError(
        { method: "GET", path: list.path, status },
        issues,
        redact((JSON.stringify(one) ?? "").slice(0, 400)),
      );
    }
    const id = list.idOf(parsed.data);
    if (!seen.has(id)) {
      seen.add(id);
      return [parsed.data];
    }
    options.onNote?.({ kind: "repeated-row", id });
    return [];
  });
}

const announcedTotal = (body: unknown) =>
  typeof body === "object" && body !== null && "totalResults" in body && typeof body.totalResults === "number"
    ? body.totalResults
    : null;
