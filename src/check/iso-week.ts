/** Days from 1970-01-01 to a date of the Gregorian calendar; negative before. */
function dayNumber(year: number, month: number, day: number): number {
  const shifted = month <= 2 ? year - 1 : year;
  const era = Math.floor(shifted / 400);
  const yearOfEra = shifted - 400 * era;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  const leapDays = Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100);
  return 146097 * era + 365 * yearOfEra + leapDays + dayOfYear - 719468;
}

const isLeap = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;

function daysIn(year: number, month: number): number {
  if (month === 2) return isLeap(year) ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

/**
 * Weeks since the one that holds 1970-01-01 (a Thursday), counted from Monday.
 *
 * @returns null where there is no such date
 */
export function weekOfDate(year: number, month: number, day: number): number | null {
  if (month < 1 || month > 12 || day < 1 || day > daysIn(year, month)) return null;
  return Math.floor((dayNumber(year, month, day) + 3) / 7);
}

/** The ISO name of a week, `2024-W16`: its year is that of its Thursday. */
export function weekName(week: number): string {
  const thursday = 7 * week;
  let year = 1969 + Math.floor(thursday / 365.2425);
  while (dayNumber(year + 1, 1, 1) <= thursday) year++;
  const inYear = 1 + Math.floor((thursday - dayNumber(year, 1, 1)) / 7);
  return `${String(year).padStart(4, "0")}-W${String(inYear).padStart(2, "0")}`;
}
