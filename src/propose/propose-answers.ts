import type { Instrument } from "../vocabulary/instrument.ts";
import { foldAnswer } from "../vocabulary/names.ts";
import {
  type AnswerProposal,
  type EarlierWave,
  isTaken,
  type KnownAnswers,
  type MissingProposal,
  type Proposal,
} from "../vocabulary/proposal.ts";
import type { TextColumn } from "../vocabulary/table.ts";
import {
  isCode,
  type Language,
  labelOf,
  languageOf,
  readingOf,
  type SetColumns,
  textsOf,
  UNSURE,
} from "./answer-reading.ts";
import { knownAnswers, valueLabelAnswers } from "./known-answers.ts";
import { learnAnswers } from "./learn-answers.ts";
import { missingProposal, missingWords } from "./propose-missing.ts";

/** Undeclared texts are shown as in findings: enough to recognise a word, too little for a story. */
const SHOWN = 40;
const MOST_UNKNOWN = 12;

interface AnswersProposed extends Pick<Proposal, "answers" | "missing" | "unknownTexts"> {}

/**
 * What the texts of mapped columns mean: the file's own value labels, then what earlier waves say,
 * then the words of the instrument, then texts that such answers are known to have elsewhere. A column of codes needs
 * nothing.
 *
 * @param columnOf item → its column, for the items that were recognised
 */
export function proposeAnswers(
  columnOf: ReadonlyMap<string, TextColumn>,
  instrument: Instrument,
  known: KnownAnswers,
  earlier: readonly EarlierWave[] = [],
): AnswersProposed {
  const sets = setsOf(columnOf, instrument);
  const language = languageOf(sets);
  const missing = missingWords(instrument, known);
  const answers: AnswerProposal[] = [];
  const unknownTexts: { set: string; text: string }[] = [];
  const missingFound = new Map<string, MissingProposal>();
  for (const set of sets) {
    const found = withLearned(answersOf(set, language, known), set, earlier);
    answers.push(...found);
    const unknown: { set: string; text: string }[] = [];
    for (const text of textsOf(set)) {
      const folded = foldAnswer(text.text);
      if (isKnown(set, folded, found)) continue;
      const proposal = missingProposal(text, missing, instrument, earlier);
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

/** What an earlier wave says goes before other words, but not before the file's own labels. */
function withLearned(
  found: readonly AnswerProposal[],
  set: SetColumns,
  earlier: readonly EarlierWave[],
): readonly AnswerProposal[] {
  if (found.some(({ reason }) => reason === "value-label")) return found;
  const learned = learnAnswers(set, earlier).filter(({ text, code }) => {
    const same = found.find((each) => foldAnswer(each.text) === foldAnswer(text));
    // The same again, or a code that means itself, is nothing to say or to ask.
    return same === undefined ? text !== String(code) : same.code !== code || !isTaken(same);
  });
  const words = new Set(learned.map(({ text }) => foldAnswer(text)));
  return [...found.filter(({ text }) => !words.has(foldAnswer(text))), ...learned];
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
