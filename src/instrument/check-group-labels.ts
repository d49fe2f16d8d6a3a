import { CtcError } from "../vocabulary/errors.ts";
import { groupKey, groupOfWord, isBareNumber } from "../vocabulary/group-words.ts";
import type { Instrument } from "../vocabulary/instrument.ts";
import type { Wave } from "../vocabulary/project.ts";
import type { TextColumn } from "../vocabulary/table.ts";
import { rowsPerText } from "./rows-per-text.ts";

/** Enough of a label to recognise it. */
const SHOWN = 60;

/**
 * Refuses a grade or gender column where the wave says the opposite of what the file itself says,
 * which would turn all genders around without a word: by its value labels (with 1 a boy in the last
 * file and a girl in this one, a mapping that was copied), or by words in its cells, "Flicka", that
 * the instrument knows for another group. A word that the instrument does not know decides nothing,
 * nor does a bare number; a wave that names both a value and its label has decided.
 *
 * @throws CtcError `group-labels-differ` {file, column, role, text, label, found, expected},
 *   `group-word-differs` {file, column, role, text, found, expected}
 */
export function checkGroupLabels(
  role: "grade" | "gender",
  columns: readonly TextColumn[],
  instrument: Instrument,
  wave: Wave | undefined,
  file: string,
): void {
  const [column, second] = columns;
  const own = wave?.groups?.[role];
  if (own === undefined || column === undefined || second !== undefined) return;
  const [stated, words] = [groupOfWord(own), groupOfWord(instrument.groups[role])];
  const about = { file, column: column.name, role };
  for (const [text, label] of column.valueLabels ?? []) {
    const expected = stated.get(groupKey(text));
    const found = words.get(groupKey(label));
    const isSettled = stated.has(groupKey(label)) || column.declaredMissing?.has(text) === true;
    if (isSettled || expected === undefined || found === undefined || found === expected) continue;
    const facts = { ...about, text, label: label.slice(0, SHOWN), found, expected };
    throw new CtcError("group-labels-differ", facts);
  }
  for (const text of wordsIn(column, stated)) {
    const expected = stated.get(groupKey(text));
    const found = words.get(groupKey(text));
    if (expected === undefined || found === undefined || found === expected) continue;
    const facts = { ...about, text: text.slice(0, SHOWN), found, expected };
    throw new CtcError("group-word-differs", facts);
  }
}

/** What the cells say in words: their labels, where the wave does not name the value too, else their texts. */
function wordsIn(column: TextColumn, stated: ReadonlyMap<string, string>): readonly string[] {
  const { rows } = rowsPerText(column);
  return column.texts.flatMap((text, at) => {
    const label = column.valueLabels?.get(text);
    const isDecided = label !== undefined && stated.has(groupKey(text));
    const word = label ?? text;
    return rows[at] === 0 || isDecided || isBareNumber(word) ? [] : [word];
  });
}
