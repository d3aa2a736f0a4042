const moment: Intl.DateTimeFormatOptions = {
  year: "numeric",
  month: "short",
  day: "numeric",
  hour: "numeric",
  minute: "2-digit",
  timeZoneName: "short",
};
const day: Intl.DateTimeFormatOptions = { year: "numeric", month: "short", day: "numeric" };

/** Formatters of each zone, made once: one costs a hundred times what it formats. Zones come from settings, so they are few. */
const formatters = new Map<string, { moment: Intl.DateTimeFormat; day: Intl.DateTimeFormat }>();

function formattersOf(timeZone: string) {
  const known = formatters.get(timeZone);
  if (known) return known;
  const made = {
    moment: new Intl.DateTimeFormat("en-US", { timeZone, ...moment }),
    day: new Intl.DateTimeFormat("en-US", { timeZone, ...day }),
  };
  formatters.set(timeZone, made);
  return made;
}

/** `Nov 24, 2026, 9:40 PM EST`: a moment in the shop's time zone, which is named. */
export const formatMoment = (iso: string, timeZone: string): string =>
  // ICU versions differ in which space they put before AM; one plain space everywhere keeps server and browser alike.
  formattersOf(timeZone)
    .moment.format(new Date(iso))
    .replace(/[\u202f\u00a0]/g, " ");

/** `Nov 24, 2026`: the day of a moment in the shop's time zone. */
export const formatDay = (iso: string, timeZone: string): string =>
  formattersOf(timeZone).day.format(new Date(iso));

const steps = [
  { limit: 60, seconds: 1, unit: "second" },
  { limit: 3_600, seconds: 60, unit: "minute" },
  { limit: 86_400, seconds: 3_600, unit: "hour" },
  { limit: 86_400 * 30, seconds: 86_400, unit: "day" },
] as const;

/** `3 hours ago`, `in 2 days`; the date beyond a month. */
export function formatAgo(iso: string, now: string, timeZone: string): string {
  const seconds = (new Date(iso).getTime() - new Date(now).getTime()) / 1_000;
  const step = steps.find(({ limit }) => Math.abs(seconds) < limit);
  if (!step) return formatDay(iso, timeZone);
  const count = Math.floor(Math.abs(seconds) / step.seconds);
  if (step.unit === "second") return seconds <= 0 ? "just now" : "in a moment";
  const words = `${count} ${step.unit}${count === 1 ? "" : "s"}`;
  return seconds <= 0 ? `${words} ago` : `in ${words}`;
}
