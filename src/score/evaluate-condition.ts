import type { Behaviour, Condition } from "../vocabulary/instrument.ts";
import { COUNTED, NOT_COUNTED, UNKNOWN } from "../vocabulary/measure.ts";
import { HIGHEST_MISSING, MISSING, type Responses } from "../vocabulary/responses.ts";

/**
 * A condition put to every respondent, in Kleene's three-valued logic: a missing answer makes the
 * part unknown; `any` is true if one part is true even where another is unknown, `all` is false if
 * one part is false even where another is unknown; `count` is true once enough parts are true and
 * false once too few can still become true. `answered` is never unknown. A "don't know" that counts
 * (`Item.dontKnow`) is an answer beside all codes.
 *
 * @returns COUNTED, NOT_COUNTED or UNKNOWN per respondent; an item that the survey did not ask is
 *   unknown for everybody
 * @see Kleene (1952), Introduction to Metamathematics, § 64
 */
export function evaluateCondition(condition: Condition, responses: Responses): Int8Array {
  if ("item" in condition) return evaluateItem(condition, responses);
  if ("not" in condition) {
    const inner = evaluateCondition(condition.not, responses);
    return inner.map((state) => (state === UNKNOWN ? UNKNOWN : 1 - state));
  }
  if ("all" in condition) return countParts(condition.all, condition.all.length, responses);
  if ("any" in condition) return countParts(condition.any, 1, responses);
  return countParts(condition.count, condition.atLeast, responses);
}

/** The items that a condition asks about. */
export function itemsOf(condition: Condition): readonly string[] {
  if ("item" in condition) return [condition.item];
  if ("not" in condition) return itemsOf(condition.not);
  if ("all" in condition) return condition.all.flatMap(itemsOf);
  if ("any" in condition) return condition.any.flatMap(itemsOf);
  return condition.count.flatMap(itemsOf);
}

/** The items that a behaviour asks about: who counts, and among whom. */
export function itemsOfBehaviour({ counts, among }: Behaviour): readonly string[] {
  return [...itemsOf(counts), ...(among === undefined ? [] : itemsOf(among))];
}

type ItemCondition = Extract<Condition, { readonly item: string }>;

function evaluateItem(condition: ItemCondition, responses: Responses): Int8Array {
  const answers = responses.answers.get(condition.item);
  const isAnsweredTest = "answered" in condition;
  const ofMissing = isAnsweredTest ? NOT_COUNTED : UNKNOWN;
  const states = new Int8Array(responses.respondents).fill(ofMissing);
  if (answers === undefined) return states;
  const ofDontKnow = responses.dontKnowCounted?.has(condition.item)
    ? Number(isAnsweredTest)
    : ofMissing;
  const test = testOf(condition);
  for (let row = 0; row < states.length; row++) {
    const code = answers[row] as number;
    if (code > HIGHEST_MISSING) states[row] = test(code) ? COUNTED : NOT_COUNTED;
    else if (code === MISSING.dont_know) states[row] = ofDontKnow;
  }
  return states;
}

function testOf(condition: ItemCondition): (code: number) => boolean {
  if ("in" in condition) {
    const codes = new Set(condition.in);
    return (code) => codes.has(code);
  }
  if ("atLeast" in condition) return (code) => code >= condition.atLeast;
  if ("atMost" in condition) return (code) => code <= condition.atMost;
  return () => true;
}

/** True once `atLeast` parts are true, false once fewer than that can be. */
function countParts(parts: readonly Condition[], atLeast: number, responses: Responses): Int8Array {
  const yes = new Int32Array(responses.respondents);
  const open = new Int32Array(responses.respondents);
  for (const part of parts) {
    const states = evaluateCondition(part, responses);
    for (let row = 0; row < states.length; row++) {
      if (states[row] === COUNTED) yes[row] = (yes[row] as number) + 1;
      else if (states[row] === UNKNOWN) open[row] = (open[row] as number) + 1;
    }
  }
  return thresholdStates(yes, open, atLeast);
}

/** COUNTED where `yes ≥ atLeast`, NOT_COUNTED where even `yes + open` falls short, else UNKNOWN. */
export function thresholdStates(yes: Int32Array, open: Int32Array, atLeast: number): Int8Array {
  const states = new Int8Array(yes.length);
  for (let row = 0; row < yes.length; row++) {
    const known = yes[row] as number;
    const possible = known + (open[row] as number);
    states[row] = known >= atLeast ? COUNTED : possible < atLeast ? NOT_COUNTED : UNKNOWN;
  }
  return states;
}
