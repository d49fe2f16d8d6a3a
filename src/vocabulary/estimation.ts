/** What to do about strata with a single cluster, as R `survey.lonely.psu` names it. */
export type LonelyPsu = "fail" | "adjust" | "average" | "remove";

/** How the interval of a share is made. */
export type IntervalMethod = "korn-graubard" | "logit" | "wilson" | "wald";

/** How weights are fitted to the register's counts; null where they are not. */
export type Calibration = "poststratify" | "rake" | null;

/** How p-values are adjusted within one family of measures. */
export type Adjustment = "benjamini-hochberg" | "holm";

/** Adjusted p below which a difference or a change is told as one. */
export const LEVEL = 0.05;

/** The model behind figures that other areas help with, beside the direct ones; null where none is asked for. */
export type SmallAreaModel = "fay-herriot" | null;

/** Every choice about how figures are estimated. Made once; decides the figures of a publication. */
export interface Estimation {
  readonly interval: IntervalMethod;
  readonly lonelyPsu: LonelyPsu;
  /** Are the respondents a part of a finite population that `--population` counts? */
  readonly finitePopulation: boolean;
  readonly calibrate: Calibration;
  readonly adjustment: Adjustment;
  readonly smallAreas: SmallAreaModel;
}

/** What holds where nobody chose. */
export const DEFAULT_ESTIMATION: Estimation = {
  interval: "korn-graubard",
  lonelyPsu: "fail",
  finitePopulation: false,
  calibrate: null,
  adjustment: "benjamini-hochberg",
  smallAreas: null,
};
