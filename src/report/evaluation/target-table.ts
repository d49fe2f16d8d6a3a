import type { EvaluatedFactor, Evaluation, JudgedTarget } from "../../vocabulary/evaluation.ts";
import type { Block, Inline } from "../../vocabulary/report.ts";
import { heading, message, paragraph, plain, text } from "../blocks.ts";
import { legend, points, shareCell, shareLimits, signOf } from "./cells.ts";
import { captionOf } from "./change-table.ts";

/** Targets beside the later share; a line in their place where the group set none. */
export function targetTable({ factors, after, synthetic }: Evaluation): readonly Block[] {
  const set = factors.flatMap(({ row, target }) => (target === null ? [] : [{ row, target }]));
  const title = heading(2, message("evaluation.target.title"));
  if (set.length === 0) return [title, paragraph(message("evaluation.target.none"))];
  const rows = set.map(({ row, target }) => cells(row, target));
  return [
    title,
    {
      kind: "table",
      caption: captionOf("evaluation.target.caption", synthetic),
      header: [
        message("evaluation.header.factor"),
        message("evaluation.header.target"),
        message("evaluation.header.targetWave"),
        message("evaluation.header.share", { wave: plain(after.wave ?? after.file) }),
        message("evaluation.header.shareInterval"),
        message("evaluation.header.past"),
        message("evaluation.header.judgement"),
      ],
      align: ["left", "right", "left", "right", "right", "right", "left"],
      rows,
    },
    ...legend(rows),
  ];
}

function cells(row: EvaluatedFactor["row"], target: JudgedTarget): readonly Inline[] {
  const sign = signOf(row);
  const isTold = target.verdict !== null;
  return [
    text(row.label),
    { kind: "share", value: target.value, bare: true },
    plain(target.wave),
    isTold ? shareCell(row.after) : sign,
    isTold ? shareLimits(row.after) : sign,
    target.past === null ? sign : points(target.past, row.after.step),
    target.verdict === null ? sign : message(`evaluation.target.${target.verdict}`),
  ];
}
