import { textIn } from "../i18n/text-in.ts";
import { csvText, defuseCell } from "../vocabulary/csv-cell.ts";
import type { EvaluatedFactor, Evaluation } from "../vocabulary/evaluation.ts";
import type { Language } from "../vocabulary/project.ts";
import { proportion, significant, whole } from "./csv-numbers.ts";

const COLUMNS =
  "area,area_id,kind,domain,measure,label,wave_before,respondents_before,before,before_low,before_high,wave_after,respondents_after,after,after_low,after_high,change,change_low,change_high,p,p_adjusted,smallest_change,change_verdict,target,target_wave,target_verdict,comparison_areas,comparison_change,difference_in_differences,difference_in_differences_low,difference_in_differences_high,between_areas_low,between_areas_high,difference_in_differences_p,difference_in_differences_p_adjusted,difference_in_differences_verdict,status,reasons,synthetic".split(
    ",",
  );

/**
 * One row per chosen factor, in the order of the decision. Shares, targets, changes and differences
 * are proportions with 6 decimals, p's have 6 significant digits; an empty cell is not applicable or
 * protected. UTF-8, comma, point decimals, LF, no byte-order mark.
 */
export function evaluationToCsv(evaluation: Evaluation, language: Language): string {
  const rows = evaluation.factors.map((factor) => rowOf(factor, evaluation, language));
  return csvText([COLUMNS, ...rows]);
}

function rowOf(factor: EvaluatedFactor, evaluation: Evaluation, language: Language): string[] {
  const { row } = factor;
  const { area, before, after, synthetic } = evaluation;
  return [
    defuseCell(area.name ?? ""),
    defuseCell(area.id ?? ""),
    row.kind,
    row.domain ?? "",
    defuseCell(row.measure),
    defuseCell(textIn(row.label, language)),
    ...sideCells(before.wave, row.before),
    ...sideCells(after.wave, row.after),
    ...changeCells(factor),
    ...targetCells(factor),
    ...differenceCells(factor),
    row.status,
    row.stops.map(({ reason }) => reason).join(" "),
    String(synthetic),
  ];
}

function sideCells(wave: string | null, side: EvaluatedFactor["row"]["before"]): string[] {
  return [
    defuseCell(wave ?? ""),
    whole(side.respondents),
    ...[side.value, side.low, side.high].map(proportion),
  ];
}

function changeCells({ row: { change, verdict } }: EvaluatedFactor): string[] {
  return [
    ...[change?.value, change?.low, change?.high].map(proportion),
    significant(change?.p),
    significant(change?.pAdjusted),
    proportion(change?.smallest),
    verdict ?? "",
  ];
}

function targetCells({ target }: EvaluatedFactor): string[] {
  return [proportion(target?.value), defuseCell(target?.wave ?? ""), target?.verdict ?? ""];
}

function differenceCells({ differenceInDifferences: found }: EvaluatedFactor): string[] {
  return [
    found === null ? "" : String(found.changes.length),
    ...[
      found?.elsewhere,
      found?.value,
      found?.low,
      found?.high,
      found?.between?.low,
      found?.between?.high,
    ].map(proportion),
    significant(found?.p),
    significant(found?.pAdjusted),
    found?.verdict ?? "",
  ];
}
