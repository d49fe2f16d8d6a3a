import { textIn } from "../i18n/text-in.ts";
import { csvText, defuseCell as text } from "../vocabulary/csv-cell.ts";
import type { AreaDiff, DiffRow, ProfileDiff } from "../vocabulary/profile-diff.ts";
import type { Language } from "../vocabulary/project.ts";
import { fixed as decimals, proportion, significant, whole } from "./csv-numbers.ts";

const CHANGES =
  "wave_before,wave_after,area,area_id,grade,gender,kind,domain,measure,label,respondents_before,respondents_after,before,after,change,low,high,standard_error,degrees_of_freedom,p,p_adjusted,smallest,verdict,status,reasons,rounded_to,synthetic";
const CORRECTIONS =
  "wave,area,area_id,grade,gender,measure,label,number,before,after,status_before,status_after,synthetic";

/**
 * One row per area × group × measure, or per corrected number. UTF-8, comma, point decimals, LF.
 * Proportions have 6 decimals, degrees of freedom 3, p's 6 significant digits; an empty cell is not
 * applicable or protected. An area that cannot be compared is one row with its reasons.
 */
export function diffToCsv(diff: ProfileDiff, language: Language): string {
  const isCorrection = diff.kind === "correction";
  const rows = diff.areas.flatMap((area) =>
    isCorrection ? correctionRows(diff, area, language) : changeRows(diff, area, language),
  );
  const header = (isCorrection ? CORRECTIONS : CHANGES).split(",");
  return csvText([header, ...rows]);
}

function changeRows(diff: ProfileDiff, area: AreaDiff, language: Language): readonly string[][] {
  if (area.stops.length === 0) return area.rows.map((row) => changeRow(diff, area, row, language));
  const empty = CHANGES.split(",").map(() => "");
  const place = placeOf(diff, area);
  const reasons = area.stops.map(({ reason }) => reason).join(" ");
  const row = [...place, ...empty.slice(place.length, -4), "stopped", reasons, ""];
  return [[...row, String(diff.synthetic)]];
}

function placeOf({ before, after }: ProfileDiff, { area }: AreaDiff): readonly string[] {
  return [before.wave ?? "", after.wave ?? "", area.name ?? "", area.id ?? ""].map(text);
}

function changeRow(diff: ProfileDiff, area: AreaDiff, row: DiffRow, language: Language): string[] {
  const { before, after, change, group } = row;
  const steps = [before.step, after.step].filter((step) => step !== null);
  return [
    ...placeOf(diff, area),
    text(group.grade ?? ""),
    group.gender ?? "",
    row.kind,
    row.domain ?? "",
    text(row.measure),
    text(textIn(row.label, language)),
    whole(before.respondents),
    whole(after.respondents),
    proportion(before.value),
    proportion(after.value),
    ...[change?.value, change?.low, change?.high, change?.standardError].map(proportion),
    decimals(change?.degreesOfFreedom, 3),
    significant(change?.p),
    significant(change?.pAdjusted),
    proportion(change?.smallest),
    row.verdict ?? "",
    row.status,
    [...row.stops.map(({ reason }) => reason), ...partialReason(row)].join(" "),
    steps.length === 0 ? "" : String(Math.max(...steps)),
    String(diff.synthetic),
  ];
}

/** Of a row that is compared, what is to be known of it. */
const partialReason = ({ status, partial }: DiffRow): readonly string[] =>
  status === "compared" && partial ? ["partial"] : [];

function correctionRows(
  diff: ProfileDiff,
  { area, corrections }: AreaDiff,
  language: Language,
): readonly string[][] {
  return corrections.flatMap((figure) => {
    const { group, before, after, numbers } = figure;
    const place = [
      ...[diff.after.wave ?? "", area.name ?? "", area.id ?? "", group.grade ?? ""].map(text),
      group.gender ?? "",
      text(figure.measure),
      text(textIn(figure.label, language)),
    ];
    const end = [before.status, after.status, String(diff.synthetic)];
    if (numbers.length === 0) return [[...place, "", "", "", ...end]];
    return numbers.map(({ name, before: old, after: now }) => {
      const cell = name === "respondents" ? whole : proportion;
      return [...place, name, cell(old), cell(now), ...end];
    });
  });
}
