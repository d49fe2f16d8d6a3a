import type { Design } from "../../vocabulary/design.ts";
import { COUNTED, type Indicator, UNKNOWN } from "../../vocabulary/measure.ts";
import type { MeasureSums, SumsCells, WeightSums } from "../../vocabulary/trend-sums.ts";

/** Groups of the respondents that the cells are made of; −1 where not known. */
export interface CellGroups {
  readonly area: Int32Array;
  readonly grade: Int32Array;
  readonly gender: Int32Array;
}

/** The cells of a survey, and the cell of each respondent. */
export interface SummedCells {
  readonly cells: SumsCells;
  readonly of: Int32Array;
}

/**
 * The smallest groups of a survey, in order of first appearance: area × grade × gender × stratum ×
 * cluster; where no clusters were declared, without the last.
 */
export function cellsOfSurvey(groups: CellGroups, design: Design): SummedCells {
  const { stratum, clustered, respondents } = design;
  const places = new Map<string, number>();
  const of = new Int32Array(respondents);
  const cells = {
    area: [] as number[],
    grade: [] as number[],
    gender: [] as number[],
    stratum: [] as number[],
    cluster: [] as number[],
    respondents: [] as number[],
  };
  for (let i = 0; i < respondents; i += 1) {
    const [area, grade] = [groups.area[i] as number, groups.grade[i] as number];
    const [gender, h] = [groups.gender[i] as number, stratum[i] as number];
    const cluster = clustered ? (design.cluster[i] as number) : -1;
    const key = `${area}/${grade}/${gender}/${h}/${cluster}`;
    let place = places.get(key);
    if (place === undefined) {
      place = places.size;
      places.set(key, place);
      cells.area.push(area);
      cells.grade.push(grade);
      cells.gender.push(gender);
      cells.stratum.push(h);
      cells.cluster.push(cluster);
      cells.respondents.push(0);
    }
    of[i] = place;
    cells.respondents[place] = (cells.respondents[place] as number) + 1;
  }
  return { cells, of };
}

/**
 * Sums of one measure by cell. They are all that shares, changes and logistic trends need: without
 * clusters every respondent is one, and Σw² and Σw²y give the squares of their linearised values.
 * Who has weight 0 is in no denominator.
 */
export function sumMeasure(
  { state }: Pick<Indicator, "state">,
  { cells, of }: SummedCells,
  design: Design,
): Pick<MeasureSums, "at" | "respondents" | "counted" | "weights"> {
  const size = cells.respondents.length;
  const [n, k] = [new Float64Array(size), new Float64Array(size)];
  const [w, wy, ww, wwy] = [0, 1, 2, 3].map(() => new Float64Array(size)) as [
    Float64Array,
    Float64Array,
    Float64Array,
    Float64Array,
  ];
  for (let i = 0; i < state.length; i += 1) {
    const weight = design.weight[i] as number;
    if (state[i] === UNKNOWN || weight === 0) continue;
    const cell = of[i] as number;
    n[cell] = (n[cell] as number) + 1;
    w[cell] = (w[cell] as number) + weight;
    ww[cell] = (ww[cell] as number) + weight * weight;
    if (state[i] !== COUNTED) continue;
    k[cell] = (k[cell] as number) + 1;
    wy[cell] = (wy[cell] as number) + weight;
    wwy[cell] = (wwy[cell] as number) + weight * weight;
  }
  const at = [...n.keys()].filter((cell) => n[cell] !== 0);
  const found = (sums: Float64Array): number[] => at.map((cell) => sums[cell] as number);
  const weights: WeightSums = {
    weighted: found(w),
    weightedCounted: found(wy),
    squared: found(ww),
    squaredCounted: found(wwy),
  };
  return {
    at,
    respondents: found(n),
    counted: found(k),
    weights: design.weighted ? weights : null,
  };
}
