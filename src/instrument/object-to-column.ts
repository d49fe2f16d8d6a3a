import type { Instrument, Item } from "../vocabulary/instrument.ts";
import type { Objection } from "../vocabulary/proposal.ts";
import type { TextColumn } from "../vocabulary/table.ts";
import { answerWords } from "./answer-words.ts";
import { unfitness } from "./platform-columns.ts";
import { unreadableLabels } from "./unreadable-labels.ts";

/**
 * What a profile would have against a column as an item's answers, as long as nobody has said what
 * its texts mean: it would leave the column out, or refuse the file. Null where it would read it.
 */
export function objectToColumn(
  item: Item,
  column: TextColumn,
  instrument: Instrument,
): Objection | null {
  const words = answerWords(item, instrument, undefined);
  const unfit = unfitness(column, words);
  if (unfit === "multiple_choice") return { reason: "multiple-choice", labels: [] };
  if (unfit === "ready_made") return { reason: "ready-made", labels: [] };
  const labels = unreadableLabels(column, words).map(({ label }) => label);
  return labels.length === 0 ? null : { reason: "labels-unknown", labels };
}
