import {
  CRITERIA,
  type Criterion,
  type PriorityRow,
  type PriorityTable,
} from "../vocabulary/priority-table.ts";
import type { Block, Inline, Report } from "../vocabulary/report.ts";
import { bullets, count, decimal, heading, message, paragraph, plain, sequence } from "./blocks.ts";
import { associations } from "./priorities/associations.ts";
import { type Codes, codesOf, namedFactor } from "./priorities/codes.ts";
import { factorTables } from "./priorities/factor-tables.ts";
import { programmes } from "./priorities/programmes.ts";

/** Lays the table of the meeting out as a document without a language: one thing at a time, no score. */
export function priorityToReport(table: PriorityTable): Report {
  const codes = codesOf(table);
  return {
    schema: "ctc-report/1",
    blocks: [
      heading(1, titleOf(table)),
      ...banners(table),
      paragraph(sequence(message("meeting.intro"), message(`meeting.order.${table.order}`))),
      ...criteria(table),
      ...factorTables(table, "risk", codes),
      ...factorTables(table, "protective", codes),
      ...associations(table, codes),
      ...programmes(table, codes),
      ...notShown(table, codes),
      ...method(table),
    ],
  };
}

function titleOf({ area, project, wave }: PriorityTable): Inline {
  const name = area.name ?? project;
  const words: Inline = name === null ? message("meeting.everyone") : plain(name);
  const whole =
    wave === null ? words : message("meeting.title.wave", { name: words, wave: plain(wave) });
  return area.name === null
    ? message("meeting.title.everyone", { project: whole })
    : message("meeting.title.area", { area: whole });
}

function banners({ synthetic }: PriorityTable): readonly Block[] {
  const banner = (lead: string, words: string): Block => ({
    kind: "banner",
    text: sequence({ kind: "strong", text: message(lead) }, message(words)),
  });
  return [
    banner("meeting.banner.lead", "meeting.banner"),
    ...(synthetic ? [banner("profile.banner.synthetic.lead", "profile.banner.synthetic")] : []),
  ];
}

/** What is weighed, with the group's own weights where it gave some; and what is not here, with the reason. */
function criteria({ empty, weights }: PriorityTable): readonly Block[] {
  const row = (criterion: Criterion): Inline => {
    const name: Inline = {
      kind: "strong",
      text: message(`meeting.criterion.${criterion}`),
    };
    const gap = empty.find(({ column }) => column === criterion);
    if (gap !== undefined) {
      return message("meeting.empty", { name, because: message(`meeting.empty.${gap.because}`) });
    }
    const what = message(`meeting.criterion.${criterion}.what`);
    const weight = weights.find((one) => one.criterion === criterion)?.weight;
    return weight === undefined
      ? message("meeting.criterion.row", { name, what })
      : message("meeting.criterion.weighted", { name, what, weight: decimal(weight, 3) });
  };
  return [heading(2, message("meeting.criteria.title")), ...bullets(CRITERIA.map(row))];
}

function notShown({ rows, policy }: PriorityTable, codes: Codes): readonly Block[] {
  const listed = (status: PriorityRow["status"]): readonly Inline[] => {
    const items = rows.filter((row) => row.status === status).map((row) => namedFactor(row, codes));
    if (items.length === 0) return [];
    return [message(`meeting.hidden.${status}`, { factors: { kind: "enumeration", items } })];
  };
  const hidden = [...listed("withheld"), ...listed("absent")];
  return [
    heading(2, message("meeting.hidden.title")),
    ...(hidden.length === 0 ? [paragraph(message("meeting.hidden.nothing"))] : bullets(hidden)),
    paragraph(message("meeting.hidden.policy", { policy: plain(policy) })),
  ];
}

function method({ inputs, rows, ranking, behaviours }: PriorityTable): readonly Block[] {
  const [profile] = inputs;
  const hasPupils = rows.some(({ pupils }) => pupils !== null);
  return [
    heading(2, message("meeting.method.title")),
    ...bullets([
      message("meeting.method.profile", { file: plain(profile?.file ?? "") }),
      ...(hasPupils ? [message("meeting.method.pupils")] : []),
      ...(ranking === null
        ? []
        : [
            message("meeting.method.ranking", {
              draws: count(ranking.draws),
              seed: plain(ranking.seed),
            }),
          ]),
      ...(behaviours.length === 0 ? [] : [message("meeting.method.association")]),
    ]),
  ];
}
