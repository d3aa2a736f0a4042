import { readPacific } from "@overprint/fourover";

/** A time as 4over writes it, as ISO in UTC; `null` when it is none (see `readPacific`, which knows how it writes them). */
export const readWireTime = (text: string | null | undefined): string | null =>
  text ? readPacific(text) : null;

/**
 * `lastupdate` and `time` for rows changed since an ISO time. Always in standard Pacific time: whichever zone 4over
 * means, that asks for the same rows or for an hour more, never for fewer.
 */
export function wireDelta(since: string): { readonly lastupdate: string; readonly time: string } {
  const shifted = new Date(Date.parse(since) - 8 * 3_600_000).toISOString();
  return { lastupdate: shifted.slice(0, 10), time: shifted.slice(11, 19) };
}

/** `08/28/2024` as `2024-08-28`; `null` for anything else. @source "Shipping quote" page 113 */
export function readWireDate(text: string | null | undefined): string | null {
  const parts = /^(\d\d)\/(\d\d)\/(\d{4})$/.exec(text?.trim() ?? "");
  return parts ? `${parts[3]}-${parts[1]}-${parts[2]}` : null;
}
