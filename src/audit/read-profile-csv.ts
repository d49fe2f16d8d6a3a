import { plainCell } from "../vocabulary/csv-cell.ts";
import type { MeasureKind } from "../vocabulary/measure.ts";
import type { Policy } from "../vocabulary/policy.ts";
import { csvCells } from "./csv-cells.ts";
import {
  decimalsRange,
  type PrintedFigure,
  type PrintedFile,
  type PrintedMeasure,
  type Range,
  UNTOLD_OF_FILE,
} from "./printed.ts";
import { numbersOf, rowFlags } from "./row-flags.ts";

/** The CSV prints shares with so many decimals. */
const DECIMALS = 6;
const NEEDED = [
  "wave",
  "area",
  "grade",
  "gender",
  "kind",
  "measure",
  "respondents",
  "value",
  "status",
  "flags",
];

/** Does a text begin as the CSV of `ctc profile` does? */
export function isProfileCsv(text: string): boolean {
  const [header = []] = csvCells(text.slice(0, text.indexOf("\n") + 1));
  return NEEDED.every((column) => header.includes(column));
}

/** What a published CSV says: one file for each wave in it. */
export function readProfileCsv(
  text: string,
  { file, folder }: { readonly file: string; readonly folder: string },
  policy: Policy,
): readonly PrintedFile[] {
  const [header = [], ...lines] = csvCells(text);
  const rows = lines.map((cells) => {
    const cellOf = new Map(header.map((column, at) => [column, cells[at] ?? ""]));
    return (column: string): string => cellOf.get(column) ?? "";
  });
  const waves = [...new Set(rows.map((cell) => cell("wave")))];
  return waves.map((wave) =>
    readWave(
      rows.filter((cell) => cell("wave") === wave),
      wave,
      { file, folder },
      policy,
    ),
  );
}

type Row = (column: string) => string;

function readWave(
  rows: readonly Row[],
  wave: string,
  place: { readonly file: string; readonly folder: string },
  policy: Policy,
): PrintedFile {
  const [first] = rows;
  const areas = [...new Set(rows.map((cell) => plainCell(cell("area"))))];
  const isIndex = areas.includes("") && areas.length > 1;
  const [id = "", version = ""] = (first?.("instrument") ?? "").split(" ");
  return {
    ...UNTOLD_OF_FILE,
    ...place,
    wave: wave === "" ? null : plainCell(wave),
    instrument: id === "" ? null : { id, version },
    norms: first?.("norms") || null,
    policy: first?.("policy") || null,
    isWeighted: rows.some((cell) => isWeighted(cell)) ? true : null,
    measures: new Map(rows.map((cell) => [cell("measure"), measureOf(cell)])),
    figures: rows.map((cell) => readFigure(cell, policy)),
    areas: isIndex ? areas.filter((area) => area !== "") : null,
  };
}

/** Weights that are not all 1 show in their sum. */
function isWeighted(cell: Row): boolean {
  const [respondents, weighted] = [cell("respondents"), cell("weighted")];
  return (
    respondents !== "" && weighted !== "" && Math.abs(Number(weighted) - Number(respondents)) > 0.01
  );
}

function measureOf(cell: Row): PrintedMeasure {
  const kind = cell("kind") as MeasureKind;
  // What a cumulative measure counts is not in the CSV: risk, unless a profile says otherwise.
  return { kind, goodWhen: kind === "protective" ? "high" : "low", labels: [cell("label")] };
}

function readFigure(cell: Row, policy: Policy): PrintedFigure {
  const words = cell("flags").split(" ");
  const flags = rowFlags(words);
  const number = (column: string): number | null =>
    cell(column) === "" ? null : Number(cell(column));
  const decimals = (column: string): Range | null => {
    const value = number(column);
    return value === null ? null : decimalsRange(value, DECIMALS);
  };
  const printed = { respondents: number("respondents"), value: number("value") };
  return {
    area: plainCell(cell("area")) || null,
    grade: plainCell(cell("grade")) || null,
    gender: cell("gender") || null,
    measure: plainCell(cell("measure")),
    status: cell("status") as PrintedFigure["status"],
    isNobody: cell("reason") === "no_answers",
    isPartial: flags.isPartial,
    ...numbersOf(printed, flags, (value) => decimalsRange(value, DECIMALS), policy),
    standardError: decimals("standard_error"),
    // The CSV does not say by which method.
    lowerLimit: null,
    upperLimit: null,
    reference: flags.step === null ? decimals("reference") : null,
  };
}
