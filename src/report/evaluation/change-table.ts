import type { EvaluatedFactor, Evaluation } from "../../vocabulary/evaluation.ts";
import type { Block, Inline } from "../../vocabulary/report.ts";
import { ABSENT, decimal, heading, message, sequence, text } from "../blocks.ts";
import { legend, points, pointsLimits, shareCell, signOf } from "./cells.ts";
import { waveWords } from "./opening.ts";

/** Shares before and after, the change with its interval, and what may be said of it. */
export function changeTable({ factors, before, after, synthetic }: Evaluation): readonly Block[] {
  const rows = factors.map(cells);
  const ofWave = (wave: Evaluation["before"]): Inline =>
    message("evaluation.header.share", { wave: waveWords(wave) });
  return [
    heading(2, message("evaluation.change.title")),
    {
      kind: "table",
      caption: captionOf("evaluation.change.caption", synthetic),
      header: [
        message("evaluation.header.factor"),
        message("evaluation.header.better"),
        ofWave(before),
        ofWave(after),
        message("evaluation.header.change"),
        message("evaluation.header.interval"),
        message("evaluation.header.judgement"),
        message("evaluation.header.smallest"),
      ],
      align: ["left", "left", "right", "right", "right", "right", "left", "right"],
      rows,
    },
    ...legend(rows),
  ];
}

function cells({ row }: EvaluatedFactor): readonly Inline[] {
  const { change } = row;
  const sign = signOf(row);
  return [
    text(row.label),
    message(`evaluation.better.${row.goodWhen}`),
    shareCell(row.before),
    shareCell(row.after),
    change === null ? sign : points(change.value, change.step),
    change === null ? sign : pointsLimits(change, change.step),
    row.verdict === null ? sign : message(`evaluation.verdict.${row.verdict}`),
    change === null || change.smallest === null
      ? change === null
        ? sign
        : ABSENT
      : decimal(100 * change.smallest, 1),
  ];
}

/** The line above a table; it says so when the figures are invented. */
export function captionOf(id: string, synthetic: boolean): Inline {
  return synthetic ? sequence(message(id), message("profile.caption.synthetic")) : message(id);
}
