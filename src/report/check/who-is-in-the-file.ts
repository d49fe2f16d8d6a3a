import type { CheckReport } from "../../vocabulary/check.ts";
import type { CoverageRow } from "../../vocabulary/figure.ts";
import type { Block, Inline } from "../../vocabulary/report.ts";
import { roundingStep } from "../../vocabulary/row-flags.ts";
import { ABSENT, bullets, count, heading, message, paragraph, plain, WITHHELD } from "../blocks.ts";
import { rateOf } from "../read-figure.ts";
import { limitInPercent, respondentsCell, signLegend } from "./cells.ts";

function cellsOf(name: Inline, row: CoverageRow, low: boolean): readonly Inline[] {
  const isRounded = roundingStep(row.flags) !== null;
  const respondents = row.respondents === null ? WITHHELD : count(row.respondents, isRounded);
  const rate = row.rate === null ? (row.status === "withheld" ? WITHHELD : ABSENT) : rateCell(row);
  return [
    name,
    row.pupils === null ? ABSENT : count(row.pupils),
    respondents,
    rate,
    low ? message("check.areas.low") : plain(""),
  ];
}

const rateCell = (row: CoverageRow): Inline => ({ ...rateOf(row, row.rate ?? 0), bare: true });

/** Respondents by area against the register, and those who cannot be placed. */
export function whoIsInTheFile(check: CheckReport): readonly Block[] {
  const { areas, total, unplaced, policy, lowResponse } = check;
  const isLow = ({ rate }: CoverageRow): boolean => rate !== null && rate < lowResponse;
  const missing = (["area", "grade", "gender"] as const).map((role) =>
    message(`check.areas.without.${role}`, {
      respondents: respondentsCell(unplaced[role], policy.open),
    }),
  );
  const header = ["area", "pupils", "respondents", "rate", "note"];
  return [
    heading(2, message("check.areas.title")),
    ...bullets(missing),
    {
      kind: "table",
      header: header.map((id) => message(`check.header.${id}`)),
      align: ["left", "right", "right", "right", "left"],
      rows: [
        ...areas.map(({ area, row }) => cellsOf(plain(area), row, isLow(row))),
        cellsOf(message("check.areas.everyone"), total, isLow(total)),
      ],
    },
    paragraph(message("check.areas.limit", { share: limitInPercent(lowResponse) })),
    paragraph(signLegend()),
  ];
}
