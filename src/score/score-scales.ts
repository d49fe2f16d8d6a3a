import type { Instrument, Scale, ScaleItem } from "../vocabulary/instrument.ts";
import { ownValue } from "../vocabulary/record.ts";
import { HIGHEST_MISSING, type Responses } from "../vocabulary/responses.ts";
import { settleDontKnow } from "./settle-dont-know.ts";

/**
 * Scale scores by the instrument's own rule, over the answered items only; nothing is imputed.
 *
 *     mean  = Σ x / k      sum = Σ x      max, min = largest, smallest x      count = number of x > 0
 *
 * with x the answered items (recoded, then reversed) and k how many they are. A respondent with
 * fewer than `minimumAnswered` answered items has no score. Without a stated minimum all items are
 * asked for: a silent default would be a rule that nobody chose.
 *
 * @returns scale id → one score per respondent (NaN: not scored); scales without a rule, or with an
 *   item that this survey did not ask of anybody, are left out.
 */
export function scoreScales(
  coded: Responses,
  instrument: Instrument,
): ReadonlyMap<string, Float64Array> {
  const responses = settleDontKnow(coded, instrument);
  const scores = new Map<string, Float64Array>();
  for (const scale of instrument.scales) {
    if (scale.score === undefined) continue;
    const answers = scale.items.map(({ item }) => responses.answers.get(item));
    if (answers.some((column) => column === undefined)) continue;
    const values = scale.items.map((entry) => scoringValue(entry, instrument));
    const columns = answers.filter((column) => column !== undefined);
    scores.set(scale.id, scoreScale(scale, columns, values, responses.respondents));
  }
  return scores;
}

/** How many items of a scale must be answered, between 1 and all of them. */
export function itemsNeeded(scale: Scale): number {
  const all = scale.items.length;
  const asked = scale.minimumAnswered ?? "all";
  if (asked === "all") return all;
  // A share just below a whole number by floating point must not ask for one item more.
  return asked < 1 ? Math.max(1, Math.ceil(asked * all - 1e-9)) : Math.min(asked, all);
}

type Value = (code: number) => number;

/** The number that a code counts for in a scale: recoded first, then `min + max − x` if reversed. */
export function scoringValue(entry: ScaleItem, instrument: Instrument): Value {
  const item = instrument.items.find(({ id }) => id === entry.item);
  const codes = (ownValue(instrument.answers, item?.answers ?? "") ?? [])
    .map(({ code }) => code)
    .filter((code) => ownValue(item?.missing, String(code)) === undefined);
  const recoded = new Map(
    codes.map((code) => [code, ownValue(entry.recode, String(code)) ?? code]),
  );
  const mirror = Math.min(...recoded.values()) + Math.max(...recoded.values());
  const table = new Map([...recoded].map(([code, x]) => [code, entry.reverse ? mirror - x : x]));
  return (code) => table.get(code) ?? Number.NaN;
}

/** Hot: respondents × items. */
function scoreScale(
  scale: Scale,
  columns: readonly Int16Array[],
  values: readonly Value[],
  respondents: number,
): Float64Array {
  const tables = columns.map((column, i) => lookUp(column, values[i]));
  const needed = itemsNeeded(scale);
  const scores = new Float64Array(respondents).fill(Number.NaN);
  const answered = new Float64Array(columns.length);
  for (let row = 0; row < respondents; row++) {
    let count = 0;
    for (let i = 0; i < columns.length; i++) {
      const code = (columns[i] as Int16Array)[row] as number;
      if (code <= HIGHEST_MISSING) continue;
      answered[count] = (tables[i] as Map<number, number>).get(code) as number;
      count++;
    }
    if (count >= needed) scores[row] = combine(scale.score, answered, count);
  }
  return scores;
}

function lookUp(column: Int16Array, value: Value | undefined): Map<number, number> {
  const table = new Map<number, number>();
  for (const code of new Set(column)) {
    if (code > HIGHEST_MISSING) table.set(code, value?.(code) ?? Number.NaN);
  }
  return table;
}

function combine(rule: Scale["score"], values: Float64Array, count: number): number {
  let [sum, most, least, positive] = [0, -Infinity, Infinity, 0];
  for (let i = 0; i < count; i++) {
    const x = values[i] as number;
    sum += x;
    if (x > most) most = x;
    if (x < least) least = x;
    if (x > 0) positive++;
  }
  if (rule === "mean") return sum / count;
  if (rule === "sum") return sum;
  if (rule === "max") return most;
  return rule === "min" ? least : positive;
}
