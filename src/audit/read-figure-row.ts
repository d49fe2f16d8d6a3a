import type { Policy } from "../vocabulary/policy.ts";
import type { ProfileWords } from "../vocabulary/profile-words.ts";
import {
  countOf,
  dividedAlikeRange,
  type PrintedFigure,
  type Range,
  shareRange,
} from "./printed.ts";

/** Where the cells of a figure stand in a table; −1 for a group, where rows are of everybody. */
export interface FigureColumns {
  readonly group: number;
  readonly share: number;
  readonly answers: number;
}

/** One row of a table of figures in Markdown; measures are known by their labels only. */
export function figureInRow(
  row: readonly string[],
  { group, share, answers }: FigureColumns,
  area: string | null,
  words: ProfileWords,
  policy: Policy,
): PrintedFigure {
  const [shareCell = "", answersCell = ""] = [row[share], row[answers]];
  const isShown = shareCell !== words.withheld && shareCell !== words.absent;
  const own = group === -1 ? { grade: null, gender: null } : groupIn(row[group] ?? "", words);
  return {
    area,
    ...own,
    measure: row[0] ?? "",
    status: isShown ? "shown" : shareCell === words.withheld ? "withheld" : "absent",
    isNobody: false,
    isPartial: area === null ? null : false,
    ...(isShown ? shownIn(shareCell, answersCell, group !== -1, words, policy) : NOTHING_SHOWN),
    // Everyone as a rounded figure is the sum of the areas' figures, which say all that it says.
    ...(area === null && group === -1 && shareCell.startsWith(words.about) ? UNTOLD : {}),
    standardError: null,
    lowerLimit: null,
    upperLimit: null,
    reference: null,
  };
}

type Numbers = Pick<PrintedFigure, "isRounded" | "isLimit" | "respondents" | "share" | "divided">;

const NOTHING_SHOWN: Numbers = {
  isRounded: false,
  isLimit: false,
  respondents: null,
  share: null,
  divided: null,
};
const UNTOLD = { respondents: null, share: null } as const;
/** Shares are printed to a tenth of a per cent. */
const TENTH = 0.001;

/** A rounded row of a group is a part of a divided total: nothing else is printed of groups so. */
function shownIn(
  shareCell: string,
  answersCell: string,
  isGroup: boolean,
  words: ProfileWords,
  policy: Policy,
): Numbers {
  const [value, respondents] = [numberIn(shareCell, words), numberIn(answersCell, words)];
  const bound = boundIn(shareCell, value, words);
  const isRounded = shareCell.startsWith(words.about);
  const step = isRounded && value !== null ? stepOf(value, policy) : TENTH;
  const share = value === null ? null : shareRange(value / 100, step);
  if (isGroup && isRounded && share !== null && respondents !== null) {
    const range = dividedAlikeRange(respondents, policy.roundCountsTo, policy);
    const divided = { respondents, share };
    return { isRounded, isLimit: false, respondents: range, share: null, divided };
  }
  const isAbout = isRounded || answersCell.startsWith(words.about);
  return {
    isRounded: isRounded || bound !== null,
    isLimit: bound !== null,
    respondents: countOf(respondents, isAbout ? policy.roundCountsTo : null),
    share: bound ?? share,
    divided: null,
  };
}

/** "≤ 1 %": the share itself is not told. */
function boundIn(cell: string, value: number | null, words: ProfileWords): Range | null {
  if (value === null) return null;
  if (cell.startsWith(words.atMost)) return { low: 0, high: value / 100 };
  return cell.startsWith(words.atLeast) ? { low: value / 100, high: 1 } : null;
}

/** "gy 2", "girls" or "gy 2, girls"; grades that are told together are one name, `7+8`. */
function groupIn(cell: string, words: ProfileWords): Pick<PrintedFigure, "grade" | "gender"> {
  for (const [word, gender] of words.genders) {
    if (cell === word) return { grade: null, gender };
    const end = `${words.cross}${word}`;
    if (cell.endsWith(end)) return { grade: gradeIn(cell.slice(0, -end.length), words), gender };
  }
  return { grade: gradeIn(cell, words), gender: null };
}

const gradeIn = (text: string, words: ProfileWords): string =>
  text
    .split(words.and)
    .map((name) => words.grades.get(name) ?? name)
    .join("+");

/** The step is not printed: the largest that the number is a multiple of. */
function stepOf(percent: number, { roundingSteps }: Policy): number {
  const steps = roundingSteps.filter((step) => isMultiple(percent, 100 * step));
  return Math.max(0.01, ...steps);
}

const isMultiple = (value: number, of: number): boolean =>
  Math.abs(value / of - Math.round(value / of)) < 1e-9;

/** A number as printed: thousands set apart, a decimal sign, perhaps a word or a sign around it. */
export function numberIn(cell: string, words: ProfileWords): number | null {
  const { about, atMost, atLeast, decimalSign, unreliable } = words;
  const thousands = decimalSign === "," ? /[\s\u00a0]/g : /[,\s\u00a0]/g;
  const bare = [about, atMost, atLeast, unreliable].reduce(
    (all, word) => all.replace(word, ""),
    cell,
  );
  const digits = bare.replace(thousands, "").replace(decimalSign, ".");
  return /^\d+(\.\d+)?$/.test(digits) ? Number(digits) : null;
}
