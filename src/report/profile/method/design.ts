import type { Profile, ToldSpread } from "../../../vocabulary/profile.ts";
import type { Inline } from "../../../vocabulary/report.ts";
import { count, decimal, message, sequence } from "../../blocks.ts";
import { hasReference } from "../../read-figure.ts";

/** How uneven calibrated weights are, as far as it is told. */
function spread({ smallest, largest, variation, loss }: ToldSpread): Inline {
  if (loss === null) return message("profile.method.calibratedLossLarge");
  if (smallest === null || largest === null || variation === null)
    return message("profile.method.calibratedLoss", { loss: decimal(loss, 2) });
  return message("profile.method.calibratedSpread", {
    smallest: decimal(smallest, 1),
    largest: decimal(largest, 1),
    variation: decimal(variation, 2),
    loss: decimal(loss, 2),
  });
}

/** What calibrated weights agree with, how uneven they are, and who has no place in the register. */
function calibrated(
  { by, method: how, unplaced, weights }: NonNullable<Profile["design"]["calibration"]>,
  isOpen: boolean,
  isClustered: boolean,
): readonly Inline[] {
  return [
    message(`profile.method.calibrated.${how}`, {
      by: { kind: "term", vocabulary: "calibrationBy", id: by.join("-") },
    }),
    spread(weights),
    ...(unplaced === null ? [message("profile.method.calibratedUnplacedFew")] : []),
    ...(unplaced === null || unplaced === 0
      ? []
      : [message("profile.method.calibratedUnplaced", { respondents: count(unplaced, !isOpen) })]),
    ...(isOpen ? [] : [message("profile.method.calibratedRounded")]),
    ...(isOpen
      ? []
      : [message(`profile.method.calibrated${isClustered ? "NoIntervals" : "Intervals"}`)]),
  ];
}

/** What is known of how pupils were drawn and weighed, and how intervals are made of it. */
export function design(profile: Profile): readonly Inline[] {
  const { calibration, clustered, finitePopulation, interval, stratified, weighted } =
    profile.design;
  return [
    ...(calibration === null
      ? [message(weighted ? "profile.method.weighted" : "profile.method.unweighted")]
      : calibrated(calibration, profile.policy.open, clustered)),
    ...(stratified ? [message("profile.method.stratified")] : []),
    message(clustered ? "profile.method.clustered" : "profile.method.notClustered"),
    message("profile.method.interval", {
      interval: { kind: "term", vocabulary: "interval", id: interval },
    }),
    ...(interval === "wald" ? [message("profile.method.intervalWald")] : []),
    ...(interval === "logit" || interval === "wald"
      ? [message("profile.method.intervalAtEnds")]
      : []),
    message(finitePopulation ? "profile.method.finitePopulation" : "profile.method.census"),
  ];
}

/** What an area is compared with, and how. */
export function comparison(profile: Profile): readonly Inline[] {
  if (!hasReference(profile)) return [message("profile.method.noReference")];
  const isRounded = profile.design.calibration !== null && !profile.policy.open;
  return [
    profile.policy.open
      ? message("profile.method.reference")
      : sequence(message("profile.method.reference"), message("profile.method.referenceHidden")),
    message(isRounded ? "profile.method.adjustmentCalibrated" : "profile.method.adjustment", {
      adjustment: { kind: "term", vocabulary: "adjustment", id: profile.design.adjustment },
    }),
    message("profile.method.zero"),
  ];
}

/** How the model-assisted shares came about; the municipality has none. */
export function smallAreas({ area, design }: Profile): readonly Inline[] {
  if (design.smallAreas === null || area.name === null) return [];
  return [message(`profile.method.smallAreas.${design.smallAreas}`)];
}
