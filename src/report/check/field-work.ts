import type { CheckReport, SchoolProgress } from "../../vocabulary/check.ts";
import type { Block, Inline } from "../../vocabulary/report.ts";
import { count, heading, message, paragraph, plain } from "../blocks.ts";
import { ABSENT, percentCell, rowsCell, signLegend, WITHHELD } from "./cells.ts";

/** A rate where the register has the school, else the rounded number of answers so far. */
function weekCell(school: SchoolProgress, week: number, open: boolean): Inline {
  const answers = school.answers[week] ?? null;
  if (answers === null) return WITHHELD;
  if (school.pupils === null) return count(answers, answers > 0 && !open);
  return percentCell(school.rates[week] ?? null);
}

/** How the answers came in, week by week and school by school, while the survey is in the field. */
export function fieldWork({ fieldWork: work, policy }: CheckReport): readonly Block[] {
  if (work === null) return [];
  const unreadable = { rows: rowsCell(work.unreadable, work.unreadable.length) };
  return [
    heading(2, message("check.field.title")),
    paragraph(message("check.field.intro", { column: plain(work.column) })),
    {
      kind: "table",
      header: [
        message("check.header.school"),
        message("check.header.pupils"),
        ...work.weeks.map(plain),
      ],
      align: ["left", "right", ...work.weeks.map(() => "right" as const)],
      rows: work.schools.map((school) => [
        plain(school.school),
        school.pupils === null ? ABSENT : count(school.pupils),
        ...work.weeks.map((_, week) => weekCell(school, week, policy.open)),
      ]),
    },
    ...(work.unreadable.length === 0
      ? []
      : [paragraph(message("check.field.unreadable", unreadable))]),
    paragraph(signLegend()),
  ];
}
