/** A calendar date without a time: `YYYY-MM-DD`. */
export type IsoDate = string;

const dayMs = 86_400_000;

/**
 * The date `days` business days after `from`, weekends and US federal holidays skipped. Zero gives `from` itself
 * or, when that is not a business day, the next one.
 */
export function addBusinessDays(from: IsoDate, days: number): IsoDate {
  let date = nextBusinessDay(from);
  for (let left = days; left > 0; left -= 1) date = nextBusinessDay(plusDays(date, 1));
  return date;
}

export function plusDays(date: IsoDate, days: number): IsoDate {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * dayMs).toISOString().slice(0, 10);
}

function nextBusinessDay(date: IsoDate): IsoDate {
  return isBusinessDay(date) ? date : nextBusinessDay(plusDays(date, 1));
}

export function isBusinessDay(date: IsoDate): boolean {
  const weekday = weekdayOf(date);
  return weekday !== 0 && weekday !== 6 && !isFederalHoliday(date);
}

const weekdayOf = (date: IsoDate): number => new Date(`${date}T00:00:00Z`).getUTCDay();

/**
 * The federal holidays on which neither printers nor parcel carriers in the US work, as they are observed
 * (a Saturday holiday on Friday, a Sunday one on Monday).
 *
 * @source 5 U.S.C. 6103; carriers work on Presidents' Day, Juneteenth, Columbus Day and Veterans Day, so those are left out
 */
export function isFederalHoliday(date: IsoDate): boolean {
  const year = Number(date.slice(0, 4));
  return [...fixedHolidays(year), ...fixedHolidays(year + 1), ...floatingHolidays(year)].includes(date);
}

const fixedHolidays = (year: number): readonly IsoDate[] =>
  [`${year}-01-01`, `${year}-07-04`, `${year}-12-25`].map(observed);

function observed(date: IsoDate): IsoDate {
  const shift = { 6: -1, 0: 1 }[weekdayOf(date)] ?? 0;
  return plusDays(date, shift);
}

const floatingHolidays = (year: number): readonly IsoDate[] => [
  nthWeekday(year, 1, 1, 3), // Martin Luther King Jr. Day
  lastMonday(year, 5), // Memorial Day
  nthWeekday(year, 9, 1, 1), // Labor Day
  nthWeekday(year, 11, 4, 4), // Thanksgiving
];

function nthWeekday(year: number, month: number, weekday: number, nth: number): IsoDate {
  const first = `${year}-${String(month).padStart(2, "0")}-01`;
  return plusDays(first, ((weekday - weekdayOf(first) + 7) % 7) + (nth - 1) * 7);
}

function lastMonday(year: number, month: number): IsoDate {
  const fifth = nthWeekday(year, month, 1, 5);
  return Number(fifth.slice(5, 7)) === month ? fifth : plusDays(fifth, -7);
}
