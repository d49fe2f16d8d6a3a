import type { Evaluation } from "../../vocabulary/evaluation.ts";
import type { Decision } from "../../vocabulary/priorities.ts";
import type { Block } from "../../vocabulary/report.ts";
import { bullets, heading, message, plain, shortHash } from "../blocks.ts";

const ALWAYS = ["change", "regression", "years", "independent", "interval"] as const;

/** What the figures say and what they do not; and the files that they are made of. */
export function howToRead(evaluation: Evaluation, { factors }: Decision): readonly Block[] {
  const hasTargets = factors.some(({ target }) => target !== undefined);
  const { priorities, before, after } = evaluation;
  const file = (one: { readonly file: string; readonly sha256: string }) =>
    message("evaluation.made.file", { file: plain(one.file), hash: shortHash(one.sha256) });
  return [
    heading(2, message("evaluation.read.title")),
    ...bullets([
      ...ALWAYS.map((id) => message(`evaluation.read.${id}`)),
      message(`evaluation.read.adjustment.${evaluation.adjustment}`),
      ...(hasTargets ? [message("evaluation.read.target")] : []),
    ]),
    heading(2, message("evaluation.made.title")),
    ...bullets([priorities, before, after].map(file)),
  ];
}
