import type { Instrument } from "../vocabulary/instrument.ts";
import { foldAnswer } from "../vocabulary/names.ts";
import type { EarlierWave, KnownAnswers, MissingProposal } from "../vocabulary/proposal.ts";
import type { FoundText } from "./answer-reading.ts";
import { learnMissing } from "./learn-answers.ts";

interface MissingWords {
  readonly own: ReadonlySet<string>;
  readonly known: ReadonlyMap<string, MissingProposal["meaning"]>;
}

/** Words and codes for a missing answer: the instrument's own, and those that are known elsewhere. */
export function missingWords(instrument: Instrument, known: KnownAnswers): MissingWords {
  const { blank, codes } = instrument.missing;
  return {
    own: new Set([...blank, ...Object.keys(codes)].map(foldAnswer)),
    known: new Map(Object.entries(known.missing).map(([text, why]) => [foldAnswer(text), why])),
  };
}

/** Why a text is no answer: `known` where the instrument says so itself, undefined where nobody knows. */
export function missingProposal(
  { text, label, isDeclaredMissing }: FoundText,
  words: MissingWords,
  instrument: Instrument,
  earlier: readonly EarlierWave[],
): MissingProposal | "known" | undefined {
  // No file of ours can hold this text as a key.
  if (text === "__proto__") return undefined;
  const folded = foldAnswer(text);
  if (words.own.has(folded)) return "known";
  const labelled = label === undefined ? undefined : meaningOf(label, words, instrument);
  if (labelled !== undefined) {
    return { text, meaning: labelled, confidence: "high", reason: "value-label" };
  }
  const learned = learnMissing(folded, text, earlier);
  if (learned !== undefined) return learned;
  const meaning = words.known.get(folded);
  if (meaning !== undefined) {
    return /^-?\d+$/.test(folded)
      ? { text, meaning, confidence: "medium", reason: "known-missing-code" }
      : { text, meaning, confidence: "high", reason: "known-missing" };
  }
  if (!isDeclaredMissing) return undefined;
  return { text, meaning: "no_answer", confidence: "medium", reason: "declared-missing" };
}

function meaningOf(
  label: string,
  words: MissingWords,
  instrument: Instrument,
): MissingProposal["meaning"] | undefined {
  const folded = foldAnswer(label);
  const own = Object.entries(instrument.missing.codes).find(
    ([text]) => foldAnswer(text) === folded,
  );
  return own?.[1] ?? words.known.get(folded);
}
