/** A survey made up from a seed, with an instrument of its own. */
export interface MadeUp {
  readonly survey: string;
  readonly instrument: string;
  readonly isWeighted: boolean;
  readonly hasClusters: boolean;
}

/** Behaviours of which the second lies within the first and the third within the second, and one apart. */
const INSTRUMENT = `schema: ctc-instrument/1
id: made-up
version: "1"
title: { en: "Made up", sv: "Påhittat" }
source: { citation: "None", licence: "None" }
columns: { area: area, grade: grade, gender: gender, weight: weight, cluster: class }
groups:
  gender: { girl: [girl], boy: [boy], other: [other] }
  grade: { 7: ["7"], 9: ["9"] }
missing: { blank: [""] }
answers:
  often: [ { code: 1, en: "never" }, { code: 2, en: "once" }, { code: 3, en: "some times" }, { code: 4, en: "often" } ]
items:
  - { id: q1, text: { en: "How often?" }, answers: often, status: proposal }
  - { id: q2, text: { en: "And this?" }, answers: often, status: proposal }
scales: []
behaviours:
  - { id: ever, label: { en: "ever", sv: "någon gång" }, counts: { item: q1, in: [2, 3, 4] } }
  - { id: sometimes, label: { en: "some times", sv: "ibland" }, counts: { item: q1, in: [3, 4] } }
  - { id: often, label: { en: "often", sv: "ofta" }, counts: { item: q1, in: [4] } }
  - { id: apart, label: { en: "apart", sv: "annat" }, counts: { item: q2, in: [3, 4] } }
`;

/** Numbers in [0, 1) from a seed (Park and Miller), the same everywhere. */
function chance(seed: number): () => number {
  let state = (seed % 2_147_483_646) + 1;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return (state - 1) / 2_147_483_646;
  };
}

/** One of several, the same number of times each. */
const pick = <Value>(next: () => number, values: readonly [Value, ...Value[]]): Value =>
  values[Math.floor(next() * values.length)] ?? values[0];

/** Weight, grade and gender: a few are of no grade, or neither girl nor boy. */
function groupsOfPupil(next: () => number): readonly [string, string] {
  const gender = next() < 0.03 ? pick(next, ["other", ""]) : pick(next, ["girl", "boy"]);
  return [next() < 0.02 ? "" : pick(next, ["7", "9"]), gender];
}

function answer(next: () => number, rate: number): string {
  if (next() < 0.04) return "";
  return next() < rate ? pick(next, ["2", "3", "4"]) : "1";
}

/**
 * A municipality of two to six areas of all sizes, two grades, few who are neither girl nor boy or gave
 * no grade, blanks, and now and then weights, classes and respondents without area.
 */
export function randomMunicipality(seed: number): MadeUp {
  const next = chance(seed);
  const isWeighted = next() < 0.15;
  const hasClusters = next() < 0.15;
  const areas = pick(next, [2, 3, 4, 5, 6]);
  const rows: string[] = [];
  const addArea = (name: string, usual: number): void => {
    const pupils = Math.max(1, Math.round(usual * (0.6 + 0.8 * next())));
    const rates = [0.03 + 0.5 * next(), 0.03 + 0.5 * next()];
    for (let pupil = 0; pupil < pupils; pupil++) {
      const [grade, gender] = groupsOfPupil(next);
      const weight = isWeighted ? (0.5 + next()).toFixed(2) : "1";
      const answers = rates.map((rate) => answer(next, rate));
      const cells = [name, grade, gender, weight, `${name}-${grade}-${pupil % 4}`, ...answers];
      rows.push(cells.join(","));
    }
  };
  for (let area = 0; area < areas; area++) {
    addArea(`Area ${area}`, pick(next, [6, 25, 60, 90, 140]));
  }
  if (next() < 0.5) addArea("", pick(next, [6, 25]));
  return {
    survey: `area,grade,gender,weight,class,q1,q2\n${rows.join("\n")}\n`,
    instrument: INSTRUMENT,
    isWeighted,
    hasClusters,
  };
}
