import type { MeasureRow } from "./measure-rows.ts";
import { groupBy } from "./published-survey.ts";

/** How an area is told in parts, read off all its measures together: it is the same for each. */
export interface SplitPlan {
  /** Is this group of the area told, if not of every measure? */
  readonly isTold: (row: MeasureRow) => boolean;
  /** Are those who are in no told group divided with them, as one group that is not printed? */
  readonly hasRemainder: boolean;
}

/** One split of one area: its grades, its genders, or the grades of one gender. */
export type PlanOf = (row: MeasureRow) => SplitPlan;

/** The printed whole of a measure: respondents to the policy's step; null where it is not exact. */
export type WholeRespondents = (row: MeasureRow) => number | null;

const NOTHING: SplitPlan = { isTold: () => false, hasRemainder: false };

/** Rows that divide the same whole. */
export const lineOf = ({ folder, area, grade, gender }: MeasureRow): string => {
  if (grade === null) return JSON.stringify([folder, area, "gender"]);
  return JSON.stringify([folder, area, "grade", gender]);
};
const groupOf = ({ grade, gender }: MeasureRow): string => JSON.stringify([grade, gender]);

/**
 * Which groups are told was decided on who took part. A group that one measure tells is told; where it
 * is withheld of another, too few answered that one.
 */
export function splitPlans(rows: readonly MeasureRow[], whole: WholeRespondents): PlanOf {
  const parts = rows.filter(({ grade, gender }) => grade !== null || gender !== null);
  const plans = new Map<string, SplitPlan>();
  for (const [line, ofLine] of groupBy(parts, lineOf)) {
    const told = new Set(ofLine.filter(({ divided }) => divided !== null).map(groupOf));
    const isTold = (row: MeasureRow): boolean => told.has(groupOf(row));
    const isLeft = [...groupBy(ofLine, ({ measure }) => measure).values()].some((same) => {
      const members = same.filter(isTold);
      if (members.some(({ divided, isNobody }) => divided === null && !isNobody)) return false;
      const shown = members.reduce((sum, { divided }) => sum + (divided?.respondents ?? 0), 0);
      const [first] = members;
      // The grades of a gender have nobody beside them whom the others could be divided with.
      const all = first === undefined || isCross(first) ? null : whole(first);
      return all !== null && all > shown;
    });
    plans.set(line, { isTold, hasRemainder: isLeft });
  }
  return (row) => plans.get(lineOf(row)) ?? NOTHING;
}

const isCross = ({ grade, gender }: MeasureRow): boolean => grade !== null && gender !== null;
