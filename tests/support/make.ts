import type { Instrument, Item, Scale } from "../../src/vocabulary/instrument.ts";
import { MISSING, type Responses } from "../../src/vocabulary/responses.ts";
import type { Table } from "../../src/vocabulary/table.ts";

/** Four answers, coded 1 to 4, as most items of the survey have. */
const YES4 = [
  { code: 1, en: "NO!", sv: "NEJ!" },
  { code: 2, en: "no", sv: "nej" },
  { code: 3, en: "yes", sv: "ja" },
  { code: 4, en: "YES!", sv: "JA!" },
];

export function makeItem(id: string, changes: Partial<Item> = {}): Item {
  return { id, text: { en: `Question ${id}` }, answers: "yes4", status: "proposal", ...changes };
}

export function makeScale(
  id: string,
  items: readonly string[],
  changes: Partial<Scale> = {},
): Scale {
  return {
    id,
    kind: "risk",
    domain: "community",
    label: { en: id, sv: id },
    labelStatus: { en: "proposal", sv: "proposal" },
    items: items.map((item) => ({ item, reverse: false })),
    score: "mean",
    minimumAnswered: "all",
    status: "proposal",
    ...changes,
  };
}

/** A small instrument of two items, a and b, and whatever a test adds. */
export function makeInstrument(changes: Partial<Instrument> = {}): Instrument {
  return {
    schema: "ctc-instrument/1",
    id: "small",
    version: "1",
    title: { en: "A small instrument" },
    source: { citation: "made for a test", licence: "none" },
    columns: { area: ["area"], grade: ["grade"], gender: ["gender"] },
    groups: {
      gender: { girl: ["Flicka"], boy: ["Pojke"], other: ["Annan könstillhörighet"] },
      grade: { "7": ["åk 7"], "9": ["åk 9"] },
    },
    missing: { blank: [".", ""], codes: { "998": "dont_know", "999": "no_answer" } },
    answers: { yes4: YES4 },
    items: [makeItem("a"), makeItem("b")],
    scales: [],
    behaviours: [],
    cumulative: [],
    notMeasured: [],
    ...changes,
  };
}

/** Answers written as numbers; null is a question left blank. */
export function makeResponses(
  answers: Readonly<Record<string, readonly (number | null)[]>>,
  groups: { readonly grade?: readonly string[]; readonly area?: readonly string[] } = {},
): Responses {
  const columns = Object.entries(answers).map(
    ([id, codes]) => [id, Int16Array.from(codes, (code) => code ?? MISSING.blank)] as const,
  );
  const respondents = columns[0]?.[1].length ?? 0;
  const grade = grouping(groups.grade, respondents);
  const area = grouping(groups.area, respondents);
  return {
    respondents,
    answers: new Map(columns),
    grade,
    area: { ...area, ids: area.names.map(() => "") },
    gender: grouping(undefined, respondents),
  };
}

function grouping(texts: readonly string[] | undefined, respondents: number) {
  const names = [...new Set(texts ?? [])].filter((name) => name !== "").sort();
  const of = Int32Array.from({ length: respondents }, (_, row) =>
    names.indexOf(texts?.[row] ?? ""),
  );
  return { names, of };
}

/** A table as the reader gives it, from lines of cells; the header stands in row 1. */
export function makeTable(header: readonly string[], rows: readonly (readonly string[])[]): Table {
  return {
    rows: rows.length,
    columns: header.map((name, at) => {
      const cells = rows.map((row) => row[at] ?? "");
      const texts = [...new Set(cells)];
      return { name, texts, index: Uint32Array.from(cells, (cell) => texts.indexOf(cell)) };
    }),
    sheetRow: Uint32Array.from(rows, (_, row) => row + 2),
    detected: {
      format: "delimited",
      encoding: "utf-8",
      delimiter: ",",
      headerRow: 1,
      headerRows: 1,
      lineEnd: "LF",
      trailingDelimiter: false,
      noteRows: 0,
    },
  };
}
