import type { CheckReport, FieldWork, NamedRows, SchoolProgress } from "../../vocabulary/check.ts";
import type { Block, Inline } from "../../vocabulary/report.ts";
import { ABSENT, bullets, count, heading, message, paragraph, plain, WITHHELD } from "../blocks.ts";
import { percentCell, respondentsCell, rowsCell, signLegend } from "./cells.ts";

/** A rate where the register has the school, else the rounded number of answers so far. */
function weekCell(school: SchoolProgress, week: number, open: boolean): Inline {
  const answers = school.answers[week] ?? null;
  if (answers === null) return WITHHELD;
  if (school.pupils === null) return respondentsCell(answers, open);
  return percentCell(school.rates[week] ?? null);
}

function flawLine(id: string, { rows, cells }: NamedRows): Inline {
  return message(`check.field.${id}`, { cells: count(cells), rows: rowsCell(rows, cells) });
}

/** Who is in no week or no school of the table, and why. */
function leftOut({ noSchool, unreadable, outlying }: FieldWork, open: boolean): readonly Inline[] {
  const { respondents } = noSchool;
  return [
    ...(respondents === 0
      ? []
      : [
          message("check.field.withoutSchool", { respondents: respondentsCell(respondents, open) }),
        ]),
    ...unreadable.map((found) => flawLine(`unreadable.${found.reason}`, found)),
    ...(outlying.cells === 0 ? [] : [flawLine("outlying", outlying)]),
  ];
}

function weekTable({ weeks, schools, noSchool }: FieldWork, open: boolean): Block {
  const without = weeks.map((_, week) => respondentsCell(noSchool.answers[week] ?? null, open));
  return {
    kind: "table",
    header: [message("check.header.school"), message("check.header.pupils"), ...weeks.map(plain)],
    align: ["left", "right", ...weeks.map(() => "right" as const)],
    rows: [
      ...schools.map((school) => [
        plain(school.school),
        school.pupils === null ? ABSENT : count(school.pupils),
        ...weeks.map((_, week) => weekCell(school, week, open)),
      ]),
      ...(noSchool.respondents === 0
        ? []
        : [[message("check.field.noSchool"), ABSENT, ...without]]),
    ],
  };
}

/** How the answers came in, week by week and school by school, while the survey is in the field. */
export function fieldWork({ fieldWork: work, policy }: CheckReport): readonly Block[] {
  if (work === null) return [];
  const column = { column: plain(work.column) };
  const isRead = work.weeks.length > 0;
  return [
    heading(2, message("check.field.title")),
    paragraph(message(isRead ? "check.field.intro" : "check.field.none", column)),
    ...bullets(leftOut(work, policy.open)),
    ...(isRead ? [weekTable(work, policy.open)] : []),
    paragraph(signLegend()),
  ];
}
