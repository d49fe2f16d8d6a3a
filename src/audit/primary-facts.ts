import { type MeasureContext, sourceOf, times } from "./measure-context.ts";
import type { MeasureRow } from "./measure-rows.ts";
import type { Terms } from "./system.ts";

/** Stands for no limit where nobody says how many pupils there are. */
const MOST_PUPILS = 50_000;
const NONE = Number.POSITIVE_INFINITY;

/**
 * As if every withheld total failed the policy by itself: too few answered; or one of its sides has
 * somebody, but too few; or nobody where that may not be shown. Which of these is left open: each has
 * a switch of 0 or 1, of which at least one is on, and binds only where it is.
 */
export function addPrimary(row: MeasureRow, context: MeasureContext): void {
  const { builder, policy, counted, others, mostOf } = context;
  const { area, grade, gender, measure, isWithheld, isShown } = row;
  if (!isWithheld || isShown || area === null || grade !== null || gender !== null) return;
  const from = sourceOf(context, "withheld", row, measure);
  const most = Math.min(MOST_PUPILS, mostOf([area], row));
  const [yes, no] = [counted(measure, [area], row), others(measure, [area], row)];
  const switches: Terms[] = [];
  const reason = (name: string, terms: Terms, least: number, fewest: number): void => {
    if (fewest <= least) return;
    const on = [[builder.cell(`because ${name}\t${measure}\t${area}`), 1] as const];
    switches.push(on);
    builder.fact(on, 0, 1, from);
    // Between `least` and `fewest` − 1 where the switch is on, anything where it is not.
    builder.fact([...terms, ...times(on, most - (fewest - 1))], -NONE, most, from);
    builder.fact([...terms, ...times(on, -least)], 0, NONE, from);
  };
  const { minimumRespondents, minimumNumerator, minimumComplement, showNone, showAll } = policy;
  reason("answered", [...yes, ...no], 0, minimumRespondents);
  reason("counted", yes, 1, minimumNumerator);
  reason("others", no, 1, minimumComplement);
  const isGoodHigh = context.goodWhenHigh.has(measure);
  if (!(isGoodHigh ? showAll : showNone)) reason("nobody", yes, 0, 1);
  if (!(isGoodHigh ? showNone : showAll)) reason("everybody", no, 0, 1);
  builder.fact(switches.flat(), 1, NONE, from);
}
