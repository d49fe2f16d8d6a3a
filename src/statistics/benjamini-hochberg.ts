/**
 * p-values adjusted for looking at many at once, by Benjamini and Hochberg: the smallest false
 * discovery rate at which each would still be called a discovery.
 *
 *     adjusted of the i-th smallest of m = min over j ≥ i of min(1, p_j · m / j)
 *
 * Equal p-values get equal results, whatever their order.
 *
 * @param pValues one family, each in [0, 1]; may be empty
 * @returns adjusted values in the order given
 * @throws RangeError when a value is outside [0, 1]
 * @see Benjamini & Hochberg (1995), JRSS B 57(1), 289–300
 */
export function benjaminiHochberg(pValues: readonly number[]): number[] {
  for (const p of pValues)
    if (!(p >= 0 && p <= 1)) throw new RangeError(`p must be in [0, 1], got ${p}`);
  const adjusted = new Array<number>(pValues.length).fill(1);
  const largestFirst = [...pValues.entries()].sort(([, p], [, other]) => other - p);
  let smallest = 1;
  for (const [place, [index, p]] of largestFirst.entries()) {
    const rank = pValues.length - place;
    smallest = Math.min(smallest, (pValues.length / rank) * p);
    adjusted[index] = smallest;
  }
  return adjusted;
}
