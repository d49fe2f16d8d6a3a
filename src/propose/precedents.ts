import type { Instrument } from "../vocabulary/instrument.ts";
import { compareNames } from "../vocabulary/names.ts";
import type { EarlierWave } from "../vocabulary/proposal.ts";
import { foldQuestion, printedQuestion } from "../vocabulary/question-text.ts";
import { ownValue } from "../vocabulary/record.ts";
import type { TextColumn } from "../vocabulary/table.ts";

/** Where an item stood in an earlier wave. */
export interface Precedent {
  /** Label of that wave. */
  readonly wave: string;
  readonly column: string;
  /** The question as it was printed, where that is known. */
  readonly question: string | null;
  /** The same, as questions are compared. */
  readonly folded: string | null;
  readonly valueLabels: ReadonlyMap<string, string> | null;
  /** False where a later wave had it in another column, which this file has not. */
  readonly isLatest: boolean;
  /** Has this file a column of the name? */
  readonly isHere: boolean;
}

/** Earlier waves, the latest first; waves are labels and follow each other as texts. */
export function latestFirst(earlier: readonly EarlierWave[]): readonly EarlierWave[] {
  return earlier.toSorted((one, other) => compareNames(other.label, one.label));
}

/**
 * Item → its precedent: of the latest wave whose column is here, else of the latest one. A column is
 * the one that the wave maps, else that of the item's id where the earlier file was read.
 *
 * @param isHere does this file have a column of the name?
 */
export function precedentsOf(
  earlier: readonly EarlierWave[],
  instrument: Instrument,
  isHere: (column: string) => boolean,
): ReadonlyMap<string, Precedent> {
  const waves = latestFirst(earlier);
  return new Map(
    instrument.items.flatMap(({ id }): [string, Precedent][] => {
      const all = waves.flatMap((each) => precedentIn(each, id) ?? []);
      const [latest] = all;
      const found = all.find(({ column }) => isHere(column)) ?? latest;
      if (found === undefined) return [];
      const isLatest = found.column === latest?.column;
      return [[id, { ...found, isLatest, isHere: isHere(found.column) }]];
    }),
  );
}

function precedentIn(
  { label, wave, columns }: EarlierWave,
  item: string,
): Omit<Precedent, "isLatest" | "isHere"> | undefined {
  const named = ownValue(wave.items, item);
  const column = columns?.get(named ?? item);
  const isAsked = ownValue(wave.comparability, item) !== "not_asked";
  if (!isAsked || (named === undefined && column === undefined)) return undefined;
  const question = ownValue(wave.questions, item) ?? questionOf(column);
  return {
    wave: label,
    column: named ?? item,
    question,
    folded: question === null ? null : foldQuestion(question),
    valueLabels: column?.valueLabels ?? null,
  };
}

function questionOf(column: TextColumn | undefined): string | null {
  return column === undefined ? null : printedQuestion(column);
}
