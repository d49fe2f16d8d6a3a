import type { DateFlaw } from "../vocabulary/check.ts";
import type { TextColumn } from "../vocabulary/table.ts";
import { weekOfDate } from "./iso-week.ts";

type Order = "day-first" | "month-first";

/** 2024-04-05, 2024-4-5, 2024/4/5; a time may follow, as in every form but the next. */
const YEAR_FIRST = /^(\d{4})([-/])(\d{1,2})\2(\d{1,2})(?!\d)/;
/** 20240405 */
const DIGITS = /^(\d{4})(\d{2})(\d{2})$/;
/** 5.4.2024: with dots, the day stands first everywhere. */
const DOTS = /^(\d{1,2})\. ?(\d{1,2})\. ?(\d{4})(?!\d)/;
/** 4/5/2024, 04-05-2024 */
const EITHER = /^(\d{1,2})([-/])(\d{1,2})\2(\d{4})(?!\d)/;
/** A day as spreadsheets store it; which day is the first depends on the workbook. */
const DAY_NUMBER = /^\d{5}([.,]\d+)?$/;

/**
 * The week of each text of a column of dates (as `weekOfDate` counts), or why it cannot be read.
 * Between 4 May and April 5 the column itself has to decide: it does where some of its dates exist
 * in one order only, and all of those in the same.
 */
export function readWeeks({ texts, index }: TextColumn): readonly (number | DateFlaw)[] {
  const used = new Set(index);
  const order = orderOf(texts.filter((_, at) => used.has(at)));
  return texts.map((text) => readWeek(text.trim(), order));
}

function readWeek(text: string, order: Order | null): number | DateFlaw {
  if (text === "") return "empty";
  if (DAY_NUMBER.test(text)) return "day-number";
  const either = readEither(text);
  if (either === null) return readUnambiguous(text) ?? "form";
  if (order !== null) return either[order] ?? "form";
  return either["day-first"] === null && either["month-first"] === null ? "form" : "order";
}

function readUnambiguous(text: string): number | null {
  const dots = DOTS.exec(text);
  if (dots !== null) return weekOfDate(Number(dots[3]), Number(dots[2]), Number(dots[1]));
  const yearFirst = YEAR_FIRST.exec(text);
  if (yearFirst !== null) {
    return weekOfDate(Number(yearFirst[1]), Number(yearFirst[3]), Number(yearFirst[4]));
  }
  const digits = DIGITS.exec(text);
  return digits && weekOfDate(Number(digits[1]), Number(digits[2]), Number(digits[3]));
}

/** The week of a date in either order; null where it is not written in such a form. */
function readEither(text: string): Readonly<Record<Order, number | null>> | null {
  const match = EITHER.exec(text);
  if (match === null) return null;
  const [first, second, year] = [Number(match[1]), Number(match[3]), Number(match[4])];
  return {
    "day-first": weekOfDate(year, second, first),
    "month-first": weekOfDate(year, first, second),
  };
}

/** The order that the dates of a column show; null where they show none, or both. */
function orderOf(texts: readonly string[]): Order | null {
  const shown = new Set<Order>();
  for (const text of texts) {
    const weeks = readEither(text.trim());
    if (weeks === null) continue;
    const { "day-first": day, "month-first": month } = weeks;
    if (day !== null && month === null) shown.add("day-first");
    if (month !== null && day === null) shown.add("month-first");
  }
  const [order, second] = shown;
  return order === undefined || second !== undefined ? null : order;
}
