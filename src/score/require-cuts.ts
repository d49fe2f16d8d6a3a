import { CtcError } from "../vocabulary/errors.ts";
import type { Finding } from "../vocabulary/finding.ts";
import type { Instrument } from "../vocabulary/instrument.ts";
import type { Cut, Norms } from "../vocabulary/norms.ts";
import type { Responses } from "../vocabulary/responses.ts";
import { findCut } from "./apply-cuts.ts";

/**
 * Every declared grade that answered must have a cut wherever a scale has any, and its girls and boys
 * each of them: a group left out in silence would make a profile of the others look like one of
 * everybody. Pupils of another gender, or of none that is known, may lack one and are counted. Grades
 * that the instrument does not declare have no cut and are counted in the notes.
 *
 * @param file base name of the survey, for the message
 * @returns how many respondents are out of some factor because cuts go by gender
 * @throws CtcError `norms-grade-missing` with the grade and the first scale concerned;
 *   `norms-gender-missing` with the gender too, where others of the grade have a cut; `grade-needed`
 *   where cuts go by grade and the survey has no grade at all
 */
export function requireCuts(
  responses: Responses,
  instrument: Instrument,
  scores: ReadonlyMap<string, Float64Array>,
  norms: Norms | null,
  file: string,
): readonly Finding[] {
  if (norms === null) return [];
  const { grade, gender } = responses;
  if (grade.names.length === 0) requireGradelessCuts(scores, norms, file);
  const uncut = new Uint8Array(responses.respondents);
  for (const [scale, score] of scores) {
    const cuts = norms.cuts.filter((cut) => cut.scale === scale);
    if (cuts.length === 0) continue;
    for (const { g, s, rows } of scoredGroups(responses, score)) {
      const group = { grade: grade.names[g], gender: gender.names[s] };
      const isLeftOut = requireCutOf(group, scale, cuts, norms, instrument);
      if (isLeftOut) for (const row of rows) uncut[row] = 1;
    }
  }
  const respondents = uncut.reduce((sum, one) => sum + one, 0);
  return respondents === 0 ? [] : [{ code: "respondents-without-cut", respondents }];
}

/**
 * @returns whether the group is out of the factor because of its gender
 * @throws CtcError `norms-grade-missing`, `norms-gender-missing`
 */
function requireCutOf(
  { grade, gender }: { readonly grade: string | undefined; readonly gender: string | undefined },
  scale: string,
  cuts: readonly Cut[],
  { id, fallback }: Norms,
  { groups }: Instrument,
): boolean {
  if (findCut(cuts, grade, gender, fallback) !== undefined) return false;
  const isGradeServed = [undefined, ...cuts.map((cut) => cut.gender)].some(
    (one) => findCut(cuts, grade, one, fallback) !== undefined,
  );
  if (isGradeServed && (gender === "girl" || gender === "boy")) {
    const group = [grade, gender].filter(Boolean).join(" – ");
    throw new CtcError("norms-gender-missing", { norms: id, group, scale });
  }
  if (!isGradeServed && grade !== undefined && Object.hasOwn(groups.grade, grade)) {
    throw new CtcError("norms-grade-missing", { norms: id, grade, scale });
  }
  return isGradeServed;
}

/** Respondents with a score, by grade and gender in the order of the groups; −1 where not known. */
function scoredGroups(
  { grade, gender }: Responses,
  score: Float64Array,
): readonly { readonly g: number; readonly s: number; readonly rows: readonly number[] }[] {
  const groups = new Map<number, { g: number; s: number; rows: number[] }>();
  const genders = gender.names.length + 1;
  for (let row = 0; row < score.length; row++) {
    if (Number.isNaN(score[row] as number)) continue;
    const [g, s] = [grade.of[row] as number, gender.of[row] as number];
    const key = (g + 1) * genders + s + 1;
    const group = groups.get(key) ?? { g, s, rows: [] };
    group.rows.push(row);
    groups.set(key, group);
  }
  return [...groups.entries()].sort(([a], [b]) => a - b).map(([, group]) => group);
}

/** Without a grade column, cuts by grade would leave nobody in any denominator. */
function requireGradelessCuts(
  scores: ReadonlyMap<string, Float64Array>,
  norms: Norms,
  file: string,
): void {
  const used = norms.cuts.filter(({ scale }) => scores.has(scale));
  if (used.length === 0 || used.some(({ grade }) => grade === undefined)) return;
  throw new CtcError("grade-needed", { file, norms: norms.id });
}
