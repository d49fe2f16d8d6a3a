import type { Policy } from "../vocabulary/policy.ts";
import type { ProfileWords } from "../vocabulary/profile-words.ts";
import {
  countOf,
  dividedRange,
  type PrintedFigure,
  type PrintedFile,
  type PrintedParticipation,
  shareRange,
  UNTOLD_OF_FILE,
} from "./printed.ts";

/** What the title cannot tell apart by itself: where the name ends and the wave begins. */
export interface KnownNames {
  readonly areas: readonly string[];
  readonly waves: readonly string[];
}

type Named = { readonly file: string; readonly folder: string };

/**
 * What a profile in Markdown says: shares to a tenth of a per cent and counts. Measures are known by
 * their labels only. Null where the text is no profile in these words.
 */
export function readProfileMarkdown(
  text: string,
  place: Named,
  words: ProfileWords,
  known: KnownNames,
  policy: Policy,
): PrintedFile | null {
  const lines = text.split("\n");
  const title = titleOf(lines[0] ?? "", words, known);
  if (title === null) return null;
  const figures: PrintedFigure[] = [];
  const participation: PrintedParticipation[] = [];
  for (const table of tablesIn(lines)) {
    const [header = [], , ...rows] = table;
    const column = (name: string): number => header.indexOf(name);
    if (column(words.share) !== -1 && column(words.answers) !== -1) {
      const [share, answers] = [column(words.share), column(words.answers)];
      figures.push(
        ...rows.map((row) => figureOf(row, { share, answers }, title.area, words, policy)),
      );
    } else if (header[0] === words.grade && column(words.respondents) !== -1) {
      const columns = {
        respondents: column(words.respondents),
        pupils: column(words.pupils),
        gender: column(words.gender),
      };
      participation.push(
        ...rows.map((row) => participationOf(row, columns, title.area, words, policy)),
      );
    }
  }
  return {
    ...UNTOLD_OF_FILE,
    ...place,
    wave: title.wave,
    figures,
    participation,
  };
}

function titleOf(line: string, words: ProfileWords, { areas, waves }: KnownNames) {
  const heading = line.startsWith("# ") ? plain(line.slice(2)) : null;
  if (heading === null) return null;
  const forms = [
    [words.areaTitle, true],
    [words.everyoneTitle, false],
    [[words.everyone, ""], false],
  ] as const;
  for (const [[before, after], isArea] of forms) {
    if (!heading.startsWith(before)) continue;
    const rest = heading.slice(before.length).replace(after, "").trim();
    const wave = waves.find((name) => rest === name || rest.endsWith(` ${name}`)) ?? yearAt(rest);
    const name = wave === null ? rest : rest.slice(0, rest.length - wave.length).trim();
    const area = areas.find((one) => one === rest) ?? name;
    return isArea ? { area, wave } : { area: null, wave };
  }
  return null;
}

const yearAt = (text: string): string | null => /(?:^|\s)(\d{4})$/.exec(text)?.[1] ?? null;

/** Rows of each table, the header first, then the line of dashes. */
function tablesIn(lines: readonly string[]): readonly (readonly (readonly string[])[])[] {
  const tables: string[][][] = [];
  let isInside = false;
  for (const line of lines) {
    if (!line.startsWith("|")) {
      isInside = false;
      continue;
    }
    if (!isInside) tables.push([]);
    isInside = true;
    tables.at(-1)?.push(cellsOf(line));
  }
  return tables;
}

function cellsOf(line: string): string[] {
  return line
    .slice(1, -1)
    .split(/(?<!\\)\|/)
    .map((cell) => plain(cell.trim()));
}

/** Text as it was before it was made harmless for Markdown. */
const plain = (text: string): string =>
  text
    .replace(/\\([!-/:-@[-`{-~])/g, "$1")
    .replaceAll("&lt;", "<")
    .replaceAll("&amp;", "&");

function figureOf(
  row: readonly string[],
  { share, answers }: { readonly share: number; readonly answers: number },
  area: string | null,
  words: ProfileWords,
  policy: Policy,
): PrintedFigure {
  const [shareCell = "", answersCell = ""] = [row[share], row[answers]];
  const isShown = shareCell !== words.withheld && shareCell !== words.absent;
  const [value, respondents] = [numberIn(shareCell, words), numberIn(answersCell, words)];
  const isRounded = shareCell.startsWith(words.about);
  return {
    area,
    grade: null,
    gender: null,
    measure: row[0] ?? "",
    status: isShown ? "shown" : shareCell === words.withheld ? "withheld" : "absent",
    isNobody: false,
    isPartial: area === null ? null : false,
    isRounded,
    respondents: isShown ? countOf(respondents, isRounded ? policy.roundCountsTo : null) : null,
    share:
      isShown && value !== null
        ? shareRange(value / 100, isRounded ? stepOf(value, policy) : 0.001)
        : null,
    standardError: null,
    lowerLimit: null,
    upperLimit: null,
    reference: null,
  };
}

/** The step is not printed: the largest that the number is a multiple of. */
function stepOf(percent: number, { roundingSteps }: Policy): number {
  const steps = roundingSteps.filter((step) => isMultiple(percent, 100 * step));
  return Math.max(0.01, ...steps);
}

const isMultiple = (value: number, of: number): boolean =>
  Math.abs(value / of - Math.round(value / of)) < 1e-9;

function participationOf(
  row: readonly string[],
  columns: { readonly respondents: number; readonly pupils: number; readonly gender: number },
  area: string | null,
  words: ProfileWords,
  policy: Policy,
): PrintedParticipation {
  const [label = "", answered = ""] = [row[0], row[columns.respondents]];
  const isRounded = answered.startsWith(words.about);
  const count = numberIn(answered, words);
  const gender = row[columns.gender];
  return {
    area,
    grade: label === words.allGrades ? null : (words.grades.get(label) ?? label),
    gender: gender === undefined ? null : (words.genders.get(gender) ?? gender),
    status: answered === words.withheld ? "withheld" : "shown",
    isPartial: area === null ? null : false,
    isRounded,
    respondents:
      isRounded && count !== null
        ? dividedRange(count, policy.roundCountsTo, policy)
        : countOf(count, null),
    pupils: numberIn(row[columns.pupils] ?? "", words),
  };
}

/** A number as printed: thousands set apart, a decimal sign, perhaps a word before it. */
function numberIn(cell: string, words: ProfileWords): number | null {
  const { about, decimalSign, unreliable } = words;
  const thousands = decimalSign === "," ? /[\s\u00a0]/g : /[,\s\u00a0]/g;
  const bare = cell.replace(about, "").replace(unreliable, "");
  const digits = bare.replace(thousands, "").replace(decimalSign, ".");
  return /^\d+(\.\d+)?$/.test(digits) ? Number(digits) : null;
}
