import type { Finding } from "../vocabulary/finding.ts";
import type { Instrument } from "../vocabulary/instrument.ts";
import type { Wave } from "../vocabulary/project.ts";
import type { TextColumn } from "../vocabulary/table.ts";
import { type AnswerWords, answerWords, asCode, foldLabel } from "./answer-words.ts";

/**
 * Leaves out the columns that cannot hold one answer a pupil each, and says which and why.
 *
 * - `multiple_choice`: every filled cell ends with a semicolon, as Microsoft Forms writes the
 *   choices of a question that allows several (`Öl;Vin;`). One tick there is not "the" answer.
 * - `ready_made`: nothing but 0 and 1, or 0 and 100, where 0 is no answer of the set: a variable
 *   that somebody computed (`dik12`, `alkoholnyckel`). Its 1 is not the answer with the code 1.
 */
export function leaveOutUnfit(
  columns: ReadonlyMap<string, TextColumn>,
  instrument: Instrument,
  wave: Wave | undefined,
): { columns: ReadonlyMap<string, TextColumn>; findings: readonly Finding[] } {
  const fit = new Map(columns);
  const findings: Finding[] = [];
  for (const item of instrument.items) {
    const column = columns.get(item.id);
    if (column === undefined) continue;
    const reason = unfitness(column, answerWords(item, instrument, wave));
    if (reason === undefined) continue;
    fit.delete(item.id);
    findings.push({ code: "column-unfit", reason, column: column.name, item: item.id });
  }
  return { columns: fit, findings };
}

/** Why the column cannot hold one answer a pupil; undefined where it can. */
export function unfitness(
  column: TextColumn,
  words: AnswerWords,
): "multiple_choice" | "ready_made" | undefined {
  const filled = column.texts.map(foldLabel).filter((text) => !words.missing.has(text));
  const unmapped = filled.filter((text) => !words.mapped.has(text) && !words.labels.has(text));
  if (unmapped.length > 0 && filled.every((text) => text.endsWith(";"))) return "multiple_choice";
  return isReadyMade(filled, words) ? "ready_made" : undefined;
}

function isReadyMade(filled: readonly string[], words: AnswerWords): boolean {
  if (words.codes.has(0) || words.labels.has("0") || words.mapped.has("0")) return false;
  const values = new Set(filled.map(asCode));
  return values.size === 2 && values.has(0) && (values.has(1) || values.has(100));
}
