import type { CheckReport, StrangeValue } from "../../vocabulary/check.ts";
import type { Block } from "../../vocabulary/report.ts";
import { count, heading, message, paragraph, plain } from "../blocks.ts";
import { rowsCell } from "./cells.ts";

/** Values of coded questions, grades and genders that the instrument does not know. */
export function strangeValuesFound(check: CheckReport): readonly Block[] {
  const values: readonly StrangeValue[] = [...check.outOfRange, ...check.unknownGroups];
  const title = heading(2, message("check.values.title"));
  if (values.length === 0) return [title, paragraph(message("check.values.none"))];
  const header = ["column", "use", "value", "rows", "cells"];
  return [
    title,
    paragraph(message("check.values.intro")),
    {
      kind: "table",
      header: header.map((id) => message(`check.header.${id}`)),
      align: ["left", "left", "left", "left", "right"],
      rows: values.map(({ column, item, text, rows, cells }) => [
        plain(column),
        plain(item),
        text === null ? message("check.values.text") : plain(text),
        rowsCell(rows, cells),
        count(cells),
      ]),
    },
  ];
}
