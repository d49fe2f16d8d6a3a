import { type IntervalOf, type PossibleCounts, possibleCounts } from "./possible-counts.ts";
import type { PrintedFigure, PrintedFile, Range } from "./printed.ts";
import { groupBy, type PublishedSurvey } from "./published-survey.ts";

/** One figure with all that was printed of it, in whichever file and format. */
export interface MeasureRow {
  readonly area: string | null;
  readonly grade: string | null;
  readonly gender: string | null;
  readonly measure: string;
  readonly folder: string;
  /** Withheld somewhere, and shown nowhere exactly. */
  readonly isWithheld: boolean;
  readonly isRounded: boolean;
  readonly isLimit: boolean;
  readonly isNobody: boolean;
  readonly isShown: boolean;
  readonly isPartial: boolean | null;
  /** Limits of k/n, for what pairs of whole numbers do not say. */
  readonly share: Range | null;
  readonly respondents: Range | null;
  /** Null where the share of a weighted survey says nothing of persons. */
  readonly counts: PossibleCounts | null;
  readonly reference: Range | null;
  readonly divided: PrintedFigure["divided"];
}

/**
 * The rows of all files of a survey, one for each figure of a folder. Factors depend on the norm:
 * with several norms in one survey, each has its own.
 */
export function measureRows(
  survey: PublishedSurvey,
  isWeighted: boolean,
  intervalOf: IntervalOf,
): readonly MeasureRow[] {
  const norms = new Set(survey.files.flatMap((file) => file.norms ?? []));
  const isSimple = survey.files.every((file) => file.isSimple !== false);
  const printed = survey.files.flatMap((file) =>
    file.figures.map((figure) => ({ file, figure, measure: measureKey(file, figure, norms.size) })),
  );
  const grouped = groupBy(printed, ({ file, figure: { area, grade, gender }, measure }) =>
    JSON.stringify([file.folder, measure, area, grade, gender]),
  );
  return [...grouped.values()].flatMap((same) => {
    const [first] = same;
    if (first === undefined) return [];
    const figures = same.map(({ figure }) => figure);
    const merged = mergeFigures(figures);
    return [
      {
        ...merged,
        measure: first.measure,
        folder: first.file.folder,
        counts: isWeighted ? null : mergeCounts(figures, isSimple, intervalOf),
      },
    ];
  });
}

function measureKey(file: PrintedFile, { measure }: PrintedFigure, norms: number): string {
  const kind = file.measures.get(measure)?.kind;
  const isCut = kind === "risk" || kind === "protective" || kind === "cumulative";
  return norms > 1 && isCut && file.norms !== null ? `${measure} (${file.norms})` : measure;
}

function mergeFigures(figures: readonly PrintedFigure[]) {
  const [{ area, grade, gender }] = figures as [PrintedFigure];
  const shown = figures.filter(({ status }) => status === "shown");
  const partial = figures.flatMap(({ isPartial }) => isPartial ?? []);
  return {
    area,
    grade,
    gender,
    isWithheld: figures.some(({ status }) => status === "withheld"),
    isShown: shown.length > 0,
    isRounded: shown.length > 0 && shown.every(({ isRounded }) => isRounded),
    isLimit: shown.some(({ isLimit }) => isLimit),
    isNobody: figures.some(({ isNobody }) => isNobody),
    isPartial: partial.length === 0 ? null : partial.includes(true),
    share: intersect(shown.map(({ share }) => share)),
    respondents: intersect(shown.map(({ respondents }) => respondents)),
    reference: intersect(shown.map(({ reference }) => reference)),
    divided: shown.find(({ divided }) => divided !== null)?.divided ?? null,
  };
}

function mergeCounts(
  figures: readonly PrintedFigure[],
  isSimple: boolean,
  intervalOf: IntervalOf,
): PossibleCounts | null {
  const own = figures
    .filter(({ share, respondents }) => share !== null && respondents !== null)
    .map((figure) => possibleCounts(figure, isSimple, intervalOf) ?? IMPOSSIBLE);
  if (own.length === 0) return null;
  return {
    respondents: intersect(own.map(({ respondents }) => respondents)) ?? NONE,
    numerator: intersect(own.map(({ numerator }) => numerator)) ?? NONE,
    complement: intersect(own.map(({ complement }) => complement)) ?? NONE,
  };
}

/** A range that holds nothing: what cannot be is told as a contradiction. */
const NONE: Range = { low: 1, high: 0 };
const IMPOSSIBLE: PossibleCounts = { respondents: NONE, numerator: NONE, complement: NONE };

function intersect(ranges: readonly (Range | null)[]): Range | null {
  const known = ranges.filter((range) => range !== null);
  if (known.length === 0) return null;
  return {
    low: Math.max(...known.map(({ low }) => low)),
    high: Math.min(...known.map(({ high }) => high)),
  };
}
