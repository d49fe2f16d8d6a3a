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
}
