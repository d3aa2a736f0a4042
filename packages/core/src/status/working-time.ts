/**
 * Time as a printer counts it: weekends do not pass. Days are those of the printer's clock, taken as eight hours behind
 * UTC the whole year; the hour of summer time does not matter to dwell times of many hours.
 */
const pacificMs = 8 * 3_600_000;
const day = 86_400_000;

const dayNumber = (ms: number) => Math.floor((ms - pacificMs) / day);
/** Day 0 of the count, 1 January 1970, was a Thursday. */
const isWeekend = (dayOf: number) => [2, 3].includes(((dayOf % 7) + 7) % 7);
const startOf = (dayOf: number) => dayOf * day + pacificMs;

/** Milliseconds between two times, weekends left out; 0 when `to` is not after `from`. */
export function workingMs(from: number, to: number): number {
  if (to <= from) return 0;
  const wholeWeeks = Math.floor((to - from) / (7 * day));
  let total = wholeWeeks * 5 * day;
  let at = from + wholeWeeks * 7 * day;
  while (at < to) {
    const end = Math.min(to, startOf(dayNumber(at) + 1));
    if (!isWeekend(dayNumber(at))) total += end - at;
    at = end;
  }
  return total;
}

/** The time that lies `ms` of working time after `from`. */
export function addWorkingMs(from: number, ms: number): number {
  const wholeWeeks = Math.floor(ms / (5 * day));
  let left = ms - wholeWeeks * 5 * day;
  let at = from + wholeWeeks * 7 * day;
  while (left > 0 || isWeekend(dayNumber(at))) {
    const end = startOf(dayNumber(at) + 1);
    const usable = isWeekend(dayNumber(at)) ? 0 : end - at;
    if (usable >= left && usable > 0) return at + left;
    left -= usable;
    at = end;
  }
  return at;
}
