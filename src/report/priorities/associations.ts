import type { PriorityTable } from "../../vocabulary/priority-table.ts";
import type { Block, Inline } from "../../vocabulary/report.ts";
import { bullets, count, heading, message, paragraph, plain, text } from "../blocks.ts";
import { associationCell } from "./cells.ts";
import type { Codes } from "./codes.ts";
import { legendUnder } from "./legend.ts";

/** Columns that fit a terminal. */
const SIDE_BY_SIDE = 4;

/** How each factor goes together with behaviours in the whole survey; nothing without a survey. */
export function associations(table: PriorityTable, codes: Codes): readonly Block[] {
  const { behaviours, rows } = table;
  const shown = rows.filter((row) => row.associations.length > 0);
  if (shown.length === 0 || behaviours.length === 0) return [];
  const codeOf = (at: number): Inline =>
    message("meeting.code.behaviour", { number: count(at + 1) });
  const parts = behaviours.flatMap((_, at) => (at % SIDE_BY_SIDE === 0 ? [at] : []));
  const tables = parts.map((from): Extract<Block, { kind: "table" }> => {
    const part = behaviours.slice(from, from + SIDE_BY_SIDE);
    return {
      kind: "table",
      caption: message("meeting.caption.association"),
      header: [message("meeting.header.code"), ...part.map((_, at) => codeOf(from + at))],
      align: ["left", ...part.map(() => "right" as const)],
      rows: shown.map((row) => [
        codes.get(row.measure) ?? plain(row.measure),
        ...part.map(({ id }) =>
          associationCell(row.associations.find(({ behaviour }) => behaviour === id)),
        ),
      ]),
    };
  });
  return [
    heading(2, message("meeting.association.title")),
    paragraph(message("meeting.association.intro")),
    ...bullets(
      behaviours.map(({ label }, at) =>
        message("meeting.named", { code: codeOf(at), name: text(label) }),
      ),
    ),
    ...tables,
    ...legendUnder(tables),
  ];
}
