import { estimateChange } from "../../src/estimate/trend/change.ts";
import { estimateTrend } from "../../src/estimate/trend/logistic-trend.ts";
import { stackMeasure, stackWaves } from "../../src/estimate/trend/stack-waves.ts";
import { shareOfWave } from "../../src/estimate/trend/wave-share.ts";
import { openRandom } from "../../src/simulate/random.ts";
import { adjustFamily } from "../../src/statistics/adjust-family.ts";
import type { WaveSums } from "../../src/vocabulary/trend-sums.ts";

/** When the waves were: as unevenly as in the sample of Malmö. */
const TIMES: readonly number[] = [2017, 2021, 2023];
const LEVEL = 0.05;
/** Share in the first wave, on the logit scale: 0.3. */
const START = Math.log(0.3 / 0.7);

/** Invented pupils of several waves. */
export interface TrendSetting {
  readonly name: string;
  readonly schools: number;
  readonly pupilsOfSchool: number;
  /** Standard deviation, on the logit scale, of what a school keeps, and of what it has in one wave alone. */
  readonly between: number;
  readonly withinWave: number;
  /** What the user declares: nothing, schools that are the same in all waves, or others in each. */
  readonly declared: "nothing" | "same" | "new";
  /** Are there other schools in each wave? */
  readonly otherSchools: boolean;
}

interface Found {
  /** p of the change since the first wave, since the one before, and of the trend; null where untested. */
  readonly sinceFirst: number | null;
  readonly sincePrevious: number | null;
  readonly trend: number | null;
}

/** One measure drawn: each pupil of each wave by itself. */
function drawWaves(setting: TrendSetting, slope: number, seed: string): WaveSums[] {
  const { schools, pupilsOfSchool, between, withinWave, declared, otherSchools } = setting;
  const random = openRandom(seed);
  const kept = Array.from({ length: schools }, () => between * random.normal());
  return TIMES.map((time, at) => {
    const counted = kept.map((own) => {
      const school = otherSchools ? between * random.normal() : own;
      const logit =
        START + slope * (time - (TIMES[0] ?? 0)) + school + withinWave * random.normal();
      const share = 1 / (1 + Math.exp(-logit));
      return Array.from({ length: pupilsOfSchool }, () => random.uniform()).filter((x) => x < share)
        .length;
    });
    const all = Array.from({ length: schools }, (_, school) => school);
    const zero = all.map(() => 0);
    return {
      ...{ wave: String(time), file: "", sha256: "", synthetic: true, instrument: "", norms: null },
      ...{ policy: "", weighted: false, stratified: false, clustered: declared !== "nothing" },
      ...{ areas: [], grades: ["9"], genders: [], strata: [], untold: [] },
      clusters: all.map((school) => (otherSchools ? `${at}/${school}` : `${school}`)),
      cells: {
        ...{ area: zero.map(() => -1), grade: zero, gender: zero.map(() => -1), stratum: zero },
        cluster: declared === "nothing" ? zero.map(() => -1) : all,
        respondents: zero.map(() => pupilsOfSchool),
      },
      measures: [
        {
          measure: { id: "m", kind: "risk", goodWhen: "low", domain: null, label: { en: "m" } },
          ...{ definition: "", comparability: null, absent: null, decision: null, at: all },
          ...{ respondents: zero.map(() => pupilsOfSchool), counted, weights: null },
        },
      ],
    };
  });
}

/** One measure of one invented survey, tested as `ctc trend` does. */
function testOnce(setting: TrendSetting, slope: number, seed: string): Found {
  const waves = drawWaves(setting, slope, seed);
  const design = stackWaves(waves, [], setting.declared === "same");
  const measure = stackMeasure(
    waves.map(({ measures }) => measures[0] ?? null),
    design,
  );
  const inside = new Uint8Array(design.rows).fill(1);
  const shares = waves.map((_, wave) => {
    const share = shareOfWave({ measure, inside, wave }, design, "adjust", "wald");
    if (share === null) throw new Error("nobody");
    return { wave, share };
  });
  const [first, previous, last] = shares;
  if (first === undefined || previous === undefined || last === undefined) throw new Error("waves");
  const changed = (from: typeof first): number | null =>
    estimateChange({ measure, inside, from, to: last }, design, "adjust").p;
  const trend = estimateTrend({ measure, inside, times: TIMES }, design, "adjust");
  return {
    sinceFirst: changed(first),
    sincePrevious: changed(previous),
    trend: typeof trend === "string" ? null : trend.p,
  };
}

/** In how large a part of the samples each test finds something at 5 %. */
export function ratesOf(
  setting: TrendSetting,
  slope: number,
  samples: number,
): Readonly<Record<keyof Found, number>> {
  const found = Array.from({ length: samples }, (_, at) =>
    testOnce(setting, slope, `${setting.name}/${slope}/${at}`),
  );
  const rate = (key: keyof Found): number =>
    found.filter((one) => (one[key] ?? 1) < LEVEL).length / samples;
  return {
    sinceFirst: rate("sinceFirst"),
    sincePrevious: rate("sincePrevious"),
    trend: rate("trend"),
  };
}

/** Of many measures at once, some with a trend: how many of these are found, and what part of all found is false. */
export function adjustedRates(
  setting: TrendSetting,
  slopes: readonly number[],
  samples: number,
): { readonly found: number; readonly falsePart: number; readonly anyFalse: number } {
  let [found, falsePart, anyFalse] = [0, 0, 0];
  const real = slopes.filter((slope) => slope !== 0).length;
  for (let sample = 0; sample < samples; sample += 1) {
    const p = slopes.map(
      (slope, at) => testOnce(setting, slope, `${setting.name}/${sample}/${at}`).trend,
    );
    const adjusted = adjustFamily(p, "benjamini-hochberg");
    const hits = slopes.filter((_, at) => (adjusted[at] ?? 1) < LEVEL);
    const wrong = hits.filter((slope) => slope === 0).length;
    found += real === 0 ? 0 : (hits.length - wrong) / real / samples;
    falsePart += hits.length === 0 ? 0 : wrong / hits.length / samples;
    anyFalse += (wrong > 0 ? 1 : 0) / samples;
  }
  return { found, falsePart, anyFalse };
}
