import { betaTails } from "./distributions.ts";

/** Agreement of several orders: W in [0, 1], and the p of no agreement at all. */
export interface KendallW {
  readonly w: number;
  readonly p: number;
}

/**
 * Places as they are counted: those that share a place have the mean of the places they fill, so
 * that every order of n things has the sum n(n + 1)/2.
 *
 * @param values smallest first; only their order counts
 */
export function midRanks(values: readonly number[]): number[] {
  return values.map((value) => {
    const before = values.filter((other) => other < value).length;
    const beside = values.filter((other) => other === value).length;
    return before + (beside + 1) / 2;
  });
}

/**
 * Kendall's coefficient of concordance, corrected for ties, with its test by the beta distribution.
 *
 *     W = 12 Σ_i (R_i − m(n + 1)/2)² / ( m²(n³ − n) − m Σ_j Σ_ties (t³ − t) )
 *     p = P(B ≥ W), B ~ Beta(ν₁/2, ν₂/2), ν₁ = n − 1 − 2/m, ν₂ = (m − 1)ν₁
 *
 * which is F = (m − 1)W/(1 − W) on ν₁ and ν₂. Friedman's χ² = m(n − 1)W is the same statistic, but
 * too cautious for as few voters as a meeting has (Legendre 2005).
 *
 * @param orders one per voter, places of the same n things; ties allowed
 * @returns null for fewer than two orders or things, or where every order has all things in one place
 * @throws RangeError when orders are not equally long
 * @see Kendall & Babington Smith (1939), Annals of Mathematical Statistics 10(3), 275–287;
 *   Legendre (2005), Journal of Agricultural, Biological and Environmental Statistics 10(2), 226–245
 */
export function kendallW(orders: readonly (readonly number[])[]): KendallW | null {
  const voters = orders.length;
  const things = orders[0]?.length ?? 0;
  if (orders.some((order) => order.length !== things))
    throw new RangeError("all orders must be of the same things");
  if (voters < 2 || things < 2) return null;
  const ranked = orders.map(midRanks);
  const mean = (voters * (things + 1)) / 2;
  let spread = 0;
  for (let thing = 0; thing < things; thing += 1) {
    const sum = ranked.reduce((total, order) => total + (order[thing] ?? 0), 0);
    spread += (sum - mean) ** 2;
  }
  const ties = ranked.reduce((total, order) => total + tieTerm(order), 0);
  const most = voters * voters * (things ** 3 - things) - voters * ties;
  if (most <= 0) return null;
  // All of one mind is exactly 1; the last bits of a division may not say more than that.
  const w = Math.min(1, (12 * spread) / most);
  return { w, p: pOf(w, voters, things) };
}

/** Σ (t³ − t) over the groups of t things in one place. */
function tieTerm(ranks: readonly number[]): number {
  // Each of the t things of a group adds t² − 1.
  return ranks.reduce((total, rank) => {
    const beside = ranks.filter((other) => other === rank).length;
    return total + beside * beside - 1;
  }, 0);
}

/** Two voters and two things have ν₁ = 0: W says nothing beyond chance there. */
function pOf(w: number, voters: number, things: number): number {
  const first = things - 1 - 2 / voters;
  if (first <= 0) return 1;
  return betaTails(w, 1 - w, first / 2, ((voters - 1) * first) / 2).upper;
}
