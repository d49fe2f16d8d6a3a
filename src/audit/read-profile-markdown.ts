import type { Policy } from "../vocabulary/policy.ts";
import type { ProfileWords } from "../vocabulary/profile-words.ts";
import {
  countOf,
  dividedRange,
  type PrintedFigure,
  type PrintedFile,
  type PrintedParticipation,
  UNTOLD_OF_FILE,
} from "./printed.ts";
import { figureInRow, numberIn } from "./read-figure-row.ts";

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
      const columns = {
        group: column(words.group),
        share: column(words.share),
        answers: column(words.answers),
      };
      figures.push(...rows.map((row) => figureInRow(row, columns, title.area, words, policy)));
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
