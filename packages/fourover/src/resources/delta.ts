/** Only rows changed since; the zone is not documented and assumed to be Pacific. */
export type Delta = { readonly lastupdate?: string; readonly time?: string };

/** Rows a page of the catalogue's lists; up to 9,999 are known to work, and twenty come unless asked. */
export const manyRows = 500;
