import { CtcError } from "../../vocabulary/errors.ts";
import {
  CRITERIA,
  type PriorityOrder,
  type PriorityTable,
} from "../../vocabulary/priority-table.ts";
import type { Profile } from "../../vocabulary/profile.ts";
import type { LoadOptions } from "../load-project.ts";
import type { SharedOptions } from "../options.ts";
import type { OutputOptions } from "../output-plan.ts";
import type { ProfileOptions } from "../profile/profile-request.ts";
import { givenFlags, type ReadFlags } from "../read-options.ts";

/** What `ctc prioritise` was told on the command line, as commander gives it. */
export type PrioritiseOptions = SharedOptions &
  ReadFlags &
  LoadOptions &
  OutputOptions & {
    readonly area?: string;
    readonly survey?: string;
    readonly before?: string;
    readonly behaviour?: readonly string[];
    readonly sort?: PriorityOrder;
    readonly weight?: readonly string[];
    readonly seed?: string;
    readonly programmes?: string;
    readonly wave?: string;
    readonly column?: readonly string[];
    readonly minimum?: string;
    readonly dryRun?: boolean;
  };

/** Options that say something of the survey, and nothing without one. */
const OF_SURVEY = [
  "behaviour",
  "seed",
  "wave",
  "column",
  "instrument",
  "norms",
  "policy",
  "minimum",
  "population",
  "config",
  "sheet",
  "encoding",
  "delimiter",
  "header",
] as const;

/** @throws CtcError `prioritise-needs-survey` where an option is about a survey that is not given */
export function refuseWithoutSurvey(options: PrioritiseOptions): void {
  if (options.survey !== undefined) return;
  const idle = OF_SURVEY.find((name) => options[name] !== undefined);
  if (idle !== undefined) throw new CtcError("prioritise-needs-survey", { option: `--${idle}` });
}

/**
 * `--weight CRITERION=NUMBER`, in the order of the criteria.
 *
 * @throws CtcError `prioritise-weight`
 */
export function readWeights(options: readonly string[]): PriorityTable["weights"] {
  const weights = new Map<string, number>();
  for (const option of options) {
    const [, name = "", number = ""] = /^([a-z]+)=(\d{1,4}(?:\.\d{1,3})?)$/.exec(option) ?? [];
    const isKnown = CRITERIA.some((criterion) => criterion === name);
    if (!isKnown || weights.has(name)) {
      const known = CRITERIA.join(", ");
      throw new CtcError("prioritise-weight", { option: option.slice(0, 40), known });
    }
    weights.set(name, Number(number));
  }
  return CRITERIA.flatMap((criterion) => {
    const weight = weights.get(criterion);
    return weight === undefined ? [] : [{ criterion, weight }];
  });
}

/**
 * How the survey is to be read again: by the options given, and as the profile says that its figures
 * were made.
 */
export function asProfiled(profile: Profile, options: PrioritiseOptions): ProfileOptions {
  const { design, area, survey } = profile;
  const { wave, column, minimum } = options;
  const wanted = wave ?? survey.wave;
  return {
    ...(column === undefined ? {} : { column }),
    ...(minimum === undefined ? {} : { minimum }),
    ...givenFlags(options),
    ...(wanted === null ? {} : { wave: wanted }),
    ...(area.name === null ? {} : { area: [area.name] }),
    ...(area.basis === null ? {} : { areaBy: area.basis }),
    ...(design.calibration === null ? {} : { calibrate: design.calibration.method }),
    reference: design.reference,
    interval: design.interval,
    lonelyPsu: design.lonelyPsu,
    finitePopulation: design.finitePopulation,
    adjustment: design.adjustment,
  };
}
