import type { MeasureSums, WaveSums } from "../../vocabulary/trend-sums.ts";

/** One measure over the rows of all waves; 0 in rows without an answer. */
export interface StackedMeasure {
  readonly respondents: Float64Array;
  readonly counted: Float64Array;
  /** Σw, Σwy, Σw², Σw²y. */
  readonly weighted: Float64Array;
  readonly weightedCounted: Float64Array;
  readonly squared: Float64Array;
  readonly squaredCounted: Float64Array;
}

/** Several waves as one design. A row is a cell of one wave. */
export interface StackedWaves {
  readonly waves: number;
  readonly rows: number;
  readonly wave: Int32Array;
  /** Number of the area within its wave; −1 where not known. */
  readonly area: Int32Array;
  /** Grade and gender by name, over all waves; 0 is not known. */
  readonly grade: Int32Array;
  readonly gender: Int32Array;
  readonly stratum: Int32Array;
  /** −1: each respondent of the row is a cluster. */
  readonly cluster: Int32Array;
  /** Stratum of each cluster. */
  readonly stratumOf: Int32Array;
  /** Clusters of each stratum, in all waves; of those that may be told of. */
  readonly clustersIn: Int32Array;
  /** First row of each wave. */
  readonly first: readonly number[];
  /** Are the waves independent samples without weights, strata and clusters? */
  readonly isSimple: boolean;
  /** Has some wave strata or clusters? Else no stratum is one that anybody declared. */
  readonly isDeclared: boolean;
  /** How many clusters are in more than one wave. */
  readonly recurring: number;
}

/** Numbers of names in order of first appearance. */
class Numbering {
  readonly #known = new Map<string, number>();

  of(name: string): number {
    const number = this.#known.get(name) ?? this.#known.size;
    this.#known.set(name, number);
    return number;
  }

  get size(): number {
    return this.#known.size;
  }
}

/**
 * Puts waves into one design.
 *
 * Same clusters (`isSame`): a cluster is one in all waves that have it by that name, and the
 * covariance between its waves counts; there are no strata then. Otherwise the waves are
 * independent: strata are distinct by wave, and a wave without strata is one.
 *
 * @param isUntold 1 for cells of whose respondents not even the number is told: they are in no
 *   figure and in no stratum's clusters; one mask per wave
 */
export function stackWaves(
  waves: readonly WaveSums[],
  isUntold: readonly Uint8Array[],
  isSame: boolean,
): StackedWaves {
  const first: number[] = [];
  let rows = 0;
  for (const { cells } of waves) {
    first.push(rows);
    rows += cells.respondents.length;
  }
  const column = (): Int32Array => new Int32Array(rows);
  const columns: RowColumns = {
    ...{ wave: column(), area: column(), grade: column(), gender: column() },
    ...{ stratum: column(), cluster: column() },
  };
  const names = numberRows(waves, first, columns, isSame);
  return {
    waves: waves.length,
    rows,
    ...columns,
    ...countClusters(waves, columns, isUntold, first, names),
    first,
    isDeclared: waves.some(({ stratified, clustered }) => stratified || clustered),
    isSimple: waves.every((wave) => !wave.weighted && !wave.stratified && !wave.clustered),
  };
}

type RowColumns = Pick<StackedWaves, "wave" | "area" | "grade" | "gender" | "stratum" | "cluster">;

/** Fills the columns; returns how many strata and clusters there are. */
function numberRows(
  waves: readonly WaveSums[],
  first: readonly number[],
  columns: RowColumns,
  isSame: boolean,
): { readonly strata: number; readonly clusters: number } {
  const [grades, genders, strata, clusters] = [0, 1, 2, 3].map(() => new Numbering()) as [
    Numbering,
    Numbering,
    Numbering,
    Numbering,
  ];
  for (const unknown of [grades, genders]) unknown.of("");
  const nameOf = (names: readonly string[], at: number | undefined): string =>
    names[at ?? -1] ?? "";
  for (const [at, wave] of waves.entries()) {
    const { cells } = wave;
    for (let cell = 0; cell < cells.respondents.length; cell += 1) {
      const row = (first[at] as number) + cell;
      const own = nameOf(wave.strata, cells.stratum[cell]);
      const local = cells.cluster[cell] as number;
      const name = nameOf(wave.clusters, local);
      columns.wave[row] = at;
      columns.area[row] = cells.area[cell] as number;
      columns.grade[row] = grades.of(nameOf(wave.grades, cells.grade[cell]));
      columns.gender[row] = genders.of(nameOf(wave.genders, cells.gender[cell]));
      columns.stratum[row] = strata.of(isSame ? "" : `${at}/${own}`);
      const cluster = isSame ? name : `${at}/${own}/${name}`;
      columns.cluster[row] = local === -1 ? -1 : clusters.of(cluster);
    }
  }
  return { strata: strata.size, clusters: clusters.size };
}

/** Clusters of each stratum that may be told of, and how many of them are in several waves. */
function countClusters(
  waves: readonly WaveSums[],
  columns: RowColumns,
  isUntold: readonly Uint8Array[],
  first: readonly number[],
  names: { readonly strata: number; readonly clusters: number },
): Pick<StackedWaves, "stratumOf" | "clustersIn" | "recurring"> {
  const clustersIn = new Int32Array(names.strata);
  const stratumOf = new Int32Array(names.clusters).fill(-1);
  const firstWave = new Int32Array(names.clusters).fill(-1);
  const recurring = new Set<number>();
  const count = (stratum: number, clusters: number): void => {
    clustersIn[stratum] = (clustersIn[stratum] as number) + clusters;
  };
  for (const [at, { cells }] of waves.entries()) {
    for (const [cell, respondents] of cells.respondents.entries()) {
      if (isUntold[at]?.[cell] === 1) continue;
      const row = (first[at] as number) + cell;
      const [h, c] = [columns.stratum[row] as number, columns.cluster[row] as number];
      if (c === -1) count(h, respondents);
      else if (stratumOf[c] === -1) {
        count(h, 1);
        stratumOf[c] = h;
        firstWave[c] = at;
      } else if (firstWave[c] !== at) recurring.add(c);
    }
  }
  return { stratumOf, clustersIn, recurring: recurring.size };
}

/** Sums of one measure over the rows of all waves; of a wave that lacks it (null), none. */
export function stackMeasure(
  measures: readonly (MeasureSums | null)[],
  { rows, first }: Pick<StackedWaves, "rows" | "first">,
): StackedMeasure {
  const column = (): Float64Array => new Float64Array(rows);
  const stacked: StackedMeasure = {
    respondents: column(),
    counted: column(),
    weighted: column(),
    weightedCounted: column(),
    squared: column(),
    squaredCounted: column(),
  };
  for (const [wave, sums] of measures.entries()) {
    if (sums === null) continue;
    const { weights, respondents, counted } = sums;
    const from = first[wave] as number;
    for (const [place, cell] of sums.at.entries()) {
      const row = from + cell;
      const [n, k] = [respondents[place] as number, counted[place] as number];
      stacked.respondents[row] = n;
      stacked.counted[row] = k;
      stacked.weighted[row] = weights?.weighted[place] ?? n;
      stacked.weightedCounted[row] = weights?.weightedCounted[place] ?? k;
      stacked.squared[row] = weights?.squared[place] ?? n;
      stacked.squaredCounted[row] = weights?.squaredCounted[place] ?? k;
    }
  }
  return stacked;
}
