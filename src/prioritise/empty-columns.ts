import { isTotal } from "../vocabulary/figure.ts";
import {
  type ColumnGap,
  CRITERIA,
  type Criterion,
  type PriorityRow,
  type PriorityTable,
} from "../vocabulary/priority-table.ts";
import type { Profile } from "../vocabulary/profile.ts";

/** Columns in which nothing stands at all, and why; `given` is what there was beside the profile. */
export function emptyColumns(
  { design, norms, coverage, factors }: Profile,
  rows: readonly PriorityRow[],
  given: { readonly survey: boolean; readonly before: boolean },
): PriorityTable["empty"] {
  const has = (isThere: (row: PriorityRow) => boolean): boolean => rows.some(isThere);
  if (!has(({ status }) => status === "shown")) {
    const columns = CRITERIA.filter((criterion) => criterion !== "programmes");
    return columns.map((column) => ({ column, because: "nothing_shown" }));
  }
  const hasRest = has(({ rest }) => rest !== null);
  const surveyGap = (other: ColumnGap): ColumnGap => {
    if (!given.survey) return "no_survey";
    return design.calibration === null ? other : "calibrated";
  };
  const rankGap = design.finitePopulation ? "finite_population" : "few_factors";
  const probabilityGap = surveyGap(hasRest ? rankGap : "no_reference");
  const splitGap = factors.every(isTotal) ? "no_splits" : "no_reference";
  const gaps: readonly (readonly [Criterion, boolean, ColumnGap])[] = [
    ["rest", hasRest, "no_reference"],
    ["norm", norms !== null, "no_norm"],
    ["pupils", coverage.pupils !== null, "no_population"],
    ["change", given.before, "no_before"],
    ["agreement", has(({ agreement }) => agreement !== null), splitGap],
    ["probability", has(({ probability }) => probability !== null), probabilityGap],
    ["association", has(({ associations }) => associations.length > 0), surveyGap("nothing_shown")],
  ];
  return gaps.flatMap(([column, isThere, because]) => (isThere ? [] : [{ column, because }]));
}
