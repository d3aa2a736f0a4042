const pacific = new Intl.DateTimeFormat("en-US", {
  timeZone: "America/Los_Angeles",
  timeZoneName: "longOffset",
});

/**
 * Reads a time as 4over writes it: `2024-08-22 08:25:34.249738-07` (catalogue), `2026-03-04 07:48:50` (job status).
 *
 * @returns an ISO time, or `null` when it is none. Without a zone it is taken as Pacific.
 * @source PDF pp. 56, 82; the zone of job statuses is assumed from the catalogue's stamps
 */
export function readWireTime(text: string | null | undefined): string | null {
  const parts = /^(\d{4}-\d\d-\d\d)[ T](\d\d:\d\d:\d\d)(\.\d+)?\s*([+-]\d\d(?::?\d\d)?|Z)?$/.exec(
    text?.trim() ?? "",
  );
  if (!parts) return null;
  const [, date, time, fraction = "", zone] = parts;
  const plain = `${date}T${time}${fraction.slice(0, 4)}`;
  const at = Date.parse(`${plain}${zone ? withMinutes(zone) : pacificOffset(`${plain}Z`)}`);
  return Number.isNaN(at) ? null : new Date(at).toISOString();
}

const withMinutes = (zone: string) => (zone.length === 3 ? `${zone}:00` : zone);

function pacificOffset(plain: string): string {
  const at = new Date(plain);
  if (Number.isNaN(at.getTime())) return "Z";
  const name = pacific.formatToParts(at).find((part) => part.type === "timeZoneName")?.value;
  return name?.replace("GMT", "") ?? "-08:00";
}

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
