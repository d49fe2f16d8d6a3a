import { textIn } from "../i18n/text-in.ts";
import { csvText, defuseCell as text } from "../vocabulary/csv-cell.ts";
import type { Figure, Released } from "../vocabulary/figure.ts";
import type { Profile } from "../vocabulary/profile.ts";
import type { Language } from "../vocabulary/project.ts";
import { fixed as decimals, proportion, significant, whole } from "./csv-numbers.ts";

/** Columns of the profile CSV: fixed names, fixed order. */
const COLUMNS =
  "wave,area,area_id,grade,gender,kind,domain,measure,label,respondents,weighted,value,standard_error,low,high,degrees_of_freedom,design_effect,reference,norm,difference,difference_low,difference_high,p,p_adjusted,status,reason,flags,instrument,norms,policy,synthetic".split(
    ",",
  );

/**
 * One row per area × group × measure of all profiles given, in their order. UTF-8, comma, point
 * decimals, LF, no byte-order mark. Proportions have 6 decimals, weighted counts and degrees of
 * freedom 3, p's 6 significant digits; an empty cell is not applicable or protected.
 */
export function profilesToCsv(profiles: readonly Profile[], language: Language): string {
  const rows = profiles.flatMap((profile) =>
    inOrder(profile).map((figure) => rowOf(profile, figure, language)),
  );
  return csvText([COLUMNS, ...rows]);
}

/** Everyone first, then one group after the other; in each the instrument's order. */
function inOrder({ factors, behaviours, cumulative }: Profile): readonly Released<Figure>[] {
  const figures = [...factors, ...behaviours, ...cumulative];
  const keyOf = ({ group }: Figure): string => `${group.grade ?? ""} ${group.gender ?? ""}`;
  const keys = [...new Set(figures.map(keyOf))];
  return keys.flatMap((key) => figures.filter((figure) => keyOf(figure) === key));
}

function rowOf(profile: Profile, figure: Released<Figure>, language: Language): string[] {
  const { area, survey, instrument, norms, policy } = profile;
  const { difference } = figure;
  return [
    text(survey.wave ?? ""),
    text(area.name ?? ""),
    text(area.id ?? ""),
    text(figure.group.grade ?? ""),
    figure.group.gender ?? "",
    figure.kind,
    figure.domain ?? "",
    text(figure.measure),
    text(textIn(figure.label, language)),
    whole(figure.respondents),
    decimals(figure.weighted, 3),
    ...[figure.value, figure.standardError, figure.low, figure.high].map(proportion),
    decimals(figure.degreesOfFreedom, 3),
    proportion(figure.designEffect),
    ...[figure.reference, figure.norm].map(proportion),
    ...[difference?.value, difference?.low, difference?.high].map(proportion),
    ...[difference?.p, difference?.pAdjusted].map(significant),
    figure.status,
    figure.reason ?? "",
    // The standardised share has no column, so its step is none of a row's flags here.
    [...figure.flags]
      .filter((flag) => !flag.startsWith("standardised:"))
      .sort()
      .join(" "),
    text(`${instrument.id} ${instrument.version}`),
    text(norms?.id ?? ""),
    text(policy.id),
    String(profile.synthetic),
  ];
}
