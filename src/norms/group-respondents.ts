import type { Gender } from "../vocabulary/instrument.ts";
import type { Grouping } from "../vocabulary/responses.ts";
import type { NormGroup } from "./derive-cuts.ts";

/** What cuts may go by. */
export type By = readonly ("grade" | "gender")[];

/** Girls and boys have cuts of their own; who answered otherwise, or not at all, has those of all. */
const GENDERS: readonly Gender[] = ["girl", "boy"];

/**
 * The groups that have a cut of their own, grades in school order. Where cuts go by gender, each
 * grade (or everyone) has a cut of both beside them, for pupils who are neither girl nor boy in the
 * file.
 *
 * @param declared grades of the instrument; respondents of other grades are in no group by grade
 * @param taking 1 for respondents who take part
 */
export function groupRespondents(
  groups: { readonly grade: Grouping; readonly gender: Grouping },
  by: By,
  declared: readonly string[],
  taking: Uint8Array,
): readonly NormGroup[] {
  const grades = by.includes("grade") ? knownGrades(groups.grade, declared) : [undefined];
  return grades.flatMap((grade) => {
    const inGrade = within(taking, groups.grade, grade);
    const all: NormGroup = { ...(grade === undefined ? {} : { grade }), inside: inGrade };
    if (!by.includes("gender")) return [all];
    const parts = GENDERS.map((gender) => ({
      ...all,
      gender,
      inside: within(inGrade, groups.gender, gender),
    }));
    return [...parts, all];
  });
}

function knownGrades({ names }: Grouping, declared: readonly string[]): readonly string[] {
  return names.filter((name) => declared.includes(name)).sort((a, b) => Number(a) - Number(b));
}

function within(taking: Uint8Array, { names, of }: Grouping, name: string | undefined): Uint8Array {
  if (name === undefined) return taking;
  const group = names.indexOf(name);
  return taking.map((one, row) => (one === 1 && group !== -1 && of[row] === group ? 1 : 0));
}
