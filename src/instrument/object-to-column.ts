import type { Instrument, Item } from "../vocabulary/instrument.ts";
import type { Wave } from "../vocabulary/project.ts";
import type { Objection } from "../vocabulary/proposal.ts";
import type { TextColumn } from "../vocabulary/table.ts";
import { answerWords } from "./answer-words.ts";
import { contradictionIn } from "./check-value-labels.ts";
import { unfitness } from "./platform-columns.ts";
import { unreadableLabels } from "./unreadable-labels.ts";

/**
 * What a profile would have against a column as an item's answers, as long as nobody has said what
 * its texts mean: it would leave the column out, or refuse the file. Null where it would read it.
 *
 * @param wave what is known about such texts from elsewhere
 */
export function objectToColumn(
  item: Item,
  column: TextColumn,
  instrument: Instrument,
  wave?: Wave,
): Objection | null {
  const words = answerWords(item, instrument, wave);
  const unfit = unfitness(column, words);
  if (unfit === "multiple_choice") return { reason: "multiple-choice", labels: [] };
  if (unfit === "ready_made") return { reason: "ready-made", labels: [] };
  const labels = unreadableLabels(column, words).map(({ label }) => label);
  return labels.length === 0 ? null : { reason: "labels-unknown", labels };
}

/**
 * What a profile would have against it once the wave says all that was proposed for it: labels that
 * contradict the instrument, or other columns with the same answers, are refused then.
 */
export function objectToMapped(
  item: Item,
  column: TextColumn,
  instrument: Instrument,
  wave: Wave,
): Objection | null {
  const contradiction = contradictionIn(column, item, instrument, wave);
  if (contradiction !== undefined) return { reason: "labels-differ", labels: [] };
  return objectToColumn(item, column, instrument, wave);
}
