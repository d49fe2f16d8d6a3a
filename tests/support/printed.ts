import {
  countRange,
  exactly,
  type PrintedFigure,
  type PrintedFile,
  type PrintedParticipation,
  shareRange,
} from "../../src/audit/printed.ts";

/** n, k: exact; a word: withheld; with a step: rounded, n to the nearest five. */
export type Cell =
  | readonly [n: number, k: number]
  | "withheld"
  | { n: number; k: number; step: number };

/** A row as it would be printed. */
export function printedFigure(
  where: Partial<Pick<PrintedFigure, "area" | "grade" | "gender" | "measure" | "isPartial">>,
  cell: Cell,
): PrintedFigure {
  const base = {
    area: null,
    grade: null,
    gender: null,
    measure: "m",
    isNobody: false,
    isPartial: false,
    isRounded: false,
    isLimit: false,
    respondents: null,
    share: null,
    standardError: null,
    lowerLimit: null,
    upperLimit: null,
    reference: null,
    divided: null,
    ...where,
  };
  if (cell === "withheld") return { ...base, status: "withheld" };
  if ("step" in cell) {
    const { n, k, step } = cell;
    const respondents = countRange(5 * Math.floor(n / 5 + 0.5), 5);
    const share = shareRange(step * Math.floor(k / n / step + 0.5 + 1e-9), step);
    return { ...base, status: "shown", isRounded: true, respondents, share };
  }
  const [n, k] = cell;
  const share = k / n;
  const exact = { low: share - 1e-12, high: share + 1e-12 };
  return { ...base, status: "shown", respondents: exactly(n), share: exact };
}

/** Participation of an area, or of everyone; `step` where it is rounded. */
export function printedParticipation(
  area: string | null,
  respondents: number | "withheld",
  more: Partial<Pick<PrintedParticipation, "grade" | "pupils" | "isPartial">> & {
    readonly step?: number;
  } = {},
): PrintedParticipation {
  const { step, ...rest } = more;
  const isShown = respondents !== "withheld";
  return {
    area,
    grade: null,
    gender: null,
    isPartial: false,
    pupils: null,
    status: isShown ? "shown" : "withheld",
    isRounded: step !== undefined,
    respondents: !isShown
      ? null
      : step === undefined
        ? exactly(respondents)
        : countRange(respondents, step),
    ...rest,
  };
}

/** A file that lists all areas of the municipality, unless told otherwise. */
export function printedFile(
  figures: readonly PrintedFigure[],
  participation: readonly PrintedParticipation[] = [],
  more: Partial<PrintedFile> = {},
): PrintedFile {
  const areas = [...new Set([...figures, ...participation].flatMap(({ area }) => area ?? []))];
  return {
    file: "index.json",
    folder: "published",
    wave: "2024",
    survey: "abc",
    instrument: null,
    norms: null,
    policy: "default",
    isWeighted: false,
    isSimple: true,
    measures: new Map(),
    figures,
    participation,
    without: { area: exactly(0) },
    areas,
    isHeld: false,
    ...more,
  };
}
