import type { PriorityRow } from "../../vocabulary/priority-table.ts";
import type { Block, Inline } from "../../vocabulary/report.ts";
import { ABSENT, message, paragraph, sequence, WITHHELD } from "../blocks.ts";

type Table = Extract<Block, { kind: "table" }>;

/** What the signs in some tables mean, as one line under them; nothing where none is used. */
export function legendUnder(
  tables: readonly Table[],
  rows: readonly PriorityRow[] = [],
): readonly Block[] {
  const cells = tables.flatMap((table) => table.rows.flat());
  const holds = (sign: string): boolean =>
    cells.some((cell) => cell.kind === "sign" && cell.sign === sign);
  const isRounded = rows.some(({ share }) => share !== null && share.step !== null);
  const signs: readonly Inline[] = [
    ...(holds("withheld") ? [message("meeting.legend.withheld", { sign: WITHHELD })] : []),
    ...(holds("absent") ? [message("meeting.legend.absent", { sign: ABSENT })] : []),
    ...(isRounded ? [message("meeting.legend.rounded")] : []),
  ];
  return signs.length === 0 ? [] : [paragraph(sequence(...signs))];
}
