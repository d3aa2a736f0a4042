const wall = new Intl.DateTimeFormat("en-CA", {
  timeZone: "America/Los_Angeles",
  hourCycle: "h23",
  year: "numeric",
  month: "2-digit",
  day: "2-digit",
  hour: "2-digit",
  minute: "2-digit",
  second: "2-digit",
});

/**
 * A moment as 4over writes it without a zone: `2026-03-04 07:48:50`.
 *
 * @source assumed Pacific time: zoned stamps elsewhere in the API end in -07 and -08
 */
export function pacificStamp(at: Date): string {
  return wall.format(at).replace(", ", " ");
}

/**
 * Reads a stamp of 4over: with its zone where it has one (`2024-08-22 08:25:34.249738-07`), else as Pacific time.
 *
 * @returns ISO time in UTC, or `null` for anything that is not a stamp
 * @source assumed Pacific time, as for `pacificStamp`
 */
export function readPacific(text: string): string | null {
  const parts =
    /^(\d{4}-\d{2}-\d{2})[ T](\d{2}:\d{2}:\d{2})(?:\.(\d{1,9}))?\s*(Z|[+-]\d{2}(?::?\d{2})?)?$/.exec(
      text.trim(),
    );
  if (!parts) return null;
  const [, day, time, fraction = "", zone] = parts;
  const moment = (offset: string) =>
    new Date(`${day}T${time}.${fraction.slice(0, 3).padEnd(3, "0")}${offset}`);
  const at = zone ? moment(isoZone(zone)) : pacificMoment(`${day} ${time}`, moment);
  return Number.isNaN(at.getTime()) ? null : at.toISOString();
}

/** `-07`, `+0000` and `Z` as ISO wants them. */
const isoZone = (zone: string) =>
  zone === "Z" ? "Z" : `${zone.slice(0, 3)}:${zone.slice(3).replace(":", "") || "00"}`;

/** Daylight time where it reproduces the wall clock, standard time otherwise (the hour that summer skips included). */
function pacificMoment(stamp: string, moment: (offset: string) => Date): Date {
  const summer = moment("-07:00");
  return !Number.isNaN(summer.getTime()) && pacificStamp(summer) === stamp ? summer : moment("-08:00");
}

/** The delta query for rows changed since a moment, for lists that know `lastupdate` and `time`. */
export function changedSince(at: Date): { readonly lastupdate: string; readonly time: string } {
  const [lastupdate = "", time = ""] = pacificStamp(at).split(" ");
  return { lastupdate, time };
}
