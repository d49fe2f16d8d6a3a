import type { PriorityRow, PriorityTable } from "../../vocabulary/priority-table.ts";
import type { Block, Inline } from "../../vocabulary/report.ts";
import { heading, message, plain, text } from "../blocks.ts";
import {
  agreementCell,
  gapCell,
  intervalCell,
  probabilityCell,
  pupilsCell,
  shareCell,
} from "./cells.ts";
import type { Codes } from "./codes.ts";
import { legendUnder } from "./legend.ts";

interface Column {
  readonly header: Inline;
  readonly align: "left" | "right";
  readonly cell: (row: PriorityRow) => Inline;
}

/** What one kind of factor shows, as tables narrow enough for a terminal; nothing where none is shown. */
export function factorTables(
  table: PriorityTable,
  kind: PriorityRow["kind"],
  codes: Codes,
): readonly Block[] {
  const rows = table.rows.filter((row) => row.kind === kind && row.status === "shown");
  if (rows.length === 0) return [];
  const code: Column = {
    header: message("meeting.header.code"),
    align: "left",
    cell: ({ measure }) => codes.get(measure) ?? plain(measure),
  };
  const goodWhen = kind === "risk" ? "low" : "high";
  const made = [
    tableOf(rows, [code, ...SHARES], message(`meeting.caption.${goodWhen}`)),
    tableOf(rows, [code, ...gapsOf(table)], message("meeting.caption.points")),
    tableOf(rows, [code, ...otherColumns(table)], null),
  ].flatMap((one) => one ?? []);
  return [heading(2, message(`meeting.${kind}`)), ...made, ...legendUnder(made, rows)];
}

const SHARES: readonly Column[] = [
  { header: message("profile.header.factor"), align: "left", cell: ({ label }) => text(label) },
  {
    header: message("profile.header.share"),
    align: "right",
    cell: ({ share }) => shareCell(share),
  },
];

/** The interval of the share, and the differences that the table has. */
function gapsOf({ empty }: PriorityTable): readonly Column[] {
  const isThere = (column: string): boolean => empty.every((gap) => gap.column !== column);
  return [
    right("meeting.header.interval", ({ share }) => intervalCell(share)),
    ...(isThere("rest") ? [right("meeting.criterion.rest", ({ rest }) => gapCell(rest))] : []),
    ...(isThere("norm") ? [right("meeting.criterion.norm", ({ norm }) => gapCell(norm))] : []),
  ];
}

function otherColumns({ empty, before }: PriorityTable): readonly Column[] {
  const isThere = (column: string): boolean => empty.every((gap) => gap.column !== column);
  const since: Inline =
    before === null
      ? message("meeting.header.changeUnknown")
      : message("meeting.header.change", { wave: plain(before) });
  return [
    ...(isThere("pupils") ? [right("meeting.criterion.pupils", pupilsCell)] : []),
    ...(isThere("probability") ? [right("meeting.criterion.probability", probabilityCell)] : []),
    ...(isThere("agreement") ? [right("meeting.criterion.agreement", agreementCell)] : []),
    ...(isThere("change")
      ? [
          {
            header: since,
            align: "right" as const,
            cell: ({ change }: PriorityRow) => gapCell(change),
          },
        ]
      : []),
  ];
}

function right(header: string, cell: Column["cell"]): Column {
  return { header: message(header), align: "right", cell };
}

function tableOf(
  rows: readonly PriorityRow[],
  columns: readonly Column[],
  caption: Inline | null,
): Extract<Block, { kind: "table" }> | null {
  if (columns.length < 2) return null;
  return {
    kind: "table",
    ...(caption === null ? {} : { caption }),
    header: columns.map(({ header }) => header),
    align: columns.map(({ align }) => align),
    rows: rows.map((row) => columns.map(({ cell }) => cell(row))),
  };
}
