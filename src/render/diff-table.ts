import { textIn } from "../i18n/text-in.ts";
import { isMessageId, type Translate, translator } from "../i18n/translate.ts";
import { harmlessText } from "../vocabulary/harmless-text.ts";
import type {
  AreaDiff,
  CorrectedFigure,
  DiffRow,
  ProfileDiff,
} from "../vocabulary/profile-diff.ts";
import type { Language } from "../vocabulary/project.ts";
import { formatCount, formatPoints, formatShare } from "./numbers.ts";

/** A terminal's width. */
const WIDTH = 80;
/** Columns behind the label: both shares, the change, its interval, what can be said. */
const COLUMNS = [6, 6, 7, 16, 9] as const;
const LABEL = WIDTH - COLUMNS.reduce((sum, width) => sum + width + 1, 0);

/** A diff for a terminal of 80 columns: a line for each row; the rest is in the other formats. */
export function diffToTable(diff: ProfileDiff, language: Language): string {
  const t = translator(language);
  const waves = [diff.before.wave ?? t("diff.before"), diff.after.wave ?? t("diff.after")];
  const isNarrow = waves.every((wave) => [...wave].length <= COLUMNS[0]);
  const heads = isNarrow ? waves : [t("diff.before"), t("diff.after")];
  const lines = [
    ...(diff.synthetic ? [t("profile.banner.synthetic.lead")] : []),
    ...diff.areas.flatMap((area) => areaLines(area, diff, heads, language)),
    ...(diff.areas.length === 0 ? [t(`diff.${diff.kind}.nothing`)] : []),
    ...loneLines(diff, waves, t),
    ...(diff.kind === "change" && diff.areas.length > 0
      ? brokenAt(t("diff.table.legend"), WIDTH, "")
      : []),
  ];
  return lines.map((line) => `${harmlessText(line)}\n`).join("");
}

function areaLines(
  area: AreaDiff,
  diff: ProfileDiff,
  waves: readonly string[],
  language: Language,
): readonly string[] {
  const t = translator(language);
  const name = area.area.name ?? diff.project ?? t("diff.everyone");
  if (area.stops.length > 0) {
    const reasons = area.stops.map(({ reason }) => t(`diff.stop.${reason}`)).join("; ");
    return [name, ...brokenAt(`${t("diff.stopped")} ${reasons}`, WIDTH, "  "), ""];
  }
  if (diff.kind === "correction") {
    const header = withCells([name], correctedCells(t("diff.header.old"), t("diff.header.new")));
    return [
      ...header,
      ...area.corrections.filter(isInTable).flatMap((one) => correctedLines(one, language)),
      "",
    ];
  }
  const header = [...waves, t("diff.table.change"), t("diff.table.interval"), ""];
  const told = area.rows.filter(({ status }) => status !== "absent");
  const isPartial = told.some(({ partial, status }) => partial && status === "compared");
  return [
    ...linesOf(name, header),
    ...told.flatMap((row) => changeLines(row, language)),
    ...(isPartial ? brokenAt(t("diff.partial"), WIDTH, "") : []),
    "",
  ];
}

function changeLines(row: DiffRow, language: Language): readonly string[] {
  const t = translator(language);
  const { change, status, before, after } = row;
  const sign = t(status === "protected" ? "profile.sign.withheld" : "profile.sign.absent");
  const isCoarse = (step: number | null): boolean => step !== null;
  const share = (value: number | null, step: number | null): string =>
    value === null ? sign : formatShare(value, language, isCoarse(step));
  const points = (value: number | null): string =>
    value === null ? "" : formatPoints(value, language, isCoarse(change?.step ?? null));
  const limits =
    change === null || change.low === null
      ? ""
      : t("profile.number.limits", { low: points(change.low), high: points(change.high) });
  return linesOf(labelOf(row, t, language), [
    share(before.value, before.step),
    share(after.value, after.step),
    change === null ? sign : points(change.value),
    limits,
    verdictOf(row, t),
  ]);
}

function verdictOf({ verdict, status }: DiffRow, t: Translate): string {
  if (verdict === "better" || verdict === "worse") return t(`diff.verdict.${verdict}`);
  return verdict === null ? t(`diff.table.${status}`) : t("diff.table.cannot");
}

/** Shares and counts alone; limits and comparisons are in the other formats. */
function isInTable({ guarded, before, after, numbers }: CorrectedFigure): boolean {
  if (guarded || before.status !== after.status || before.reason !== after.reason) return true;
  return numbers.some(({ name }) => name === "value" || name === "respondents");
}

function correctedLines(figure: CorrectedFigure, language: Language): readonly string[] {
  const t = translator(language);
  const { before, after } = figure;
  const cell = ({ status, value, respondents, step }: typeof before): string => {
    if (status === "absent") return t("profile.sign.absent");
    if (value === null) return t("profile.sign.withheld");
    return `${formatShare(value, language, step !== null)} (${formatCount(respondents ?? 0, language)})`;
  };
  return withCells(
    brokenAt(labelOf(figure, t, language), LABEL, "  "),
    correctedCells(cell(before), cell(after)),
  );
}

const correctedCells = (before: string, after: string): string =>
  `${before.padStart(14)} → ${after.padStart(14)}`;

function labelOf(
  { label, group }: Pick<DiffRow, "label" | "group">,
  t: Translate,
  language: Language,
): string {
  const { grade, gender } = group;
  const own = `profile.grade.${grade}`;
  const gradeWord =
    grade === undefined
      ? []
      : [isMessageId(own) ? t(own) : t("profile.grade.compulsory", { grade })];
  const genderWord = gender === undefined ? [] : [t(`profile.gender.${gender}`)];
  // What a row is limited to stands first, where a long label is not cut off.
  return [...gradeWord, ...genderWord, textIn(label, language)].join(", ");
}

function linesOf(first: string, cells: readonly string[]): readonly string[] {
  const columns = cells.map((cell, at) =>
    at === COLUMNS.length - 1 ? cell : cell.padStart(COLUMNS[at] ?? 0),
  );
  return withCells(brokenAt(first, LABEL, "  "), columns.join(" "));
}

/** The cells stand behind the first line of a label. */
function withCells([first = "", ...more]: readonly string[], cells: string): readonly string[] {
  return [`${first.padEnd(LABEL)} ${cells}`.trimEnd(), ...more];
}

function loneLines(
  { onlyBefore, onlyAfter }: ProfileDiff,
  [before = "", after = ""]: readonly string[],
  t: Translate,
): readonly string[] {
  const named = (areas: readonly (string | null)[]): string =>
    areas.map((area) => area ?? t("diff.everyone")).join("; ");
  return [
    ...(onlyBefore.length === 0
      ? []
      : brokenAt(t("diff.areas.gone", { areas: named(onlyBefore), wave: before }), WIDTH, "  ")),
    ...(onlyAfter.length === 0
      ? []
      : brokenAt(t("diff.areas.new", { areas: named(onlyAfter), wave: after }), WIDTH, "  ")),
  ];
}

/** Lines of at most `width` characters, broken at blanks; all but the first are indented. */
function brokenAt(text: string, width: number, indent: string): readonly string[] {
  const lines: string[] = [];
  let current = "";
  for (const word of text.split(" ")) {
    const longer = current === "" ? word : `${current} ${word}`;
    if ([...longer].length > width && current.trim() !== "") {
      lines.push(current);
      current = `${indent}${word}`;
    } else current = longer;
  }
  return [...lines, current];
}
