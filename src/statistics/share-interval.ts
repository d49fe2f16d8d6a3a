/** Two ends of an interval for a share; both lie in [0, 1]. */
export interface ShareInterval {
  readonly low: number;
  readonly high: number;
}
