import type { CoverageRow, Figure } from "./figure.ts";
import type { Profile } from "./profile.ts";

/** A profile as it stands in a file: its figures have not come through `src/disclose` in this run. */
export interface ParsedProfile
  extends Omit<Profile, "coverage" | "factors" | "behaviours" | "cumulative"> {
  readonly coverage: ParsedCoverage;
  readonly factors: readonly Figure[];
  readonly behaviours: readonly Figure[];
  readonly cumulative: readonly Figure[];
}

type CoverageTables = "byGrade" | "byGender" | "byGradeGender" | "total";

interface ParsedCoverage extends Omit<Profile["coverage"], CoverageTables> {
  readonly byGrade: readonly CoverageRow[];
  readonly byGender: readonly CoverageRow[];
  readonly byGradeGender: readonly CoverageRow[];
  readonly total: CoverageRow;
}
