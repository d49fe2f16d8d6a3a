import type { Certainty, Instrument } from "../../vocabulary/instrument.ts";
import type { Block } from "../../vocabulary/report.ts";
import { count, heading, message, paragraph } from "../blocks.ts";

/** From what is surest to what is not. */
const CERTAINTIES: readonly Certainty[] = [
  "verified",
  "recalled",
  "secondary_source",
  "assumed_by_analogy",
  "inferred",
  "conflict",
  "proposal",
  "not_found",
];

const WHAT = ["questions", "scales", "names", "behaviours"] as const;

/** How many questions, scales, names of scales and behaviours have each status. */
export function statusTable(instrument: Instrument): readonly Block[] {
  const { items, scales, behaviours } = instrument;
  const statuses: Readonly<Record<(typeof WHAT)[number], readonly Certainty[]>> = {
    questions: items.map(({ status }) => status),
    scales: scales.map(({ status }) => status),
    names: scales.map(({ labelStatus }) => labelStatus.en),
    behaviours: behaviours.map(({ status }) => status),
  };
  const used = CERTAINTIES.filter((one) => WHAT.some((what) => statuses[what].includes(one)));
  return [
    heading(2, message("instrument.status.title")),
    paragraph(message("instrument.status.intro")),
    {
      kind: "table",
      header: ["status", ...WHAT].map((id) => message(`instrument.header.${id}`)),
      align: ["left", "right", "right", "right", "right"],
      rows: used.map((one) => [
        message(`instrument.certainty.${one}`),
        ...WHAT.map((what) => count(statuses[what].filter((each) => each === one).length)),
      ]),
    },
  ];
}
