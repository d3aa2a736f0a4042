/**
 * A moment as a store writes it: local time without a zone ("2026-11-24 21:35:10"), ISO, or a date alone.
 *
 * @returns ISO in UTC, or `null` for anything else: "Invalid date" and "Today" have been seen
 */
export function readStoreTime(text: string | null, timeZone: string): string | null {
  const local = /^(\d{4})-(\d{2})-(\d{2})(?:[ T](\d{2}):(\d{2})(?::(\d{2}))?(?:\.\d+)?)?$/.exec(
    text?.trim() ?? "",
  );
  if (local) {
    const [year, month, day, hour, minute, second] = local.slice(1).map((part) => Number(part ?? 0));
    const asUtc = Date.UTC(year ?? 0, (month ?? 1) - 1, day ?? 1, hour ?? 0, minute ?? 0, second ?? 0);
    if (Number.isNaN(asUtc) || (month ?? 0) < 1 || (month ?? 0) > 12) return null;
    // Twice, because the offset at the guessed moment may differ from the one at the real moment (a change of clocks).
    const guess = asUtc - offsetMs(asUtc, timeZone);
    return new Date(asUtc - offsetMs(guess, timeZone)).toISOString();
  }
  const zoned = /^\d{4}-\d{2}-\d{2}T.*(?:Z|[+-]\d{2}:?\d{2})$/.test(text?.trim() ?? "")
    ? Date.parse(text ?? "")
    : Number.NaN;
  return Number.isNaN(zoned) ? null : new Date(zoned).toISOString();
}

/** How far a zone is ahead of UTC at a moment, in milliseconds. */
function offsetMs(at: number, timeZone: string): number {
  const parts = new Intl.DateTimeFormat("en-US", {
    timeZone,
    hourCycle: "h23",
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    minute: "numeric",
    second: "numeric",
  }).formatToParts(at);
  const part = (type: string) => Number(parts.find((one) => one.type === type)?.value ?? 0);
  const shown = Date.UTC(
    part("year"),
    part("month") - 1,
    part("day"),
    part("hour"),
    part("minute"),
    part("second"),
  );
  return shown - Math.floor(at / 1000) * 1000;
}

/** The date (YYYY-MM-DD) in the store's zone, for its date filters. */
export const storeDate = (at: Date, timeZone: string): string =>
  new Intl.DateTimeFormat("en-CA", { timeZone, year: "numeric", month: "2-digit", day: "2-digit" }).format(
    at,
  );
