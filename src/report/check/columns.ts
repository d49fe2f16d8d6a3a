import type { CheckedColumn, CheckReport } from "../../vocabulary/check.ts";
import type { Finding } from "../../vocabulary/finding.ts";
import type { Block, Inline } from "../../vocabulary/report.ts";
import { bullets, count, heading, message, paragraph, plain } from "../blocks.ts";
import { percentCell, signLegend } from "./cells.ts";

/** Which questions the file has, and what was odd about how they were found. */
export function questions({ items, findings }: CheckReport): readonly Block[] {
  const list = (names: readonly string[]): Inline => ({
    kind: "enumeration",
    items: names.map(plain),
  });
  const lines = [
    ...(items.missing.length === 0
      ? []
      : [message("check.questions.missing", { items: list(items.missing) })]),
    ...items.mappedTwice.map(({ column, items: both }) =>
      message("check.questions.twice", { column: plain(column), items: list(both) }),
    ),
    ...findings.map(findingLine),
  ];
  return [
    heading(2, message("check.questions.title")),
    paragraph(
      message("check.questions.found", {
        found: count(items.found),
        inInstrument: count(items.inInstrument),
      }),
    ),
    ...bullets(lines),
  ];
}

/** The words of a finding stand among those for stderr; its facts become pieces of text. */
function findingLine(finding: Finding): Inline {
  const { code, ...facts } = finding;
  const pieces = Object.entries(facts).map(([name, fact]): [string, Inline] => {
    if (typeof fact === "number") return [name, count(fact)];
    if (!Array.isArray(fact)) return [name, plain(String(fact))];
    return [name, plain(fact.map((spelling) => `"${spelling}"`).join(", "))];
  });
  const reason = code === "column-unfit" ? `.${finding.reason}` : "";
  const named: [string, Inline][] =
    "role" in facts ? [["roleName", message(`init.role.${facts.role}`)]] : [];
  return message(`finding.${code}${reason}`, Object.fromEntries([...pieces, ...named]));
}

function usedAs({ use, name }: CheckedColumn): Inline {
  if (name === null) return message("check.use.unused");
  return use === "role" ? message("check.use.role", { role: plain(name) }) : plain(name);
}

function reasonsCell({ missing }: CheckedColumn): Inline {
  const reasons = Object.entries(missing?.byReason ?? {}).filter(([, share]) => share !== 0);
  return {
    kind: "enumeration",
    items: reasons.map(([reason, share]) =>
      message(`check.reason.${reason}`, { share: percentCell(share ?? null) }),
    ),
  };
}

/** Every column of the file: what it is used for, what stands in it, what is missing and why. */
export function columnsOfFile({ columns }: CheckReport): readonly Block[] {
  const header = ["column", "use", "type", "codes", "missing", "reasons"];
  return [
    heading(2, message("check.columns.title")),
    paragraph(message("check.columns.intro")),
    {
      kind: "table",
      header: header.map((id) => message(`check.header.${id}`)),
      align: ["left", "left", "left", "left", "right", "left"],
      rows: columns.map((column) => [
        plain(column.column),
        usedAs(column),
        message(`check.type.${column.type}`),
        plain(column.codes?.join(" ") ?? ""),
        column.missing === null ? plain("") : percentCell(column.missing.all),
        reasonsCell(column),
      ]),
    },
    paragraph(signLegend()),
  ];
}
