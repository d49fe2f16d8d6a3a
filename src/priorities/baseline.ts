import type { ParsedProfile } from "../vocabulary/parsed-profile.ts";
import { type Priority, totalOf } from "../vocabulary/priorities.ts";

/**
 * A profile as far as some of its factors go: what a later profile has to be compared with, and no
 * more. A part of what was published, so nothing new is told.
 */
export function baselineOf(
  profile: ParsedProfile,
  priorities: readonly Pick<Priority, "factor">[],
): ParsedProfile {
  const chosen = priorities.map(({ factor }) => factor);
  return {
    ...profile,
    coverage: {
      ...profile.coverage,
      byGrade: [],
      byGender: [],
      byGradeGender: [],
    },
    measures: profile.measures.filter(({ id }) => chosen.includes(id)),
    factors: chosen.flatMap((factor) => totalOf(profile, factor) ?? []),
    behaviours: [],
    cumulative: [],
    notMeasured: [],
    findings: [],
    notes: [],
  };
}
