import type { Calibrated } from "../../estimate/calibrate/calibrate-design.ts";
import { countPupils } from "../../profile/count-pupils.ts";
import { countSurveyed } from "../../profile/count-surveyed.ts";
import type { Design } from "../../vocabulary/design.ts";
import type { Estimation } from "../../vocabulary/estimation.ts";
import type { Finding } from "../../vocabulary/finding.ts";
import type { Instrument } from "../../vocabulary/instrument.ts";
import type { AbsentReason } from "../../vocabulary/measure.ts";
import { foldName } from "../../vocabulary/names.ts";
import type { Profile } from "../../vocabulary/profile.ts";
import type { ProfileRequest } from "../../vocabulary/profile-request.ts";
import type { AreaGrouping, Responses } from "../../vocabulary/responses.ts";
import { splitOf } from "../../vocabulary/split.ts";
import { declaredGrades } from "./surveyed.ts";

/** Rows without a figure, by reason, as the profiles print them: of everyone, and of an area alone. */
export function absences(everyone: Profile, areas: readonly Profile[]): Finding[] {
  const rows = absentRows(everyone);
  const reasons = [...new Set(rows.values())].sort();
  return [
    ...reasons.map(
      (reason): Finding => ({
        code: "measure-absent",
        reason,
        measures: [...rows.values()].filter((one) => one === reason).length,
      }),
    ),
    ...areas.flatMap((profile): Finding[] => {
      const more = [...absentRows(profile).keys()].filter((measure) => !rows.has(measure));
      const area = profile.area.name ?? "";
      return more.length === 0
        ? []
        : [{ code: "measure-absent-here", area, measures: more.length }];
    }),
  ];
}

/** Why each absent row of a profile is absent. */
function absentRows({
  factors,
  behaviours,
  cumulative,
}: Profile): ReadonlyMap<string, AbsentReason> {
  return new Map(
    [...factors, ...behaviours, ...cumulative].flatMap(({ measure, group, status, reason }) =>
      splitOf(group) !== null || status !== "absent" || reason === null || reason === "protected"
        ? []
        : [[measure, reason] as const],
    ),
  );
}

/** Respondents whose declared weight is 0 are in no share: where all are, no row has a figure. */
export function zeroWeights({ weight, weighted }: Design): readonly Finding[] {
  const respondents = weight.reduce((sum, one) => sum + (one === 0 ? 1 : 0), 0);
  return !weighted || respondents === 0 ? [] : [{ code: "weights-zero", respondents }];
}

/** Areas of the register that the survey does not have: a misspelling would lose a response rate. */
export function unknownPopulation(
  population: ProfileRequest["population"],
  areas: AreaGrouping,
): Finding[] {
  const known = new Set(areas.names.map(foldName));
  const strange = new Set(
    population.map(({ area }) => area).filter((a) => a !== "" && !known.has(foldName(a))),
  );
  return [...strange].map((area) => ({ code: "population-area-unknown", area }));
}

/**
 * Where the register and the survey do not have the same grades and areas: whose pupils are in no
 * response rate, and what there is no rate of. A register by school says nothing of areas.
 */
export function registerGaps(
  population: ProfileRequest["population"],
  { area, grade }: Responses,
  instrument: Instrument,
): readonly Finding[] {
  if (population.length === 0) return [];
  const isByArea = population.some((row) => row.area !== "");
  const areas = isByArea && area.names.length > 0 ? area.names : [null];
  const counted = areas.filter((name) => countPupils(population, name, null) !== null);
  const uncounted = areas.flatMap((name) => (counted.includes(name) ? [] : (name ?? [])));
  const surveyed = declaredGrades(grade, instrument);
  const gaps = surveyed.flatMap((name) => {
    const lacking = counted.filter(
      (where) => countSurveyed(population, { areas: [where], grades: [name] }) === null,
    );
    if (lacking.length === counted.length && lacking.length > 0) return [name];
    return lacking.map((where) => `${where ?? ""} – ${name}`);
  });
  const inRegister = [...new Set(population.flatMap((row) => row.grade ?? []))];
  const strange = surveyed.length === 0 ? [] : inRegister.filter((g) => !grade.names.includes(g));
  return [
    ...(strange.length === 0
      ? []
      : [{ code: "population-grade-unknown", grades: strange.join("; ") } as const]),
    ...(uncounted.length === 0
      ? []
      : [{ code: "population-area-uncounted", areas: uncounted.join("; ") } as const]),
    ...(gaps.length === 0
      ? []
      : [{ code: "population-grade-uncounted", grades: gaps.join("; ") } as const]),
  ];
}

/** Choices that make another publication of the same pupils: two of them together tell more than one. */
export function publishOnce(
  removed: Uint8Array,
  { calibrate, finitePopulation }: Estimation,
): readonly Finding[] {
  const isAnother = removed.includes(1) || calibrate !== null || finitePopulation;
  return isAnother ? [{ code: "publish-once" }] : [];
}

/** Groups of the register that nobody who answered belongs to. */
export function notSurveyed(calibration: Calibrated | null): readonly Finding[] {
  const groups = calibration?.notSurveyed.join("; ") ?? "";
  return groups === "" ? [] : [{ code: "population-not-surveyed", groups }];
}
