import { CtcError } from "../vocabulary/errors.ts";
import type { Finding } from "../vocabulary/finding.ts";
import type { Instrument } from "../vocabulary/instrument.ts";
import type { Wave } from "../vocabulary/project.ts";
import type { TextColumn } from "../vocabulary/table.ts";
import { checkQuestions } from "./check-questions.ts";
import { checkValueLabels, requireReadableLabels } from "./check-value-labels.ts";

/** How strictly the columns of a file are held against the instrument. */
interface Strictness {
  readonly file: string;
  /** Are contradictions listed, all of them, and their columns left unread? */
  readonly isOnlyChecked?: boolean;
}

/**
 * The item columns without those that contradict the instrument: they print another question, or
 * their value labels mean other answers. A figure of them would be another one without a word, so
 * the first is an error; a check lists them all.
 *
 * @throws CtcError `item-question-differs` {file, column, item, found, expected},
 *   `item-answers-differ` {file, column, item, code, found, expected}, unless only checked
 */
export function leaveOutContradicted(
  columns: ReadonlyMap<string, TextColumn>,
  instrument: Instrument,
  wave: Wave | undefined,
  { file, isOnlyChecked = false }: Strictness,
): { readonly columns: ReadonlyMap<string, TextColumn>; readonly findings: readonly Finding[] } {
  const { others, findings } = checkQuestions(columns, instrument, wave);
  const labels = checkValueLabels(columns, instrument, wave);
  if (!isOnlyChecked) {
    const [question] = others;
    if (question) throw new CtcError("item-question-differs", { file, ...question });
    const [label] = labels;
    if (label) throw new CtcError("item-answers-differ", { file, ...label });
    requireReadableLabels(columns, instrument, wave, file);
    return { columns, findings };
  }
  const unread = new Set([...others, ...labels].map(({ item }) => item));
  return {
    columns: new Map([...columns].filter(([item]) => !unread.has(item))),
    findings: [
      ...others.map((other): Finding => ({ code: "question-contradicts", ...other })),
      ...labels.map(
        ({ code: answer, ...label }): Finding => ({
          code: "labels-contradict",
          ...label,
          answer,
        }),
      ),
      ...findings,
    ],
  };
}
