import type { CoverageRow, Figure, Released } from "../vocabulary/figure.ts";
import type { ParsedProfile } from "../vocabulary/parsed-profile.ts";
import type { Profile } from "../vocabulary/profile.ts";

/**
 * A profile that was read back from its file, with its figures marked as released. That is right
 * because nothing is decided here: whoever has the file has these figures already, and what the file
 * withholds is not in it. It says nothing of what may be told about two such files beside each other.
 */
export function acceptPublished(parsed: ParsedProfile): Profile {
  const { coverage } = parsed;
  return {
    ...parsed,
    coverage: {
      ...coverage,
      byGrade: coverage.byGrade.map(acceptRow),
      byGender: coverage.byGender.map(acceptRow),
      byGradeGender: coverage.byGradeGender.map(acceptRow),
      total: acceptRow(coverage.total),
    },
    factors: parsed.factors.map(acceptFigure),
    behaviours: parsed.behaviours.map(acceptFigure),
    cumulative: parsed.cumulative.map(acceptFigure),
  };
}

const acceptFigure = (figure: Figure): Released<Figure> => figure as Released<Figure>;
const acceptRow = (row: CoverageRow): Released<CoverageRow> => row as Released<CoverageRow>;
