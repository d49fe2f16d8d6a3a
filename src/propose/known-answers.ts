import type { Answer } from "../vocabulary/instrument.ts";
import { foldAnswer } from "../vocabulary/names.ts";
import type { AnswerProposal, KnownAnswers } from "../vocabulary/proposal.ts";
import { isCode, labelOf, type SetColumns, textsOf, UNSURE } from "./answer-reading.ts";

/** Codes whose own label is an answer of the set under another code; none where all codes agree. */
export function valueLabelAnswers({
  set,
  answers,
  columns,
}: SetColumns): readonly AnswerProposal[] {
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
export function knownAnswers(set: SetColumns, known: KnownAnswers): readonly AnswerProposal[] {
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
