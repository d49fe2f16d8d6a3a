/** Both tails of a beta distribution at one point; each keeps its own digits. */
export interface BetaTails {
  readonly lower: number;
  readonly upper: number;
}

const HALF_LOG_TWO_PI = 0.9189385332046728;
const MOST_STEPS = 100_000;

/**
 * What Stirling's formula leaves of log Γ(z).
 *
 *     δ(z) = log Γ(z) − ( (z − ½) log z − z + ½ log 2π )
 *
 * By δ(z) = δ(z + 1) + (z + ½) log(1 + 1/z) − 1 up to z ≥ 16, then the asymptotic series.
 * @see DLMF 5.11.1, https://dlmf.nist.gov/5.11
 */
function stirlingError(z: number): number {
  let shifted = z;
  let sum = 0;
  for (; shifted < 16; shifted += 1) sum += (shifted + 0.5) * Math.log1p(1 / shifted) - 1;
  const s = 1 / (shifted * shifted);
  const series = 1 / 12 - s * (1 / 360 - s * (1 / 1260 - s * (1 / 1680 - s * (1 / 1188))));
  return sum + series / shifted;
}

/**
 * u − log(1 + u), without cancellation where u is small: with r = u/(2 + u),
 * log(1 + u) = 2 artanh r, so that the difference is u·r − 2r³(1/3 + r²/5 + r⁴/7 + …).
 */
function logGap(onePlusU: number, u: number): number {
  if (Math.abs(u) > 0.4) return u - Math.log(onePlusU);
  const r = u / (2 + u);
  const square = r * r;
  let series = 0;
  for (let odd = 29; odd >= 3; odd -= 2) series = series * square + 1 / odd;
  return u * r - 2 * r * square * series;
}

/**
 * log( x^a · y^b / B(a, b) ) for x + y = 1.
 *
 * Written around the point x = a/(a + b), where the large terms of log B(a, b) cancel exactly,
 * so that no digits are lost with shapes in the thousands.
 * @see Loader (2000), Fast and Accurate Computation of Binomial Probabilities
 */
export function logBetaTerm(x: number, y: number, a: number, b: number): number {
  const n = a + b;
  const shift = x * b - y * a;
  const gaps = a * logGap((x * n) / a, shift / a) + b * logGap((y * n) / b, -shift / b);
  const errors = stirlingError(n) - stirlingError(a) - stirlingError(b);
  return errors - gaps + 0.5 * Math.log(a * (b / n)) - HALF_LOG_TWO_PI;
}

/**
 * The continued fraction F in I_x(a, b) = x^a y^b / (B(a, b)·F), by Lentz's method:
 *
 *     F = β0 + α1/(β1 + α2/(β2 + …))
 *     αn = (a + n − 1)(a + b + n − 1) n (b − n) x² / (a + 2n − 1)²
 *     βn = n + n(b − n)x/(a + 2n − 1) + (a + n)(ay − bx + 1 + n(1 + y))/(a + 2n + 1)
 *
 * It is the even part of DLMF 8.17.22, written in x and y so that neither loses digits near 0.
 * Converges fast for x < (a + 1)/(a + b + 2).
 * @see Didonato & Morris (1992), ACM TOMS 18(3), equation 9, https://doi.org/10.1145/131766.131776
 */
function betaFraction(x: number, y: number, a: number, b: number): number {
  const lambda = a * y - b * x;
  let value = (a * (lambda + 1)) / (a + 1);
  let numerators = value;
  let denominators = 0;
  for (let n = 1; n <= MOST_STEPS; n += 1) {
    const k = a + 2 * n - 1;
    const alpha = ((a + n - 1) / k) * ((a + b + n - 1) / k) * n * (b - n) * x * x;
    const beta = n + (n * (b - n) * x) / k + ((a + n) * (lambda + 1 + n * (1 + y))) / (k + 2);
    denominators = 1 / (beta + alpha * denominators);
    numerators = beta + alpha / numerators;
    const factor = numerators * denominators;
    value *= factor;
    if (Math.abs(factor - 1) < 2e-16) return value;
  }
  throw new RangeError(`no convergence of the incomplete beta for shapes ${a} and ${b}`);
}

/**
 * Both tails of the beta distribution: the regularised incomplete beta I_x(a, b) and its
 * complement I_y(b, a).
 *
 * @param x point in [0, 1]
 * @param y 1 − x, given apart so that a point very near 1 keeps its digits
 * @param a first shape, > 0
 * @param b second shape, > 0
 * @throws RangeError when a shape is not a positive finite number or x is not in [0, 1]
 * @see DLMF 8.17, https://dlmf.nist.gov/8.17
 */
export function betaTails(x: number, y: number, a: number, b: number): BetaTails {
  if (!(a > 0 && b > 0 && a + b < Number.POSITIVE_INFINITY))
    throw new RangeError(`shapes must be positive and finite, got ${a} and ${b}`);
  if (!(x >= 0 && y >= 0)) throw new RangeError(`point must be in [0, 1], got ${x}`);
  if (x === 0) return { lower: 0, upper: 1 };
  if (y === 0) return { lower: 1, upper: 0 };
  const term = Math.exp(logBetaTerm(x, y, a, b));
  if (x * (a + b + 2) <= a + 1) {
    const lower = term / betaFraction(x, y, a, b);
    return { lower, upper: 1 - lower };
  }
  const upper = term / betaFraction(y, x, b, a);
  return { lower: 1 - upper, upper };
}
