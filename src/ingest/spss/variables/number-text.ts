/** What a number stands for, told by its print format. */
export type NumberKind = "number" | "date" | "date-time" | "time";

/** Seconds from the zero of SPSS, midnight before 14 October 1582 of the Gregorian calendar, to 1970. */
const EPOCH_DAYS = 141_428;
const DAY = 86_400;

/** DATE, ADATE, JDATE, MOYR, QYR, WKYR, EDATE, SDATE: seconds of a day. */
const DATES = new Set([20, 23, 24, 28, 29, 30, 38, 39]);
/** DATETIME, YMDHMS. */
const DATE_TIMES = new Set([22, 41]);
/** TIME, DTIME, MTIME: a span of seconds. */
const TIMES = new Set([21, 25, 40]);

/**
 * What the numbers of a variable are. Days of the week (WKDAY) and months (MONTH) are plain
 * numbers.
 *
 * @param format print format: type · 65536 + width · 256 + decimals
 * @see https://www.gnu.org/software/pspp/pspp-dev/html_node/Variable-Record.html
 */
export function numberKindOf(format: number): NumberKind {
  const type = (format >> 16) & 0xff;
  if (DATES.has(type)) return "date";
  if (DATE_TIMES.has(type)) return "date-time";
  return TIMES.has(type) ? "time" : "number";
}

/**
 * A number as text: the shortest decimals that give the same number, or ISO 8601: `2024-05-01`,
 * `2024-05-01T08:30:00`, `08:30:00` (a span may have more than 24 hours, or a minus). Seconds are
 * rounded to microseconds. Years outside 0 … 9999 have a sign and six digits, as ISO 8601 expands
 * them; a number that lies beyond those is no date and stays a number.
 */
export function numberText(value: number, kind: NumberKind): string {
  if (kind === "number" || !Number.isFinite(value)) return plainText(value);
  if (kind === "time") return value < 0 ? `-${timeText(-value)}` : timeText(value);
  const rounded = Math.floor(value);
  const fraction = Math.round((value - rounded) * 1e6);
  const seconds = rounded + Math.floor(fraction / 1e6);
  const days = Math.floor(seconds / DAY);
  const date = dateText(days - EPOCH_DAYS);
  if (date === null) return plainText(value);
  const rest = seconds - days * DAY + (fraction % 1e6) / 1e6;
  return kind === "date" ? date : `${date}T${timeText(rest)}`;
}

function plainText(value: number): string {
  return value === 0 ? "0" : String(value);
}

/** @param value seconds, 0 or more */
function timeText(value: number): string {
  if (value > Number.MAX_SAFE_INTEGER) return plainText(value);
  const whole = Math.floor(value);
  const micros = Math.round((value - whole) * 1e6);
  const seconds = whole + Math.floor(micros / 1e6);
  const fraction = String(micros % 1e6)
    .padStart(6, "0")
    .replace(/0+$/, "");
  const clock = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  const text = clock.map(twoDigits).join(":");
  return fraction === "" ? text : `${text}.${fraction}`;
}

/**
 * The date of a day in the Gregorian calendar, also before 1582.
 *
 * @param days days since 1970-01-01
 * @see https://howardhinnant.github.io/date_algorithms.html#civil_from_days
 */
function dateText(days: number): string | null {
  const shifted = days + 719_468;
  const era = Math.floor(shifted / 146_097);
  const dayOfEra = shifted - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1460) +
      Math.floor(dayOfEra / 36_524) -
      Math.floor(dayOfEra / 146_096)) /
      365,
  );
  const leapDays = Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100);
  const dayOfYear = dayOfEra - (365 * yearOfEra + leapDays);
  // Months count from March here, so that the leap day comes last.
  const monthFromMarch = Math.floor((5 * dayOfYear + 2) / 153);
  const day = dayOfYear - Math.floor((153 * monthFromMarch + 2) / 5) + 1;
  const month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9;
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  if (!(Math.abs(year) <= 999_999)) return null;
  return `${yearText(year)}-${twoDigits(month)}-${twoDigits(day)}`;
}

function yearText(year: number): string {
  if (year >= 0 && year <= 9999) return String(year).padStart(4, "0");
  return `${year < 0 ? "-" : "+"}${String(Math.abs(year)).padStart(6, "0")}`;
}

function twoDigits(part: number): string {
  return String(part).padStart(2, "0");
}
