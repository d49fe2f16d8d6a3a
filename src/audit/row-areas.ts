import type { MeasureInput } from "./measure-context.ts";
import type { MeasureRow } from "./measure-rows.ts";

/**
 * Areas of the figure: its own; everyone's; or those that are shown, where the row says so, or does
 * not say and its number of answers can be theirs.
 */
export function areasOfRow(
  row: MeasureRow,
  rows: readonly MeasureRow[],
  { universe, mostOf }: Pick<MeasureInput, "universe" | "mostOf">,
): { readonly sure: readonly string[]; readonly perhaps: string | null } {
  if (row.area !== null) return { sure: [row.area], perhaps: null };
  const everyone = universe.everyone(row.folder);
  const own = rows.filter(
    ({ folder, grade, gender }) => folder === row.folder && grade === null && gender === null,
  );
  const isHidden = (area: string): boolean =>
    own.some(
      (other) => other.area === area && ((other.isWithheld && !other.isShown) || other.isLimit),
    );
  const without = universe.withoutArea(row.folder);
  const isWhole = row.isPartial === null && !everyone.some(isHidden);
  if (row.isPartial === false || isWhole) return { sure: everyone, perhaps: null };
  // Where no area is missing, those without one may be: of one measure they are told, of another not.
  const sure = everyone.filter((area) => !isHidden(area) && area !== without);
  if (row.isPartial === null) {
    const shown = rowsOf(sure, row, rows);
    const most = answersIn(shown, "high") + (without === null ? 0 : mostOf([without], row));
    const isAllShown = shown.length === sure.length;
    if (isAllShown && (row.respondents?.low ?? 0) > most) return { sure: everyone, perhaps: null };
  }
  return { sure, perhaps: without };
}

/** The rows of these areas that stand beside a row. */
export function rowsOf(
  areas: readonly string[],
  { grade, gender, folder }: MeasureRow,
  rows: readonly MeasureRow[],
): readonly MeasureRow[] {
  return rows.filter(
    (row) =>
      row.area !== null &&
      areas.includes(row.area) &&
      row.grade === grade &&
      row.gender === gender &&
      row.folder === folder,
  );
}

/** Fewest or most answers in these rows together; NaN where one does not tell. */
export const answersIn = (rows: readonly MeasureRow[], end: "low" | "high"): number =>
  rows.reduce((all, { respondents }) => all + (respondents?.[end] ?? Number.NaN), 0);
