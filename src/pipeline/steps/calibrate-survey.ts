import { releaseCount, releaseSpread } from "../../disclose/release-coverage.ts";
import { type Calibrated, calibrateDesign } from "../../estimate/calibrate/calibrate-design.ts";
import type { Design } from "../../vocabulary/design.ts";
import { CtcError } from "../../vocabulary/errors.ts";
import type { Policy } from "../../vocabulary/policy.ts";
import type { Profile } from "../../vocabulary/profile.ts";
import type { ProfileRequest } from "../../vocabulary/profile-request.ts";
import type { Responses } from "../../vocabulary/responses.ts";

/**
 * The survey's weights fitted to the register; null where nobody asked for it. Respondents who are in
 * no figure (removed, or of an area that is not told) take no part.
 *
 * @param excluded 1 for respondents who are in no figure
 * @throws CtcError `calibration-needs-population`; `calibration-with-finite`; what `calibrateDesign` throws
 */
export function calibrateSurvey(
  responses: Responses,
  design: Design,
  excluded: Uint8Array,
  { estimation, population, policy }: ProfileRequest,
): Calibrated | null {
  if (estimation.calibrate === null) return null;
  if (estimation.finitePopulation) throw new CtcError("calibration-with-finite");
  if (population.length === 0) throw new CtcError("calibration-needs-population");
  return calibrateDesign({
    method: estimation.calibrate,
    population,
    groups: responses,
    design,
    excluded,
    fewest: policy.open ? 0 : policy.minimumRespondents,
  });
}

/** What the profile says of the calibration. */
export function describeCalibration(
  calibrated: Calibrated | null,
  policy: Policy,
): Profile["design"]["calibration"] {
  if (calibrated === null) return null;
  const { design, by, spread, unplaced } = calibrated;
  const count = unplaced.reduce((sum, one) => sum + one, 0);
  return {
    method: design.calibration?.method ?? "poststratify",
    by: ["area", ...by],
    weights: releaseSpread(spread, policy),
    unplaced: releaseCount(count, policy),
  };
}
