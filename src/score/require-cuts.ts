import { CtcError } from "../vocabulary/errors.ts";
import type { Instrument } from "../vocabulary/instrument.ts";
import type { Norms } from "../vocabulary/norms.ts";
import type { Responses } from "../vocabulary/responses.ts";
import { findCut } from "./apply-cuts.ts";

/**
 * Every declared grade that answered must have a cut wherever a scale has any. A grade left out in
 * silence would make a profile of the others look like one of everybody. Grades that the instrument
 * does not declare have no cut and are counted in the notes.
 *
 * @param file base name of the survey, for the message
 * @throws CtcError `norms-grade-missing` with the grade and the first scale concerned;
 *   `grade-needed` where cuts go by grade and the survey has no grade at all
 */
export function requireCuts(
  responses: Responses,
  instrument: Instrument,
  scores: ReadonlyMap<string, Float64Array>,
  norms: Norms | null,
  file: string,
): void {
  if (norms === null) return;
  if (responses.grade.names.length === 0) requireGradelessCuts(scores, norms, file);
  const declared = new Set(Object.keys(instrument.groups.grade));
  for (const [scale, score] of scores) {
    const cuts = norms.cuts.filter((cut) => cut.scale === scale);
    if (cuts.length === 0) continue;
    responses.grade.names.forEach((grade, at) => {
      const isServed = [undefined, ...responses.gender.names].some(
        (gender) => findCut(cuts, grade, gender, norms.fallback) !== undefined,
      );
      const isScored = score.some((x, row) => responses.grade.of[row] === at && !Number.isNaN(x));
      if (isServed || !isScored || !declared.has(grade)) return;
      throw new CtcError("norms-grade-missing", { norms: norms.id, grade, scale });
    });
  }
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
