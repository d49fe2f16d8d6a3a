import type { Evaluation } from "../vocabulary/evaluation.ts";
import type { Decision } from "../vocabulary/priorities.ts";
import type { Report } from "../vocabulary/report.ts";
import { changeTable } from "./evaluation/change-table.ts";
import { comparison } from "./evaluation/comparison.ts";
import { howToRead } from "./evaluation/how-to-read.ts";
import { inBrief } from "./evaluation/in-brief.ts";
import { opening } from "./evaluation/opening.ts";
import { stopped } from "./evaluation/stops.ts";
import { targetTable } from "./evaluation/target-table.ts";

/** An evaluation as a document without a language: what changed, targets, other areas, how to read it. */
export function evaluationToReport(evaluation: Evaluation, decision: Decision): Report {
  return {
    schema: "ctc-report/1",
    blocks: [
      ...opening(evaluation),
      ...(evaluation.stops.length > 0
        ? stopped(evaluation.stops)
        : [
            ...inBrief(evaluation),
            ...changeTable(evaluation),
            ...targetTable(evaluation),
            ...comparison(evaluation),
          ]),
      ...howToRead(evaluation, decision),
    ],
  };
}
