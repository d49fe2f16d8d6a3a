import {
  CHECK_SEVERITY,
  type CheckProblem,
  type CheckReport,
  type CheckRule,
} from "../vocabulary/check.ts";

type Parts = Omit<CheckReport, "problems" | "schema" | "generator">;

/** Which rules found something, and in how many places; the rules that found nothing are left out. */
export function listProblems(parts: Parts): readonly CheckProblem[] {
  const counts = countPlaces(parts);
  return (Object.keys(CHECK_SEVERITY) as CheckRule[]).flatMap((rule) => {
    const count = counts[rule];
    return count === 0 ? [] : [{ rule, severity: CHECK_SEVERITY[rule], count }];
  });
}

function countPlaces(parts: Parts): Readonly<Record<CheckRule, number | null>> {
  const { findings, areas, reliability, honesty, fieldWork } = parts;
  const found = (code: string): number => findings.filter((each) => each.code === code).length;
  const rates = areas.map(({ row }) => row.rate);
  const correlations = reliability.flatMap((scale) => scale.reliability?.itemRest ?? []);
  const beyond = areas.filter(
    ({ row: { respondents, pupils } }) =>
      respondents !== null && pupils !== null && respondents > pupils,
  );
  return {
    "mapped-twice": parts.items.mappedTwice.length,
    "question-contradicts": found("question-contradicts"),
    "labels-contradict": found("labels-contradict"),
    "question-differs": found("question-differs"),
    "label-differs": found("value-label-differs"),
    "out-of-range": parts.outOfRange.length,
    "group-unknown": parts.unknownGroups.length,
    "duplicate-id": parts.duplicates.sameId.length,
    "duplicate-answers": parts.duplicates.sameAnswers.length,
    "no-area": parts.unplaced.area,
    "no-grade": parts.unplaced.grade,
    "low-response": rates.filter((rate) => rate !== null && rate < parts.lowResponse).length,
    "more-than-pupils": beyond.length,
    "population-area": found("population-area-unknown"),
    "no-school": fieldWork === null ? 0 : fieldWork.noSchool.respondents,
    "date-unreadable": (fieldWork?.unreadable ?? []).reduce((sum, { cells }) => sum + cells, 0),
    "date-outlier": fieldWork?.outlying.cells ?? 0,
    "item-rest": correlations.filter(({ correlation }) => (correlation ?? 0) < 0).length,
    "honesty-unusable": honesty.rules.filter(({ applied, usable }) => applied && !usable).length,
  };
}
