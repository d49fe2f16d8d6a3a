const RUNGS: readonly number[] = [1.25, 2];

/**
 * Kish's loss by uneven weights as it may be told: at most 1.25, at most 2, or more. A weight is
 * pupils / respondents of a cell and the pupils are public: with 60 of 180 pupils in a cell of whom
 * three answered the loss is 3.0, with two of them 4.2, so decimals would count them.
 *
 * @returns null where it is above 2
 */
export function toldLoss(loss: number): number | null {
  return RUNGS.find((rung) => loss <= rung) ?? null;
}
