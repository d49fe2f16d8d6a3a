import { foldName } from "../vocabulary/names.ts";
import type { AreaAlias } from "../vocabulary/project.ts";
import { readSideFile, type SideRow } from "./side-file.ts";

const COLUMNS = { required: ["area_id", "name", "area"], optional: ["from", "to"] };

interface AreaRow {
  readonly alias: AreaAlias;
  readonly source: SideRow;
}

/**
 * Which name in the survey is reported as which area, from the text of `areas.csv`:
 * `area_id,name,area[,from,to]`. `area_id` and `name` are the area that is reported, `area` is the
 * name as found; `from` and `to` are the first and last wave for which the row holds, empty: all.
 *
 * @param file base name, for messages.
 * @throws CtcError `side-file-row` {file, row, column, text, problem}: a cell is empty, `from` is
 *   after `to`, or two rows that hold for the same wave contradict each other: one name found in
 *   two areas, one id with two names, one name with two ids.
 */
export function readAreas(text: string, file: string): AreaAlias[] {
  const rows = readSideFile(text, file, COLUMNS).map((source) => ({
    source,
    alias: toAlias(source),
  }));
  rows.forEach((row, at) => {
    for (const earlier of rows.slice(0, at)) refuseContradiction(row, earlier);
  });
  return rows.map(({ alias }) => alias);
}

function toAlias({ cell, refuse }: SideRow): AreaAlias {
  const empty = COLUMNS.required.find((column) => cell(column) === "");
  if (empty !== undefined) throw refuse(empty, "cell-empty");
  const [from, to] = [cell("from"), cell("to")];
  if (from !== "" && to !== "" && from > to) throw refuse("to", "before", { from });
  return {
    id: cell("area_id"),
    name: cell("name"),
    found: cell("area"),
    ...(from !== "" && { from }),
    ...(to !== "" && { to }),
  };
}

function refuseContradiction({ alias, source }: AreaRow, earlier: AreaRow): void {
  const other = earlier.alias;
  if (!holdTogether(alias, other)) return;
  const facts = { earlier: earlier.source.row };
  const sameName = foldName(alias.name) === foldName(other.name);
  if (alias.id === other.id && !sameName) {
    throw source.refuse("name", "other-name", facts);
  }
  if (alias.id !== other.id && sameName) {
    throw source.refuse("area_id", "other-id", facts);
  }
  if (foldName(alias.found) === foldName(other.found)) {
    const problem = alias.id === other.id ? "stands-already" : "other-area";
    throw source.refuse("area", problem, facts);
  }
}

/** Is there a wave for which both rows hold? Waves are labels and follow each other as text. */
function holdTogether(one: AreaAlias, other: AreaAlias): boolean {
  const isBefore = (end: string | undefined, start: string | undefined): boolean =>
    end !== undefined && start !== undefined && end < start;
  return !isBefore(one.to, other.from) && !isBefore(other.to, one.from);
}
