import type { CheckReport } from "../../vocabulary/check.ts";
import type { Block, Inline } from "../../vocabulary/report.ts";
import { bullets, count, heading, message, paragraph, plain } from "../blocks.ts";

/** How many groups of rows are named. */
const SHOWN = 50;

function linesOf(groups: readonly (readonly number[])[], id: string): readonly Inline[] {
  const lines = groups
    .slice(0, SHOWN)
    .map((rows) => message(`check.duplicates.${id}`, { rows: plain(rows.join(", ")) }));
  const more = groups.length - lines.length;
  return more > 0 ? [...lines, message("check.duplicates.more", { more: count(more) })] : lines;
}

/** Rows with one id, and rows that answer alike throughout. Ids and answers are not told. */
export function duplicates({ duplicates: found }: CheckReport): readonly Block[] {
  const lines = [...linesOf(found.sameId, "sameId"), ...linesOf(found.sameAnswers, "sameAnswers")];
  return [
    heading(2, message("check.duplicates.title")),
    paragraph(message("check.duplicates.rule", { answers: count(found.answersNeeded) })),
    ...(lines.length === 0 ? [paragraph(message("check.duplicates.none"))] : bullets(lines)),
  ];
}
