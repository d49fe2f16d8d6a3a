/**
 * How respondents were sampled. Declared once; every estimator receives it whole.
 * Clusters are nested in strata: `cluster` numbers are unique across strata.
 */
export interface Design {
  readonly respondents: number;
  /** One weight per respondent, ≥ 0; all 1 where no weight was declared. */
  readonly weight: Float64Array;
  readonly weighted: boolean;
  /** Stratum of each respondent, 0 … strata − 1; all 0 where none was declared. */
  readonly stratum: Int32Array;
  readonly strata: number;
  /** Cluster of each respondent, 0 … clusters − 1; each respondent its own where none was declared. */
  readonly cluster: Int32Array;
  readonly clusters: number;
  readonly clustered: boolean;
  readonly stratified: boolean;
  /**
   * 1 for respondents of whom not even the number may be told: they are in no figure, and not among
   * the clusters of a stratum either, whose number a standard error gives away.
   */
  readonly untold?: Uint8Array;
  /**
   * Clusters that each stratum has in the population (respondents, where there are no clusters):
   * they were drawn without replacement. Infinity for a stratum that was drawn with it; left out:
   * all were.
   */
  readonly populationOf?: Float64Array;
  /** Only where the weights were fitted to a register. */
  readonly calibration?: DesignCalibration;
}

/** How the weights of a design were fitted to a register: what its variances must know of it. */
export interface DesignCalibration {
  readonly method: "poststratify" | "rake";
  /** Cell of each respondent, 0 … cells − 1; −1 for respondents who were not fitted (weight 0). */
  readonly cell: Int32Array;
  /** Fitted weight / declared weight, by cell. */
  readonly factor: Float64Array;
  /** Sum of the declared weights, by cell; above 0. */
  readonly declared: Float64Array;
  /** The groupings of cells whose totals were fitted. */
  readonly margins: readonly CellMargin[];
}

/** One grouping of calibration cells, such as the grades. */
export interface CellMargin {
  /** Category of each cell, 0 … categories − 1; −1 for cells that this margin does not hold. */
  readonly of: Int32Array;
  readonly categories: number;
}
