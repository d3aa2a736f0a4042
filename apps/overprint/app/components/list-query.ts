/** What a list shows: kept in the URL, so that it can be shared, reloaded and gone back to. */
export type ListQuery<Sort extends string = string, Filter extends string = string> = {
  readonly page: number;
  readonly pageSize: number;
  /** Rows to skip: `(page - 1) * pageSize`. */
  readonly offset: number;
  readonly search: string;
  readonly sort: { readonly by: Sort; readonly descending: boolean };
  /** Only filters that are set. */
  readonly filters: Partial<Readonly<Record<Filter, string>>>;
};

export type ListShape<Sort extends string, Filter extends string> = {
  /** Columns that the server can sort by; the URL cannot name others. */
  readonly sorts: readonly Sort[];
  /** `"-placedAt"`: newest first. */
  readonly defaultSort: Sort | `-${Sort}`;
  readonly filters?: readonly Filter[];
  /** Default 50. */
  readonly pageSize?: number;
};

/**
 * Reads `?page=2&q=cards&sort=-placedAt&status=shipped`. Whatever is not understood falls back to the default: a
 * mistyped address still shows the list.
 */
export function readListQuery<Sort extends string, Filter extends string = never>(
  source: Request | URL | URLSearchParams,
  { sorts, defaultSort, filters = [], pageSize = 50 }: ListShape<Sort, Filter>,
): ListQuery<Sort, Filter> {
  const params = paramsOf(source);
  const page = wholeOrOne(params.get("page"));
  const set = filters.flatMap((name) => {
    const value = params.get(name)?.trim();
    return value ? [[name, value] as const] : [];
  });
  return {
    page,
    pageSize,
    offset: (page - 1) * pageSize,
    search: (params.get("q") ?? "").trim().slice(0, 200),
    sort: sortOf(params.get("sort"), sorts) ??
      sortOf(defaultSort, sorts) ?? { by: sorts[0] as Sort, descending: false },
    filters: Object.fromEntries(set) as Partial<Record<Filter, string>>,
  };
}

/** The present address with some parameters changed; `null` removes one. Any change but the page goes to page one. */
export function changedParams(
  present: URLSearchParams,
  changes: Readonly<Record<string, string | null>>,
): URLSearchParams {
  const next = new URLSearchParams(present);
  if (!("page" in changes)) next.delete("page");
  for (const [name, value] of Object.entries(changes))
    if (value === null || value === "") next.delete(name);
    else next.set(name, value);
  if (next.get("page") === "1") next.delete("page");
  return next;
}

function paramsOf(source: Request | URL | URLSearchParams): URLSearchParams {
  if (source instanceof URLSearchParams) return source;
  return source instanceof URL ? source.searchParams : new URL(source.url).searchParams;
}

function wholeOrOne(text: string | null): number {
  const page = Number(text ?? 1);
  return Number.isSafeInteger(page) && page >= 1 && page <= 1_000_000 ? page : 1;
}

function sortOf<Sort extends string>(text: string | null, sorts: readonly Sort[]) {
  if (!text) return null;
  const by = sorts.find((sort) => sort === text.replace(/^-/, ""));
  return by ? { by, descending: text.startsWith("-") } : null;
}
