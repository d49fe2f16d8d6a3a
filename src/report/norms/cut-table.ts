import type { Cut, Norms } from "../../vocabulary/norms.ts";
import type { Block, Inline } from "../../vocabulary/report.ts";
import { hasRoundedNumbers } from "../../vocabulary/rounded-norms.ts";
import { ABSENT, count, decimal, heading, message, plain, steppedShare } from "../blocks.ts";

interface Column {
  readonly id: string;
  readonly align: "left" | "right";
  readonly cell: (cut: Cut, norms: Norms) => Inline;
  /** Is there anything to tell in it? */
  readonly isUsed: (cut: Cut) => boolean;
}

const share = (value: number | undefined, step: number | null): Inline =>
  value === undefined ? ABSENT : steppedShare(value, step);

const WHOLE_PERCENT = 0.01;

/** Those with a behaviour, or without it, are fewer than all, and their shares known less finely. */
const partStep = ({ step }: Cut): number | null =>
  step === undefined ? null : Math.max(step, WHOLE_PERCENT);

const COLUMNS: readonly Column[] = [
  { id: "scale", align: "left", cell: ({ scale }) => plain(scale), isUsed: () => true },
  {
    id: "grade",
    align: "left",
    cell: ({ grade }) =>
      grade === undefined ? message("norms.everyGrade") : { kind: "grade", grade },
    isUsed: ({ grade }) => grade !== undefined,
  },
  {
    id: "gender",
    align: "left",
    cell: ({ gender = "all" }) => message(`norms.gender.${gender}`),
    isUsed: ({ gender }) => gender !== undefined,
  },
  {
    id: "cut",
    align: "left",
    cell: ({ operator, value }) => ({
      kind: "sequence",
      items: [plain(operator), decimal(value, 4)],
    }),
    isUsed: () => true,
  },
  {
    id: "beyond",
    align: "right",
    cell: (cut) => share(cut.beyond, cut.step ?? null),
    isUsed: () => true,
  },
  {
    id: "respondents",
    align: "right",
    cell: ({ respondents }, norms) =>
      respondents === undefined ? ABSENT : count(respondents, hasRoundedNumbers(norms)),
    isUsed: ({ respondents }) => respondents !== undefined,
  },
  {
    id: "sensitivity",
    align: "right",
    cell: (cut) => share(cut.sensitivity, partStep(cut)),
    isUsed: ({ sensitivity }) => sensitivity !== undefined,
  },
  {
    id: "specificity",
    align: "right",
    cell: (cut) => share(cut.specificity, partStep(cut)),
    isUsed: ({ specificity }) => specificity !== undefined,
  },
];

/** The cuts of these scales, one row each; columns that no cut of the norms uses are left out. */
export function cutTable(title: string, norms: Norms, scales: readonly string[]): readonly Block[] {
  const cuts = scales.flatMap((scale) => norms.cuts.filter((cut) => cut.scale === scale));
  if (cuts.length === 0) return [];
  const columns = COLUMNS.filter(({ isUsed }) => norms.cuts.some(isUsed));
  return [
    heading(2, message(title)),
    {
      kind: "table",
      header: columns.map(({ id }) => message(`norms.header.${id}`)),
      align: columns.map(({ align }) => align),
      rows: cuts.map((cut) => columns.map(({ cell }) => cell(cut, norms))),
    },
  ];
}
