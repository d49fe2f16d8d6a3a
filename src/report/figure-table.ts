import type { Figure } from "../vocabulary/figure.ts";
import type { Profile } from "../vocabulary/profile.ts";
import type { Block, Inline } from "../vocabulary/report.ts";
import { codedEdge, roundingStep, shareStep } from "../vocabulary/row-flags.ts";
import {
  ABSENT,
  count,
  decimal,
  isCoarseStep,
  message,
  paragraph,
  sequence,
  steppedShare,
  text,
  UNRELIABLE,
  WITHHELD,
} from "./blocks.ts";
import {
  compareWithReference,
  groupName,
  hasReference,
  isCoarsened,
  normStepOf,
} from "./read-figure.ts";

/** What differs between the tables of a profile. */
export interface FigureTable {
  /** Message id of the first column's heading. */
  readonly first: string;
  /** Whether the share of the norm population is a column. */
  readonly norm: boolean;
  readonly goodWhen: "high" | "low";
  /** Whether each row is one group of the area, which a column names. */
  readonly isByGroup?: boolean;
}

interface Column {
  readonly header: string;
  readonly align: "left" | "right";
  readonly cell: (figure: Figure) => Inline;
}

/** Does NCHS call the share unreliable? */
export const isUnreliable = ({ status, flags }: Figure): boolean =>
  status === "shown" && flags.includes("nchs:Px");

/** A share that is told as a limit. */
const CODED = { "at-most": "profile.number.atMost", "at-least": "profile.number.atLeast" } as const;

/** The figure's own share, with a sign behind it where it rests on little. */
export function ownShareCell(figure: Figure): Inline {
  const share = shareCell(figure, figure.value);
  const edge = figure.status === "shown" ? codedEdge(figure.flags) : null;
  if (edge !== null && figure.value !== null) {
    return message(CODED[edge], { number: decimal(100 * figure.value, 1) });
  }
  return isUnreliable(figure)
    ? message("profile.number.unreliable", { share, sign: UNRELIABLE })
    : share;
}

function shareCell(figure: Figure, value: number | null): Inline {
  if (figure.status === "withheld") return WITHHELD;
  if (figure.status === "absent" || value === null) return ABSENT;
  const step = shareStep(figure.flags);
  return step === null
    ? { kind: "share", value, bare: true }
    : { kind: "share", value, step, bare: true };
}

/** As fine as the norm is known, which may be coarser than the row. */
function normCell(figure: Figure): Inline {
  if (figure.status !== "shown" || figure.norm === null) return shareCell(figure, figure.norm);
  return steppedShare(figure.norm, normStepOf(figure.flags));
}

/** A coarsened row may have a reference, but not one that may be told. */
function referenceCell(figure: Figure): Inline {
  return isCoarsened(figure) && figure.reference === null
    ? WITHHELD
    : shareCell(figure, figure.reference);
}

/** The limits of a share in a table, or the sign for why there are none. */
export function intervalCell(figure: Figure): Inline {
  const { low, high } = figure;
  if (figure.status === "withheld" || codedEdge(figure.flags) !== null) return WITHHELD;
  if (figure.status === "absent" || low === null || high === null) return ABSENT;
  const step = shareStep(figure.flags);
  return step === null
    ? { kind: "shareInterval", low, high }
    : { kind: "shareInterval", low, high, step };
}

function differenceCell(figure: Figure): Inline {
  if (figure.status === "withheld" || isCoarsened(figure)) return WITHHELD;
  if (figure.status === "absent" || figure.difference === null) return ABSENT;
  const { value, low, high } = figure.difference;
  const step = shareStep(figure.flags);
  return {
    kind: "pointsInterval",
    value,
    low,
    high,
    bare: true,
    ...(step === null ? {} : { step }),
  };
}

function answersCell(figure: Figure): Inline {
  if (figure.status === "withheld") return WITHHELD;
  if (figure.status === "absent" || figure.respondents === null) return ABSENT;
  return count(figure.respondents, roundingStep(figure.flags) !== null);
}

function comparisonCell(figure: Figure): Inline {
  const comparison = compareWithReference(figure);
  return comparison === "unavailable" ? ABSENT : message(`profile.compared.${comparison}`);
}

const GROUP: Column = {
  header: "profile.header.group",
  align: "left",
  cell: ({ group }) => groupName(group),
};
const REFERENCE: Column = {
  header: "profile.header.reference",
  align: "right",
  cell: referenceCell,
};
const DIFFERENCE: Column = {
  header: "profile.header.difference",
  align: "right",
  cell: differenceCell,
};

function columnsOf(profile: Profile, table: FigureTable): readonly Column[] {
  const columns: Column[] = [
    { header: table.first, align: "left", cell: (figure) => text(figure.label) },
    ...(table.isByGroup === true ? [GROUP] : []),
    {
      header: "profile.header.share",
      align: "right",
      cell: ownShareCell,
    },
    { header: "profile.header.interval", align: "right", cell: intervalCell },
  ];
  // Divided rows have no difference to be told.
  const isTested = hasReference(profile) && (table.isByGroup !== true || profile.policy.open);
  if (hasReference(profile)) columns.push(REFERENCE);
  if (isTested) columns.push(DIFFERENCE);
  if (table.norm && profile.norms !== null) {
    columns.push({
      header: "profile.header.norm",
      align: "right",
      cell: normCell,
    });
  }
  columns.push({ header: "profile.header.answers", align: "right", cell: answersCell });
  if (isTested) {
    columns.push({ header: "profile.header.compared", align: "left", cell: comparisonCell });
  }
  return columns;
}

function holdsSign(rows: readonly (readonly Inline[])[], sign: "withheld" | "absent"): boolean {
  return rows.some((row) => row.some((cell) => cell.kind === "sign" && cell.sign === sign));
}

const isCodedCell = (cell: Inline): boolean =>
  cell.kind === "message" && Object.values(CODED).some((id) => id === cell.id);

/**
 * The meaning of every sign that stands in the rows, as one line under the table; nothing when no
 * sign is used. A sign never means two things.
 */
export function legendUnder(
  rows: readonly (readonly Inline[])[],
  rounded: boolean,
  unreliable = false,
): readonly Block[] {
  const signs: Inline[] = [];
  if (holdsSign(rows, "withheld"))
    signs.push(message("profile.legend.withheld", { sign: WITHHELD }));
  if (holdsSign(rows, "absent")) signs.push(message("profile.legend.absent", { sign: ABSENT }));
  if (rounded) signs.push(message("profile.legend.rounded"));
  if (rows.some((row) => row.some(isCodedCell))) signs.push(message("profile.legend.coded"));
  if (unreliable) signs.push(message("profile.legend.unreliable", { sign: UNRELIABLE }));
  return signs.length === 0 ? [] : [paragraph(sequence(...signs))];
}

/** The line above a table; it says so when the figures are invented. */
export function captionAbove(profile: Profile, caption: string): Inline {
  return profile.synthetic
    ? sequence(message(caption), message("profile.caption.synthetic"))
    : message(caption);
}

/** One row per figure in the order given, with the legend under it; nothing for no figures. */
export function figureTable(
  profile: Profile,
  figures: readonly Figure[],
  table: FigureTable,
): readonly Block[] {
  if (figures.length === 0) return [];
  const columns = columnsOf(profile, table);
  const rows = figures.map((figure) => columns.map((column) => column.cell(figure)));
  const isNormTold = table.norm && profile.norms !== null;
  const rounded = figures.some(
    ({ flags }) => shareStep(flags) !== null || (isNormTold && isCoarseStep(normStepOf(flags))),
  );
  return [
    {
      kind: "table",
      caption: captionAbove(profile, `profile.caption.${table.goodWhen}`),
      header: columns.map((column) => message(column.header)),
      align: columns.map((column) => column.align),
      rows,
    },
    ...legendUnder(rows, rounded, figures.some(isUnreliable)),
  ];
}
