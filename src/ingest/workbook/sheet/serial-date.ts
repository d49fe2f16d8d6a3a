import type { NumberKind } from "../parts/number-formats.ts";

const DAY_MILLISECONDS = 86_400_000;
/** 1970-01-01 as a day of the calendar from 1900. */
const DAYS_TO_1970 = 25_569;
/** 1904-01-01 as a day of the calendar from 1900. */
const DAYS_TO_1904 = 1462;
/** The day 1900-02-29, which the calendar from 1900 has and the world had not. */
const LEAP_DAY = 60;
/** 10000-01-01: past the last day that a spreadsheet knows. */
const END = 2_958_466;

/**
 * A day number of a spreadsheet as ISO 8601: `2024-03-01`, `2024-03-01T09:30:00`, or `09:30:00`
 * for a time of day. Rounded to the millisecond, which is left out where it is 0.
 *
 * Day 1 of the calendar from 1900 is 1900-01-01; it has a 29 February 1900 (day 60) that never was,
 * as Lotus 1-2-3 had. A date keeps a time that it has, though its format does not show it. A time
 * of 24 hours or more is a span: its hours count on (`26:30:00`).
 *
 * @returns null for a number that is no day: below 0, day 60, after the year 9999
 * @see ECMA-376 part 1, 18.17.4.1
 */
export function serialToIso(serial: number, kind: NumberKind, is1904: boolean): string | null {
  const last = is1904 ? END - DAYS_TO_1904 : END;
  if (!(serial >= 0 && serial < last)) return null;
  const milliseconds = Math.round(serial * DAY_MILLISECONDS);
  if (kind === "time") return clock(milliseconds);
  const day = Math.floor(milliseconds / DAY_MILLISECONDS);
  if (!is1904 && day === LEAP_DAY) return null;
  const shift = is1904 ? DAYS_TO_1904 : day < LEAP_DAY ? 1 : 0;
  const date = isoDate((day + shift - DAYS_TO_1970) * DAY_MILLISECONDS);
  const time = milliseconds - day * DAY_MILLISECONDS;
  return kind === "date" && time === 0 ? date : `${date}T${clock(time)}`;
}

const isoDate = (milliseconds: number): string =>
  new Date(milliseconds).toISOString().slice(0, "9999-12-31".length);

function clock(milliseconds: number): string {
  const seconds = Math.floor(milliseconds / 1000);
  const parts = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  const fraction = milliseconds % 1000;
  const text = parts.map((part) => String(part).padStart(2, "0")).join(":");
  return fraction === 0 ? text : `${text}.${String(fraction).padStart(3, "0")}`;
}
