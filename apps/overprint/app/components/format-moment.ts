const parts = (at: Date, timeZone: string, options: Intl.DateTimeFormatOptions) =>
  // ICU versions differ in which space they put before AM; one plain space everywhere keeps server and browser alike.
  new Intl.DateTimeFormat("en-US", { timeZone, ...options }).format(at).replace(/[\u202f\u00a0]/g, " ");

/** `Nov 24, 2026, 9:40 PM EST`: a moment in the shop's time zone, which is named. */
export const formatMoment = (iso: string, timeZone: string): string =>
  parts(new Date(iso), timeZone, {
    year: "numeric",
    month: "short",
    day: "numeric",
    hour: "numeric",
    minute: "2-digit",
    timeZoneName: "short",
  });

/** `Nov 24, 2026`: the day of a moment in the shop's time zone. */
export const formatDay = (iso: string, timeZone: string): string =>
  parts(new Date(iso), timeZone, { year: "numeric", month: "short", day: "numeric" });

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
