import { cellsOfSurvey, sumMeasure } from "../../src/estimate/trend/sum-survey.ts";
import type { Design } from "../../src/vocabulary/design.ts";
import type { WaveSums } from "../../src/vocabulary/trend-sums.ts";
import { makeDesign } from "./survey-design.ts";

/** One wave as columns of texts; an empty grade or gender is not known. */
export interface WaveColumns {
  readonly wave: string;
  readonly state: Int8Array;
  readonly weight?: readonly number[];
  readonly stratum?: readonly string[];
  readonly cluster?: readonly string[];
  readonly area?: readonly string[];
  readonly grade?: readonly string[];
  readonly gender?: readonly string[];
}

function numbered(texts: readonly string[] | undefined, size: number) {
  const names = [...new Set(texts ?? [])].filter((text) => text !== "");
  return {
    names,
    of: Int32Array.from({ length: size }, (_, at) => names.indexOf(texts?.[at] ?? "")),
  };
}

/** The names of a role by their numbers, which are those of first appearance. */
const namesOf = (texts: readonly string[] | undefined): string[] => [...new Set(texts ?? [])];

/** The sums of one wave with a single measure, and its design. */
export function waveSums(columns: WaveColumns): { sums: WaveSums; design: Design } {
  const { state, weight, stratum, cluster } = columns;
  const design = makeDesign(state.length, {
    ...(weight && { weight }),
    ...(stratum && { stratum }),
    ...(cluster && { cluster }),
  });
  const [area, grade, gender] = [columns.area, columns.grade, columns.gender].map((texts) =>
    numbered(texts, state.length),
  ) as [ReturnType<typeof numbered>, ReturnType<typeof numbered>, ReturnType<typeof numbered>];
  const groups = { area: area.of, grade: grade.of, gender: gender.of };
  const summed = cellsOfSurvey(groups, design);
  const sums: WaveSums = {
    wave: columns.wave,
    file: `${columns.wave}.csv`,
    sha256: "",
    synthetic: false,
    instrument: "small 1",
    norms: null,
    policy: "",
    weighted: design.weighted,
    stratified: design.stratified,
    clustered: design.clustered,
    areas: area.names.map((name) => ({ id: name, name })),
    grades: grade.names,
    genders: gender.names,
    strata: namesOf(stratum),
    clusters: namesOf(cluster),
    cells: summed.cells,
    untold: [],
    measures: [
      {
        measure: { id: "m", kind: "risk", goodWhen: "low", domain: null, label: { en: "m" } },
        definition: "",
        comparability: null,
        absent: null,
        decision: null,
        ...sumMeasure({ state }, summed, design),
      },
    ],
  };
  return { sums, design };
}
