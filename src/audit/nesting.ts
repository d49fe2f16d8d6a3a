import type { Condition, Instrument } from "../vocabulary/instrument.ts";

/** Pupils counted by one measure are counted by another too. */
export interface Nesting {
  readonly inner: string;
  readonly outer: string;
  /**
   * `same`: one question, so both have the same pupils behind them. `strict`: holds for everybody.
   * `likely`: holds unless answers contradict each other (30 days without ever).
   */
  readonly kind: "same" | "strict" | "likely";
}

/** What an outsider reads off the instrument: which of its figures lie within which others. */
export function nestingsOf(instrument: Instrument): readonly Nesting[] {
  const { behaviours, cumulative } = instrument;
  const ofBehaviours = pairsOf(behaviours).flatMap(([inner, outer]): Nesting[] => {
    const kind = kindOf(inner.counts, outer.counts, instrument);
    // A likely nesting is one of all pupils; the others hold among the same ones.
    const among = [inner.among, outer.among].map((some) => JSON.stringify(some));
    const isSame = among[0] === among[1] && (kind !== "likely" || among[0] === undefined);
    return kind === null || !isSame ? [] : [{ inner: inner.id, outer: outer.id, kind }];
  });
  const ofLimits = pairsOf(cumulative).flatMap(([inner, outer]): Nesting[] => {
    const isWithin = (inner.atLeast ?? 0) > (outer.atLeast ?? Number.POSITIVE_INFINITY);
    if (inner.kind !== outer.kind || !isWithin) return [];
    return [{ inner: inner.id, outer: outer.id, kind: "strict" }];
  });
  return [...ofBehaviours, ...ofLimits];
}

const pairsOf = <One>(all: readonly One[]): readonly (readonly [One, One])[] =>
  all.flatMap((one) => all.filter((other) => other !== one).map((other) => [one, other] as const));

function kindOf(
  inner: Condition,
  outer: Condition,
  instrument: Instrument,
): Nesting["kind"] | null {
  const [one, other] = [codesOf(inner, instrument), codesOf(outer, instrument)];
  if (one !== null && other !== null && one.item === other.item) {
    return one.codes.every((code) => other.codes.includes(code)) ? "same" : null;
  }
  if (isPartOf(inner, outer)) return "strict";
  return isWithinLimit(inner, outer, instrument) ? "likely" : null;
}

/** The codes of one question that a condition counts; null for a condition of another form. */
function codesOf(condition: Condition, { items, answers }: Instrument) {
  if (!("item" in condition)) return null;
  const set = items.find(({ id }) => id === condition.item)?.answers;
  const codes = (answers[set ?? ""] ?? []).map(({ code }) => code);
  const { item } = condition;
  if ("in" in condition) return { item, codes: [...condition.in] };
  if ("atLeast" in condition)
    return { item, codes: codes.filter((code) => code >= condition.atLeast) };
  if ("atMost" in condition)
    return { item, codes: codes.filter((code) => code <= condition.atMost) };
  return null;
}

/** One of several that suffice; or several that are all needed, the other being one of them. */
function isPartOf(inner: Condition, outer: Condition): boolean {
  const holds = (parts: readonly Condition[], part: Condition): boolean =>
    parts.some((other) => JSON.stringify(other) === JSON.stringify(part));
  return ("any" in outer && holds(outer.any, inner)) || ("all" in inner && holds(inner.all, outer));
}

/** A honesty rule that says no answer to one question goes beyond that to the other. */
function isWithinLimit(inner: Condition, outer: Condition, { honesty = [] }: Instrument): boolean {
  if (!("atLeast" in inner && "item" in inner && "atLeast" in outer && "item" in outer))
    return false;
  return honesty.some(
    (rule) =>
      rule.kind === "above_limit" &&
      rule.pairs.some(({ item, limit }) => item === inner.item && limit === outer.item) &&
      inner.atLeast >= outer.atLeast,
  );
}
