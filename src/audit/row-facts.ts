import { type MeasureContext, sourceOf, times } from "./measure-context.ts";
import type { MeasureRow } from "./measure-rows.ts";
import { countsBehind } from "./possible-counts.ts";
import { answersIn, areasOfRow, rowsOf } from "./row-areas.ts";
import type { Terms } from "./system.ts";
import { ELSEWHERE } from "./universe.ts";

/** All that one printed figure says of its pupils. */
export function addRow(
  row: MeasureRow,
  rows: readonly MeasureRow[],
  context: MeasureContext,
): void {
  const { builder, counted, others } = context;
  const from = sourceOf(context, "figure", row, row.measure);
  const { sure, perhaps } = areasOfRow(row, rows, context);
  const [yes, no] = [counted(row.measure, sure, row), others(row.measure, sure, row)];
  if (row.isNobody) builder.fact([...yes, ...no], 0, 0, from);
  // A municipality's divided row is a sum of its areas' rows: these say all that it says.
  const isSum =
    row.divided !== null && row.area === null && context.universe.areasOf(row.folder).length > 0;
  if (row.isShown && !isSum) {
    const slack = perhaps === null ? null : slackOf(row, rows, sure, perhaps, context);
    addPrinted(row, [yes, no], slack, from, context);
  }
  if (row.reference !== null && row.area !== null) addReference(row, rows, context);
}

interface Slack {
  readonly terms: readonly [Terms, Terms];
  readonly isIn: boolean;
  /** Is every other area of the row among the files? */
  readonly isAllKnown: boolean;
}

/**
 * Pupils without area are in a partial row or they are not. The printed numbers decide where they
 * can; else they are a slack of which only the sign is known.
 */
function slackOf(
  row: MeasureRow,
  rows: readonly MeasureRow[],
  sure: readonly string[],
  perhaps: string,
  { counted, others }: MeasureContext,
): Slack | null {
  const shown = rowsOf(sure, row, rows);
  const isAllShown = shown.length === sure.length;
  if (isAllShown && (row.respondents?.high ?? 0) <= answersIn(shown, "low")) return null;
  const terms = [
    counted(row.measure, [perhaps], row),
    others(row.measure, [perhaps], row),
  ] as const;
  const isIn = isAllShown && (row.respondents?.low ?? 0) > answersIn(shown, "high");
  return { terms, isIn, isAllKnown: !sure.includes(ELSEWHERE) };
}

function addPrinted(
  row: MeasureRow,
  [yes, no]: readonly [Terms, Terms],
  slack: Slack | null,
  from: number,
  { builder }: MeasureContext,
): void {
  const add = (terms: Terms, extra: Terms, { low, high }: { low: number; high: number }): void => {
    if (slack === null || slack.isIn) builder.fact([...terms, ...extra], low, high, from);
    else {
      builder.fact(terms, 0, high, from);
      if (slack.isAllKnown) builder.fact([...terms, ...extra], low, Number.POSITIVE_INFINITY, from);
    }
  };
  const [moreYes, moreNo] = slack?.terms ?? [[], []];
  const { counts, respondents, share } = row;
  const answered = counts?.respondents ?? respondents;
  if (answered !== null) add([...yes, ...no], [...moreYes, ...moreNo], answered);
  if (counts === null) return;
  add(yes, moreYes, counts.numerator);
  add(no, moreNo, counts.complement);
  const isUnique = counts.numerator.low === counts.numerator.high;
  if (share === null || isUnique || (slack !== null && !slack.isIn)) return;
  const [allYes, allNo] = [
    [...yes, ...moreYes],
    [...no, ...moreNo],
  ];
  const none = Number.POSITIVE_INFINITY;
  builder.fact([...times(allYes, 1 - share.low), ...times(allNo, -share.low)], 0, none, from);
  builder.fact([...times(allYes, 1 - share.high), ...times(allNo, -share.high)], -none, 0, from);
}

/**
 * The share of the other shown areas, to twelve digits: of all numbers of pupils that there can be,
 * few have a whole number behind such a share. Where all these areas are printed it adds nothing.
 */
function addReference(row: MeasureRow, rows: readonly MeasureRow[], context: MeasureContext): void {
  const { builder, universe, counted, others, isWeighted, mostOf } = context;
  const { reference } = row;
  if (reference === null || isWeighted) return;
  const own = rows.filter(
    ({ folder, grade, gender }) =>
      folder === row.folder && grade === row.grade && gender === row.gender,
  );
  const rowOf = (area: string) => own.find((other) => other.area === area);
  const areas = universe
    .everyone(row.folder)
    .filter((area) => area !== row.area && area !== universe.withoutArea(row.folder))
    .filter((area) => rowOf(area)?.isWithheld !== true || rowOf(area)?.isShown === true)
    .filter((area) => rowOf(area)?.isLimit !== true);
  if (areas.every((area) => rowOf(area)?.isShown === true && rowOf(area)?.isRounded === false))
    return;
  const most = areas.reduce((sum, area) => sum + mostOf([area], row), 0);
  const found = countsBehind(reference, most);
  if (found === null) return;
  const [yes, no] = [counted(row.measure, areas, row), others(row.measure, areas, row)];
  const from = sourceOf(context, "reference", row, row.measure);
  builder.fact([...yes, ...no], found.respondents.low, found.respondents.high, from);
  builder.fact(yes, found.numerator.low, found.numerator.high, from);
  builder.fact(no, found.complement.low, found.complement.high, from);
}
