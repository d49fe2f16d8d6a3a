import type { MeasureKind } from "../vocabulary/measure.ts";
import type { Policy } from "../vocabulary/policy.ts";
import { csvCells } from "./csv-cells.ts";
import {
  countOf,
  decimalsRange,
  type PrintedFigure,
  type PrintedFile,
  type PrintedMeasure,
  type Range,
  shareRange,
  UNTOLD_OF_FILE,
} from "./printed.ts";
import { stepOf } from "./read-profile-json.ts";

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
  const areas = [...new Set(rows.map((cell) => untrusted(cell("area"))))];
  const isIndex = areas.includes("") && areas.length > 1;
  const [id = "", version = ""] = (first?.("instrument") ?? "").split(" ");
  return {
    ...UNTOLD_OF_FILE,
    ...place,
    wave: wave === "" ? null : untrusted(wave),
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
  const flags = cell("flags")
    .split(" ")
    .filter((flag) => flag !== "");
  const step = stepOf(flags);
  const number = (column: string): number | null =>
    cell(column) === "" ? null : Number(cell(column));
  const decimals = (column: string): Range | null => {
    const value = number(column);
    return value === null ? null : decimalsRange(value, DECIMALS);
  };
  const [respondents, value] = [number("respondents"), number("value")];
  return {
    area: untrusted(cell("area")) || null,
    grade: untrusted(cell("grade")) || null,
    gender: cell("gender") || null,
    measure: untrusted(cell("measure")),
    status: cell("status") as PrintedFigure["status"],
    isNobody: cell("reason") === "no_answers",
    isPartial: flags.includes("partial"),
    isRounded: step !== null,
    respondents: countOf(respondents, step === null ? null : policy.roundCountsTo),
    share: value === null ? null : step === null ? decimals("value") : shareRange(value, step),
    standardError: decimals("standard_error"),
    // The CSV does not say by which method.
    lowerLimit: null,
    upperLimit: null,
    reference: decimals("reference"),
  };
}

/** Without the apostrophe that keeps a spreadsheet from running a text as a formula. */
const untrusted = (text: string): string => (/^'[=+\-@\t\r]/.test(text) ? text.slice(1) : text);
