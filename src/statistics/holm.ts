/**
 * p-values adjusted for looking at many at once, by Holm: the smallest chance of even one false
 * discovery in the family at which each would still be called a discovery. Stricter than
 * Benjamini–Hochberg, whatever the p's hang on of each other.
 *
 *     adjusted of the i-th smallest of m = max over j ≤ i of min(1, (m − j + 1) · p_j)
 *
 * Equal p-values get equal results, whatever their order.
 *
 * @param pValues one family, each in [0, 1]; may be empty
 * @returns adjusted values in the order given
 * @throws RangeError when a value is outside [0, 1]
 * @see Holm (1979), Scandinavian Journal of Statistics 6(2), 65–70
 */
export function holm(pValues: readonly number[]): number[] {
  for (const p of pValues)
    if (!(p >= 0 && p <= 1)) throw new RangeError(`p must be in [0, 1], got ${p}`);
  const adjusted = new Array<number>(pValues.length).fill(1);
  const smallestFirst = [...pValues.entries()].sort(([, p], [, other]) => p - other);
  let largest = 0;
  for (const [place, [index, p]] of smallestFirst.entries()) {
    largest = Math.max(largest, Math.min(1, (pValues.length - place) * p));
    adjusted[index] = largest;
  }
  return adjusted;
}
