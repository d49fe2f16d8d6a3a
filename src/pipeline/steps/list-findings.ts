import type { Calibrated } from "../../estimate/calibrate/calibrate-design.ts";
import type { Finding } from "../../vocabulary/finding.ts";
import type { Indicator } from "../../vocabulary/measure.ts";
import { foldName } from "../../vocabulary/names.ts";
import type { ProfileRequest } from "../../vocabulary/profile-request.ts";
import type { AreaGrouping } from "../../vocabulary/responses.ts";

/** Measures without a figure, by reason. */
export function absences(indicators: readonly Indicator[]): Finding[] {
  const reasons = [...new Set(indicators.flatMap(({ absent }) => absent ?? []))].sort();
  return reasons.map((reason) => ({
    code: "measure-absent",
    reason,
    measures: indicators.filter(({ absent }) => absent === reason).length,
  }));
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

/** Groups of the register that nobody who answered belongs to. */
export function notSurveyed(calibration: Calibrated | null): readonly Finding[] {
  const groups = calibration?.notSurveyed.join("; ") ?? "";
  return groups === "" ? [] : [{ code: "population-not-surveyed", groups }];
}
