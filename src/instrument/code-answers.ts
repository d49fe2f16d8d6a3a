import type { Finding } from "../vocabulary/finding.ts";
import type { Answer, Instrument, Item, MissingReason } from "../vocabulary/instrument.ts";
import { foldName } from "../vocabulary/names.ts";
import type { Wave } from "../vocabulary/project.ts";
import { ownValue } from "../vocabulary/record.ts";
import { MISSING } from "../vocabulary/responses.ts";
import type { Table, TextColumn } from "../vocabulary/table.ts";

/** Is a number in a column a code, or the printed text of an answer? */
type Reading = "codes" | "labels";

/** What one answer set makes of a text, in either reading. */
interface AnswerWords {
  readonly codes: ReadonlySet<number>;
  readonly labels: ReadonlyMap<string, number>;
  readonly missing: ReadonlyMap<string, MissingReason>;
}

interface ItemColumn {
  readonly item: Item;
  readonly column: TextColumn;
  readonly words: AnswerWords;
}

/**
 * Coded answers of every item column. Each text of a column is looked up once, then each row is one
 * array access; reasons for missing stand in the same column as codes of their own.
 */
export function codeAnswers(
  table: Table,
  columns: ReadonlyMap<string, TextColumn>,
  instrument: Instrument,
  wave: Wave | undefined,
): { answers: ReadonlyMap<string, Int16Array>; findings: readonly Finding[] } {
  const found: ItemColumn[] = instrument.items.flatMap((item) => {
    const column = columns.get(item.id);
    return column ? [{ item, column, words: answerWords(item, instrument, wave) }] : [];
  });
  const usual = usualReading(found);
  const answers = new Map<string, Int16Array>();
  const findings: Finding[] = [];
  for (const entry of found) {
    const reading = readingOf(entry) ?? usual;
    const codes = entry.column.texts.map((text) => codeOf(text, entry.words, reading));
    answers.set(entry.item.id, spread(codes, entry.column.index));
    findings.push(...outOfRange(entry, codes, table));
  }
  return { answers, findings };
}

function answerWords(item: Item, instrument: Instrument, wave: Wave | undefined): AnswerWords {
  const set = ownValue(instrument.answers, item.answers) ?? [];
  const labels = new Map<string, number>();
  for (const answer of set) for (const word of wordsOf(answer)) addLabel(labels, word, answer.code);
  const mapped = Object.entries(ownValue(wave?.answers, item.answers) ?? {});
  for (const [text, code] of mapped) labels.set(foldLabel(text), code);
  const missing = new Map<string, MissingReason>();
  for (const text of instrument.missing.blank) missing.set(foldLabel(text), "blank");
  for (const [text, reason] of Object.entries(instrument.missing.codes)) {
    missing.set(foldLabel(text), reason);
  }
  missing.set("", "blank");
  const own = new Set(set.map(({ code }) => code));
  for (const [code, reason] of Object.entries(item.missing ?? {})) {
    own.delete(Number(code));
    missing.set(code, reason);
    const printed = set.filter((answer) => answer.code === Number(code)).flatMap(wordsOf);
    for (const word of printed) missing.set(foldLabel(word), reason);
  }
  return { codes: own, labels, missing };
}

const wordsOf = (answer: Answer): string[] => [answer.en, ...(answer.sv ? [answer.sv] : [])];

/** Typographic quotes, dashes and dots become plain: platforms change them on the way. */
const foldLabel = (text: string): string =>
  foldName(text)
    .replace(/[’‘´`]/g, "'")
    .replace(/[–—−]/g, "-")
    .replace(/…/g, "...");

/** A word that two answers share decides nothing. */
function addLabel(labels: Map<string, number>, word: string, code: number): void {
  const key = foldLabel(word);
  const other = labels.get(key);
  labels.set(key, other === undefined || other === code ? code : Number.NaN);
}

/** "3", "03" and "3,0" are the code 3; anything else is not a number that a code can be. */
function asCode(text: string): number {
  return /^-?\d{1,5}([.,]0+)?$/.test(text) ? Number(text.replace(",", ".")) : Number.NaN;
}

function codeOf(text: string, words: AnswerWords, reading: Reading): number {
  const folded = foldLabel(text);
  const number = asCode(folded);
  const isAnswer = words.codes.has(number);
  const label = words.labels.get(folded);
  const reason = words.missing.get(folded);
  if (reading === "labels" && label !== undefined && !Number.isNaN(label) && !reason) return label;
  if (reading === "codes" && isAnswer) return number;
  if (reason) return MISSING[reason];
  // Outside its own reading a text counts only when it cannot mean anything else.
  if (Number.isNaN(number) && label !== undefined && !Number.isNaN(label)) return label;
  return isSeveral(folded, words) ? MISSING.several_ticked : MISSING.out_of_range;
}

/** Two or more answers of the set in one cell, as paper forms and tick-box platforms give them. */
function isSeveral(folded: string, words: AnswerWords): boolean {
  const parts = folded.split(/[;|,/+]/).map((part) => part.trim());
  const known = (part: string): boolean => words.codes.has(asCode(part)) || words.labels.has(part);
  return parts.filter((part) => part !== "").length > 1 && parts.every((p) => p === "" || known(p));
}

/** The reading in which more of the column's texts are answers; undefined when both fit alike. */
function readingOf({ column, words }: ItemColumn): Reading | undefined {
  let [codes, labels] = [0, 0];
  for (const text of column.texts) {
    const folded = foldLabel(text);
    if (words.missing.has(folded)) continue;
    if (words.codes.has(asCode(folded))) codes++;
    if (words.labels.has(folded)) labels++;
  }
  if (codes === labels) return undefined;
  return codes > labels ? "codes" : "labels";
}

/** How the survey's clear columns are read; the doubtful ones follow. Codes where none is clear. */
function usualReading(columns: readonly ItemColumn[]): Reading {
  const clear = columns.map(readingOf).filter((reading) => reading !== undefined);
  const labels = clear.filter((reading) => reading === "labels").length;
  return labels > clear.length - labels ? "labels" : "codes";
}

/** Hot: one access per respondent and item. */
function spread(codes: readonly number[], index: Uint32Array): Int16Array {
  const table = Int16Array.from(codes);
  const answers = new Int16Array(index.length);
  for (let row = 0; row < answers.length; row++) {
    answers[row] = table[index[row] as number] as number;
  }
  return answers;
}

function outOfRange(entry: ItemColumn, codes: readonly number[], table: Table): Finding[] {
  const { column, item } = entry;
  const strange = codes.flatMap((code, text) => (code === MISSING.out_of_range ? [text] : []));
  if (strange.length === 0) return [];
  const cells = new Uint32Array(column.texts.length);
  const first = new Int32Array(column.texts.length).fill(-1);
  for (let row = 0; row < column.index.length; row++) {
    const text = column.index[row] as number;
    cells[text] = (cells[text] as number) + 1;
    if (first[text] === -1) first[text] = row;
  }
  const used = strange.filter((text) => (cells[text] ?? 0) > 0);
  return used.map((text) => ({
    code: "code-out-of-range",
    column: column.name,
    item: item.id,
    row: table.sheetRow[first[text] ?? 0] ?? 0,
    text: (column.texts[text] ?? "").slice(0, 40),
    cells: cells[text] ?? 0,
  }));
}
