import { foldAnswer } from "../vocabulary/names.ts";
import type { AnswerProposal, EarlierWave, MissingProposal } from "../vocabulary/proposal.ts";
import { ownValue } from "../vocabulary/record.ts";
import type { TextColumn } from "../vocabulary/table.ts";
import { isCode, type SetColumns } from "./answer-reading.ts";
import { usedTexts } from "./column-texts.ts";
import { latestFirst } from "./precedents.ts";

/** Texts that the columns hold, or by which the file labels what they hold; folded → as they stand. */
function textsIn(columns: readonly TextColumn[]): ReadonlyMap<string, string> {
  const texts = columns.flatMap((column) =>
    usedTexts(column).map(({ text }) => (column.valueLabels?.get(text) ?? text).trim()),
  );
  return new Map(texts.map((text) => [foldAnswer(text), text]));
}

const isNumber = (folded: string): boolean => /^-?[\d.,]+$/.test(folded);

/**
 * Answers of the set that an earlier wave explains. Words keep their meaning; a bare code may have
 * changed it, so a person should look; where the waves disagree, or where some of the codes were
 * given another meaning and not all of them, a person has to say.
 */
export function learnAnswers(
  { set, answers, columns }: SetColumns,
  earlier: readonly EarlierWave[],
): readonly AnswerProposal[] {
  const texts = textsIn(columns);
  const codes = new Map<string, { code: number; before: string; isDisputed: boolean }>();
  for (const { label: before, wave } of latestFirst(earlier)) {
    for (const [text, code] of Object.entries(ownValue(wave.answers, set) ?? {})) {
      const folded = foldAnswer(text);
      const latest = codes.get(folded);
      if (latest === undefined) codes.set(folded, { code, before, isDisputed: false });
      else if (latest.code !== code) codes.set(folded, { ...latest, isDisputed: true });
    }
  }
  const isMoved = [...codes].some(
    ([text, { code }]) => isCode(text, answers) && text !== `${code}`,
  );
  const isWhole = [...texts.keys()].every((text) => !isCode(text, answers) || codes.has(text));
  return [...codes].flatMap(([folded, { code, before, isDisputed }]): AnswerProposal[] => {
    const text = texts.get(folded);
    if (text === undefined || !answers.some((answer) => answer.code === code)) return [];
    const learned = { set, text, code, before };
    if (isDisputed || (isMoved && !isWhole)) {
      return [{ ...learned, confidence: "low", reason: "as-before-unchecked" }];
    }
    return isNumber(folded)
      ? [{ ...learned, confidence: "medium", reason: "as-before-unchecked" }]
      : [{ ...learned, confidence: "high", reason: "as-before" }];
  });
}

/** Why a text was no answer in an earlier wave, where one of them says so. */
export function learnMissing(
  folded: string,
  text: string,
  earlier: readonly EarlierWave[],
): MissingProposal | undefined {
  for (const { label: before, wave } of latestFirst(earlier)) {
    const found = Object.entries(wave.missing ?? {}).find(([each]) => foldAnswer(each) === folded);
    if (found === undefined) continue;
    const learned = { text, meaning: found[1], before };
    return isNumber(folded)
      ? { ...learned, confidence: "medium", reason: "as-before-unchecked" }
      : { ...learned, confidence: "high", reason: "as-before" };
  }
  return undefined;
}
