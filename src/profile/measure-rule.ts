import type { Instrument, Item } from "../vocabulary/instrument.ts";

/**
 * How answers become the figure of a measure, as the instrument has it: what a later profile has to
 * have alike if the two are to be compared. `answers` are the codes of each item, and how "don't know"
 * is read where it is not left out.
 *
 * @returns undefined for a measure that the instrument does not have
 */
export function measureRule(
  instrument: Instrument,
  id: string,
): Readonly<Record<string, unknown>> | undefined {
  const scale = instrument.scales.find((one) => one.id === id);
  if (scale !== undefined) {
    const { items, score, minimumAnswered } = scale;
    return withAnswers({ score, minimumAnswered, items }, instrument);
  }
  const behaviour = instrument.behaviours.find((one) => one.id === id);
  if (behaviour !== undefined) {
    const { counts, among } = behaviour;
    return withAnswers({ counts, among }, instrument);
  }
  const cumulative = instrument.cumulative.find((one) => one.id === id);
  return cumulative === undefined ? undefined : { atLeast: cumulative.atLeast };
}

function withAnswers(
  rule: Readonly<Record<string, unknown>>,
  { items, answers }: Instrument,
): Readonly<Record<string, unknown>> {
  const used = itemsIn(rule);
  const read = items.flatMap((item): [string, string][] =>
    used.has(item.id) ? [[item.id, answersOf(item, answers)]] : [],
  );
  return { ...rule, answers: Object.fromEntries(read) };
}

/** `1 2 3 4`, and `1 2 3 4, dont_know counted`. */
function answersOf({ answers: set, dontKnow }: Item, answers: Instrument["answers"]): string {
  const codes = (answers[set] ?? []).map(({ code }) => code).join(" ");
  return dontKnow === undefined ? codes : `${codes}, dont_know ${dontKnow}`;
}

/** Every item that stands in a rule, however deep. */
function itemsIn(value: unknown): ReadonlySet<string> {
  if (Array.isArray(value)) return new Set(value.flatMap((inner) => [...itemsIn(inner)]));
  if (typeof value !== "object" || value === null) return new Set();
  return new Set(
    Object.entries(value).flatMap(([key, inner]) =>
      key === "item" && typeof inner === "string" ? [inner] : [...itemsIn(inner)],
    ),
  );
}
