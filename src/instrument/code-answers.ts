import type { Finding } from "../vocabulary/finding.ts";
import type { Instrument, Item, MissingReason } from "../vocabulary/instrument.ts";
import type { Wave } from "../vocabulary/project.ts";
import { MISSING } from "../vocabulary/responses.ts";
import type { Table, TextColumn, TextIndex } from "../vocabulary/table.ts";
import { type AnswerWords, answerWords, asCode, foldLabel, isSeveral } from "./answer-words.ts";
import { reasonInWords, reasonOfPlatform } from "./missing-words.ts";
import { rowsPerText } from "./rows-per-text.ts";

/** Is a number in a column a code, or the printed text of an answer? */
type Reading = "codes" | "labels";

interface ItemColumn {
  readonly item: Item;
  readonly column: TextColumn;
  readonly words: AnswerWords;
  /** Undefined where the column itself does not tell. */
  readonly reading: Reading | undefined;
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
    if (column === undefined) return [];
    const words = answerWords(item, instrument, wave);
    return [{ item, column, words, reading: readingOf(column, words) }];
  });
  const usual = usualReading(found);
  const answers = new Map<string, Int16Array>();
  const findings: Finding[] = [];
  for (const entry of found) {
    const reading = entry.reading ?? usual;
    const codes = entry.column.texts.map((text) => codeOf(text, entry, reading));
    answers.set(entry.item.id, spread(codes, entry.column.index));
    findings.push(...outOfRange(entry, codes, table));
  }
  return { answers, findings };
}

function codeOf(text: string, { column, words }: ItemColumn, reading: Reading): number {
  const folded = foldLabel(text);
  const mapped = words.mapped.get(folded) ?? statedByLabel(text, column, words);
  if (mapped !== undefined) {
    const reason = words.missing.get(String(mapped)) ?? "out_of_range";
    return words.codes.has(mapped) ? mapped : MISSING[reason];
  }
  const reason = words.missing.get(folded);
  if (column.declaredMissing?.has(text)) {
    return MISSING[reason ?? reasonOfLabel(text, column, words) ?? "no_answer"];
  }
  const number = asCode(folded);
  const isAnswer = words.codes.has(number);
  const label = knownLabel(folded, words);
  if (reading === "labels" && label !== undefined && !reason) return label;
  if (reading === "codes" && isAnswer) return number;
  if (reason) return MISSING[reason];
  // Outside its own reading a text counts only when it cannot mean anything else.
  if (Number.isNaN(number) && label !== undefined) return label;
  return codeByLabel(text, column, words) ?? MISSING[strangeReason(folded, words)];
}

/** What the wave says of the label that the file gives a text. */
function statedByLabel(text: string, column: TextColumn, words: AnswerWords): number | undefined {
  const printed = column.declaredMissing?.has(text) ? undefined : column.valueLabels?.get(text);
  return printed === undefined ? undefined : words.mapped.get(foldLabel(printed));
}

/** A text that the answer set does not know, by the label that the file itself gives it. */
function codeByLabel(text: string, column: TextColumn, words: AnswerWords): number | undefined {
  const printed = column.valueLabels?.get(text);
  if (printed === undefined) return undefined;
  const reason = reasonOfLabel(text, column, words);
  return reason ? MISSING[reason] : knownLabel(foldLabel(printed), words);
}

function reasonOfLabel(
  text: string,
  column: TextColumn,
  words: AnswerWords,
): MissingReason | undefined {
  const printed = column.valueLabels?.get(text);
  if (printed === undefined) return undefined;
  const folded = foldLabel(printed);
  return words.missing.get(folded) ?? reasonInWords(folded);
}

function strangeReason(folded: string, words: AnswerWords): MissingReason {
  if (isSeveral(folded, words)) return "several_ticked";
  return reasonOfPlatform(folded) ?? "out_of_range";
}

/** Code of a label; none for a word that two answers share. */
function knownLabel(folded: string, words: AnswerWords): number | undefined {
  const code = words.labels.get(folded);
  return code === undefined || Number.isNaN(code) ? undefined : code;
}

/**
 * The reading in which more of the column's texts are answers; undefined when both fit alike. Where
 * the file itself has labels for its values, these are codes.
 */
function readingOf(column: TextColumn, words: AnswerWords): Reading | undefined {
  const { valueLabels } = column;
  if (valueLabels && column.texts.some((text) => valueLabels.has(text))) return "codes";
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
  const clear = columns.map(({ reading }) => reading).filter((reading) => reading !== undefined);
  const labels = clear.filter((reading) => reading === "labels").length;
  return labels > clear.length - labels ? "labels" : "codes";
}

/** Hot: one access per respondent and item. */
function spread(codes: readonly number[], index: TextIndex): Int16Array {
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
  const { rows: cells, first } = rowsPerText(column);
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
