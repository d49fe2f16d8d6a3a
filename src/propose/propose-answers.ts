import type { Answer, Instrument } from "../vocabulary/instrument.ts";
import { foldAnswer } from "../vocabulary/names.ts";
import type {
  AnswerProposal,
  KnownAnswers,
  MissingProposal,
  Proposal,
} from "../vocabulary/proposal.ts";
import type { TextColumn } from "../vocabulary/table.ts";
import {
  isCode,
  type Language,
  labelOf,
  languageOf,
  readingOf,
  type SetColumns,
} from "./answer-reading.ts";
import { usedTexts } from "./column-texts.ts";

/** Undeclared texts are shown as in findings: enough to recognise a word, too little for a story. */
const SHOWN = 40;
const MOST_UNKNOWN = 12;

interface AnswersProposed extends Pick<Proposal, "answers" | "missing" | "unknownTexts"> {}

/**
 * What the texts of mapped columns mean: the file's own value labels, then the words of the
 * instrument, then texts that such answers are known to have elsewhere. A column of codes needs
 * nothing.
 *
 * @param columnOf item → its column, for the items that were recognised
 */
export function proposeAnswers(
  columnOf: ReadonlyMap<string, TextColumn>,
  instrument: Instrument,
  known: KnownAnswers,
): AnswersProposed {
  const sets = setsOf(columnOf, instrument);
  const language = languageOf(sets);
  const missing = missingWords(instrument, known);
  const answers: AnswerProposal[] = [];
  const unknownTexts: { set: string; text: string }[] = [];
  const missingFound = new Map<string, MissingProposal>();
  for (const set of sets) {
    const found = answersOf(set, language, known);
    answers.push(...found);
    const unknown: { set: string; text: string }[] = [];
    for (const text of textsOf(set)) {
      const folded = foldAnswer(text.text);
      if (isKnown(set, folded, found)) continue;
      const proposal = missingProposal(text, missing, instrument);
      if (proposal === "known") continue;
      if (proposal === undefined) unknown.push({ set: set.set, text: text.text.slice(0, SHOWN) });
      else missingFound.set(folded, proposal);
    }
    unknownTexts.push(...unknown.slice(0, MOST_UNKNOWN));
  }
  return { answers, missing: [...missingFound.values()], unknownTexts };
}

function setsOf(
  columnOf: ReadonlyMap<string, TextColumn>,
  instrument: Instrument,
): readonly SetColumns[] {
  return Object.entries(instrument.answers).flatMap(([set, answers]) => {
    const columns = instrument.items.flatMap(({ id, answers: of }) => {
      const column = of === set ? columnOf.get(id) : undefined;
      return column === undefined ? [] : [column];
    });
    return columns.length === 0 || answers.length === 0 ? [] : [{ set, answers, columns }];
  });
}

interface FoundText {
  readonly text: string;
  readonly label: string | undefined;
  readonly isDeclaredMissing: boolean;
}

/** Every different text of the set's columns, once, in order of appearance. */
function textsOf({ columns }: SetColumns): readonly FoundText[] {
  const texts = new Map<string, FoundText>();
  for (const { valueLabels, declaredMissing, ...column } of columns) {
    for (const { text } of usedTexts(column)) {
      const key = foldAnswer(text);
      if (texts.has(key)) continue;
      const isDeclaredMissing = declaredMissing?.has(text) === true;
      texts.set(key, { text: text.trim(), label: valueLabels?.get(text), isDeclaredMissing });
    }
  }
  return [...texts.values()];
}

function answersOf(
  set: SetColumns,
  language: Language | null,
  known: KnownAnswers,
): readonly AnswerProposal[] {
  const byLabel = valueLabelAnswers(set);
  if (byLabel.length > 0) return byLabel;
  if (language === null) return knownAnswers(set, known);
  const printed = set.answers.map((answer) => ({
    set: set.set,
    text: labelOf(answer, language),
    code: answer.code,
    confidence: "high" as const,
    reason: "instrument-label" as const,
  }));
  const reading = readingOf(set, language);
  if (reading === "codes") return knownAnswers(set, known);
  const words = printed.map(({ text }) => foldAnswer(text));
  // A word that two answers share decides nothing.
  const clear = printed.filter(
    (_, at) => words.indexOf(words[at] ?? "") === words.lastIndexOf(words[at] ?? ""),
  );
  // Where one column is read as codes and another as words, a person has to say which is which.
  const sure = reading === "labels" ? clear : clear.map((each) => ({ ...each, ...UNSURE }));
  return [...sure, ...knownAnswers(set, known)];
}

const UNSURE = { confidence: "low" } as const;

/** Codes whose own label is an answer of the set under another code; none where all codes agree. */
function valueLabelAnswers({ set, answers, columns }: SetColumns): readonly AnswerProposal[] {
  const meanings = new Map<string, Set<number>>();
  for (const { valueLabels } of columns) {
    for (const [text, label] of valueLabels ?? []) {
      const folded = foldAnswer(label);
      const meant = answers.filter(({ en, sv }) =>
        [en, sv ?? en].some((word) => foldAnswer(word) === folded),
      );
      const codes = meanings.get(text) ?? new Set<number>();
      for (const { code } of meant) codes.add(code);
      if (codes.size > 0) meanings.set(text, codes);
    }
  }
  const found = [...meanings].map(([text, codes]) => {
    const [code = 0, second] = [...codes];
    const confidence = second === undefined ? ("high" as const) : ("low" as const);
    return { set, text, code, confidence, reason: "value-label" as const };
  });
  if (found.every(({ text, code }) => text === String(code))) return [];
  // Half a turn would be worse than none: codes that keep their meaning beside codes that move.
  const isWhole = columns.every(({ valueLabels }) =>
    [...(valueLabels?.keys() ?? [])].every(
      (text) => !isCode(foldAnswer(text), answers) || meanings.has(text),
    ),
  );
  return isWhole ? found : found.map((each) => ({ ...each, ...UNSURE }));
}

/** Texts of the file that say the set's answers in other words that are known for such answers. */
function knownAnswers(set: SetColumns, known: KnownAnswers): readonly AnswerProposal[] {
  const own = new Map<string, number>();
  for (const { en, sv, code } of set.answers) {
    for (const word of [en, sv ?? en]) own.set(foldAnswer(word), code);
  }
  const lists = known.families.flatMap((family) => {
    const folded = family.lists.map((list) => list.map(foldAnswer));
    const same = folded.find((list) => isSameAnswers(list, set.answers));
    return same === undefined ? [] : folded.map((list) => ({ list, same }));
  });
  return textsOf(set).flatMap(({ text }): AnswerProposal[] => {
    const folded = foldAnswer(text);
    if (own.has(folded) || isCode(folded, set.answers)) return [];
    const codes = lists.flatMap(({ list, same }) => {
      const at = list.indexOf(folded);
      const code = own.get(same[at] ?? "");
      return at === -1 || code === undefined ? [] : [code];
    });
    const [code, ...others] = new Set(codes);
    if (code === undefined || others.length > 0) return [];
    return [{ set: set.set, text, code, confidence: "medium", reason: "known-text" }];
  });
}

/** Does the list hold one word of each answer, and nothing else? */
function isSameAnswers(list: readonly string[], answers: readonly Answer[]): boolean {
  if (list.length !== answers.length) return false;
  return (["en", "sv"] as const).some((language) =>
    answers.every((answer) => list.includes(foldAnswer(labelOf(answer, language)))),
  );
}

function isKnown(
  { answers }: SetColumns,
  folded: string,
  proposed: readonly AnswerProposal[],
): boolean {
  return (
    isCode(folded, answers) ||
    answers.some(({ en, sv }) => foldAnswer(en) === folded || foldAnswer(sv ?? en) === folded) ||
    proposed.some(({ text }) => foldAnswer(text) === folded)
  );
}

interface MissingWords {
  readonly own: ReadonlySet<string>;
  readonly known: ReadonlyMap<string, MissingProposal["meaning"]>;
}

function missingWords(instrument: Instrument, known: KnownAnswers): MissingWords {
  const { blank, codes } = instrument.missing;
  return {
    own: new Set([...blank, ...Object.keys(codes)].map(foldAnswer)),
    known: new Map(Object.entries(known.missing).map(([text, why]) => [foldAnswer(text), why])),
  };
}

function missingProposal(
  { text, label, isDeclaredMissing }: FoundText,
  words: MissingWords,
  instrument: Instrument,
): MissingProposal | "known" | undefined {
  const folded = foldAnswer(text);
  if (words.own.has(folded)) return "known";
  const labelled = label === undefined ? undefined : meaningOf(label, words, instrument);
  if (labelled !== undefined) {
    return { text, meaning: labelled, confidence: "high", reason: "value-label" };
  }
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

/**
 * Answer sets whose words are all that a column holds beside missing answers, for a person who has
 * to find out what the column is. Bare codes fit too many sets to help, so they fit none.
 */
export function fittingSets(texts: readonly string[], instrument: Instrument): readonly string[] {
  const { blank, codes } = instrument.missing;
  const missing = new Set([...blank, ...Object.keys(codes)].map(foldAnswer));
  const folded = texts.map(foldAnswer).filter((text) => !missing.has(text));
  if (!folded.some((text) => /\p{L}/u.test(text))) return [];
  return Object.entries(instrument.answers).flatMap(([set, answers]) => {
    const words = new Set(answers.flatMap(({ en, sv }) => [en, sv ?? en].map(foldAnswer)));
    return folded.every((text) => words.has(text)) ? [set] : [];
  });
}
