import { CtcError } from "../vocabulary/errors.ts";
import { groupKey, groupOfWord } from "../vocabulary/group-words.ts";
import type { Instrument } from "../vocabulary/instrument.ts";
import type { Wave } from "../vocabulary/project.ts";
import type { TextColumn } from "../vocabulary/table.ts";

/** Enough of a label to recognise it. */
const SHOWN = 60;

/**
 * Refuses a grade or gender column whose own value labels contradict what the wave says of the
 * values: with 1 a boy in the last file and a girl in this one, a mapping that was copied would turn
 * all genders around without a word. A label that the instrument does not know decides nothing, and
 * a wave that names the label itself has decided.
 *
 * @throws CtcError `group-labels-differ` {file, column, role, text, label, found, expected}
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
  if (own === undefined || column?.valueLabels === undefined || second !== undefined) return;
  const [stated, words] = [groupOfWord(own), groupOfWord(instrument.groups[role])];
  for (const [text, label] of column.valueLabels) {
    const expected = stated.get(groupKey(text));
    const found = words.get(groupKey(label));
    const isSettled = stated.has(groupKey(label)) || column.declaredMissing?.has(text) === true;
    if (isSettled || expected === undefined || found === undefined || found === expected) continue;
    const facts = { file, column: column.name, role, text, label: label.slice(0, SHOWN) };
    throw new CtcError("group-labels-differ", { ...facts, found, expected });
  }
}
