/**
 * The `most` candidates that differ least from `name`, nearest first, for "did you mean …".
 * Compared in NFC and lower case; ties keep the order of `candidates`. Never throws.
 *
 * @param most at most how many names are returned, ≥ 0.
 */
export function nearestNames(name: string, candidates: readonly string[], most: number): string[] {
  const wanted = fold(name);
  return candidates
    .map((candidate) => ({ candidate, distance: editDistance(wanted, fold(candidate)) }))
    .sort((one, other) => one.distance - other.distance)
    .slice(0, most)
    .map(({ candidate }) => candidate);
}

/** The candidate nearest to `name`, where at least half of its letters are the same; else undefined. */
export function nearName(name: string, candidates: readonly string[]): string | undefined {
  const [nearest] = nearestNames(name, candidates, 1);
  if (nearest === undefined) return undefined;
  const [one, other] = [fold(name), fold(nearest)];
  const isNear = 2 * editDistance(one, other) <= Math.max(one.length, other.length);
  return isNear ? nearest : undefined;
}

const fold = (name: string): string[] => [...name.normalize("NFC").toLowerCase()];

/**
 * Damerau–Levenshtein distance in its restricted form (optimal string alignment): the fewest
 * insertions, deletions, substitutions and swaps of neighbours, no letter touched twice.
 * Cost: the product of both lengths.
 *
 * @see https://en.wikipedia.org/wiki/Damerau–Levenshtein_distance
 */
function editDistance(one: readonly string[], other: readonly string[]): number {
  let twoAbove: number[] = [];
  let above = other.map((_, column) => column);
  above.push(other.length);
  for (let row = 1; row <= one.length; row++) {
    const current = [row];
    for (let column = 1; column <= other.length; column++) {
      const same = one[row - 1] === other[column - 1];
      const swapped = one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1];
      current[column] = Math.min(
        at(above, column) + 1,
        at(current, column - 1) + 1,
        at(above, column - 1) + (same ? 0 : 1),
        swapped ? at(twoAbove, column - 2) + 1 : Number.POSITIVE_INFINITY,
      );
    }
    [twoAbove, above] = [above, current];
  }
  return at(above, other.length);
}

/** Outside the table nothing can be reached. */
const at = (row: readonly number[], column: number): number =>
  row[column] ?? Number.POSITIVE_INFINITY;
