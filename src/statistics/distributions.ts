/**
 * The distributions behind every interval and every p: normal, beta and Student's t, tails and
 * quantiles. One file, longer than others, because each rests on the one before it and all are held
 * to the same 1e-12 against R, by one grid: the normal, then the beta by its continued fraction and
 * its inverse, then t through the beta.
 */

const SQRT_TWO_PI = 2.5066282746310007;

const density = (z: number): number => Math.exp(-0.5 * z * z) / SQRT_TWO_PI;

/**
 * Upper tail of the standard normal distribution, 1 − Φ(z) for z ≥ 0.
 *
 *     z < 2:  ½ − φ(z) (z + z³/3 + z⁵/(3·5) + z⁷/(3·5·7) + …)
 *     z ≥ 2:  φ(z) / (z + 1/(z + 2/(z + 3/(z + …))))      keeps its digits far out
 *
 * @see DLMF 7.6.2 and 7.9.2, https://dlmf.nist.gov/7
 */
function upperTail(z: number): number {
  if (z < 2) {
    let term = z;
    let sum = 0;
    for (let odd = 3; term > 1e-18 * sum; odd += 2) {
      sum += term;
      term *= (z * z) / odd;
    }
    return 0.5 - density(z) * sum;
  }
  let fraction = z;
  // 16 digits need about 800/z² + 20 levels; at z = 2 that is 220.
  for (let level = Math.ceil(800 / (z * z)) + 20; level >= 1; level -= 1)
    fraction = z + level / fraction;
  return density(z) / fraction;
}

/**
 * Lower tail Φ(z) of the standard normal distribution; a tiny tail keeps its digits.
 *
 * @param z any number, ±Infinity included
 */
export function normalCdf(z: number): number {
  if (Number.isNaN(z)) throw new RangeError("z must be a number");
  if (Math.abs(z) === Number.POSITIVE_INFINITY) return z > 0 ? 1 : 0;
  return z < 0 ? upperTail(-z) : 1 - upperTail(z);
}

/** Start for the quantile of a lower tail ≤ ½: Abramowitz & Stegun 26.2.23, good to 4.5e-4. */
function roughQuantile(tail: number): number {
  const t = Math.sqrt(-2 * Math.log(tail));
  const above = 2.515517 + t * (0.802853 + t * 0.010328);
  const below = 1 + t * (1.432788 + t * (0.189269 + t * 0.001308));
  return above / below - t;
}

/**
 * Quantile of the standard normal distribution, to full precision: the z with Φ(z) = probability.
 *
 * Newton's method on log Φ, from the approximation 26.2.23 of Abramowitz & Stegun.
 *
 * @param probability lower tail, in [0, 1]; 0 and 1 give ∓Infinity
 * @throws RangeError when the probability is outside [0, 1]
 */
export function normalQuantile(probability: number): number {
  if (!(probability >= 0 && probability <= 1))
    throw new RangeError(`probability must be in [0, 1], got ${probability}`);
  if (probability > 0.5) return -normalQuantile(1 - probability);
  if (probability === 0) return Number.NEGATIVE_INFINITY;
  if (probability === 0.5) return 0;
  let z = roughQuantile(probability);
  for (let step = 0; step < 4; step += 1) {
    const tail = upperTail(Math.abs(z));
    const below = z < 0 ? tail : 1 - tail;
    z -= (Math.log(below / probability) * below) / density(z);
  }
  return z;
}

/** Both tails of a beta distribution at one point; each keeps its own digits. */
export interface BetaTails {
  readonly lower: number;
  readonly upper: number;
}

const HALF_LOG_TWO_PI = 0.9189385332046728;
const MOST_FRACTIONS = 100_000;

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
function logBetaTerm(x: number, y: number, a: number, b: number): number {
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
  for (let n = 1; n <= MOST_FRACTIONS; n += 1) {
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

/** A point of [0, 1] and its complement; each keeps its own digits. */
export interface UnitPoint {
  readonly x: number;
  readonly y: number;
}

interface BetaTarget {
  readonly lower: number;
  readonly upper: number;
  readonly a: number;
  readonly b: number;
}

const LOG_HALF = -Math.LN2;
/** Below this, exp() has no full digits left. */
const LOG_SMALLEST = -708;
/** Below this every quantile is 0 (or 1) to the last digit, as for a shape of 0. */
const SMALLEST_SHAPE = 1e-290;
const MOST_STEPS = 200;

/** A lower limit of log x at the root: I_x ≤ x^a · max(1, 2^(1−b)) / (a·B(a, b)) for x ≤ ½. */
function lowestLog({ lower, a, b }: BetaTarget): number {
  const logBeta = (a + b) * LOG_HALF - logBetaTerm(0.5, 0.5, a, b);
  return (Math.log(lower) + Math.log(a) + logBeta + Math.min(0, (1 - b) * LOG_HALF)) / a - 1e-6;
}

/** Where to start: the normal approximation where it makes sense, else the lower limit. */
function firstLog({ lower, a, b }: BetaTarget, low: number): number {
  const n = a + b;
  const spread = Math.sqrt(((a / n) * (b / n)) / (n + 1));
  const guess = a > 1 && b > 1 ? a / n + normalQuantile(lower) * spread : 0;
  return guess > 0 ? Math.min(LOG_HALF, Math.max(low, Math.log(guess))) : low;
}

/**
 * The root x ≤ ½ of I_x(a, b) = lower, by Newton's method on the logarithm of the smaller tail
 * against log x, kept inside a bracket. In these two logarithms a small x costs no more than a
 * large one.
 */
function solveLowerHalf(beta: BetaTarget): number {
  const { lower, upper, a, b } = beta;
  let low = lowestLog(beta);
  if (low < LOG_SMALLEST) {
    low = LOG_SMALLEST;
    if (betaTails(Math.exp(low), 1, a, b).lower >= lower) return 0;
  }
  let high = LOG_HALF;
  let logX = firstLog(beta, low);
  for (let step = 0; step < MOST_STEPS; step += 1) {
    const x = Math.exp(logX);
    const tails = betaTails(x, 1 - x, a, b);
    const byLower = lower <= upper;
    const tail = byLower ? tails.lower : tails.upper;
    const gap = byLower ? Math.log(tail / lower) : Math.log(upper / tail);
    const slope = Math.exp(logBetaTerm(x, 1 - x, a, b)) / ((1 - x) * tail);
    if (gap > 0) high = logX;
    else low = logX;
    const newton = logX - gap / slope;
    if (Math.abs(newton - logX) < 1e-9) return Math.exp(newton);
    logX = newton > low && newton < high ? newton : (low + high) / 2;
    if (high - low < 1e-15) return Math.exp(logX);
  }
  throw new RangeError(`no convergence of the beta quantile for shapes ${a} and ${b}`);
}

/**
 * The point x with I_x(a, b) = lower and its complement 1 − x, both to full precision.
 *
 * @param lower probability below the point, in (0, 1)
 * @param upper 1 − lower, given apart so that a very small one keeps its digits
 * @param a first shape, > 0
 * @param b second shape, > 0
 * @throws RangeError when a shape is not a positive finite number
 */
export function betaPoint(lower: number, upper: number, a: number, b: number): UnitPoint {
  const half = betaTails(0.5, 0.5, a, b);
  const below = lower <= upper ? lower <= half.lower : upper >= half.upper;
  if (below) {
    const x = solveLowerHalf({ lower, upper, a, b });
    return { x, y: 1 - x };
  }
  const y = solveLowerHalf({ lower: upper, upper: lower, a: b, b: a });
  return { x: 1 - y, y };
}

/**
 * Quantile of the beta distribution: the x with I_x(a, b) = probability.
 *
 * A shape of 0 is the limit that intervals for a share need: all mass at 0 when a = 0, all mass
 * at 1 when b = 0.
 *
 * @param probability lower tail, in [0, 1]
 * @param a first shape, ≥ 0
 * @param b second shape, ≥ 0
 * @throws RangeError when the probability is outside [0, 1], a shape is negative or not finite, or both are 0
 */
export function betaQuantile(probability: number, a: number, b: number): number {
  if (!(probability >= 0 && probability <= 1))
    throw new RangeError(`probability must be in [0, 1], got ${probability}`);
  if (!(a >= 0 && b >= 0 && a + b > 0))
    throw new RangeError(`shapes must be ≥ 0 and not both 0, got ${a} and ${b}`);
  if (a < SMALLEST_SHAPE) return 0;
  if (b < SMALLEST_SHAPE) return 1;
  if (probability === 0 || probability === 1) return probability;
  return betaPoint(probability, 1 - probability, a, b).x;
}

function checkDegreesOfFreedom(degreesOfFreedom: number): void {
  if (!(degreesOfFreedom > 0))
    throw new RangeError(`degrees of freedom must be positive, got ${degreesOfFreedom}`);
}

/**
 * Quantile of Student's t distribution.
 *
 *     t²/(df + t²) is Beta(½, df/2); its upper tail is 2·min(p, 1 − p)
 *
 * @param probability lower tail, in (0, 1)
 * @param degreesOfFreedom > 0, whole or not; Infinity is the normal distribution
 * @throws RangeError when the probability is outside (0, 1) or degreesOfFreedom ≤ 0
 */
export function studentTQuantile(probability: number, degreesOfFreedom: number): number {
  checkDegreesOfFreedom(degreesOfFreedom);
  if (!(probability > 0 && probability < 1))
    throw new RangeError(`probability must be in (0, 1), got ${probability}`);
  if (degreesOfFreedom === Number.POSITIVE_INFINITY) return normalQuantile(probability);
  if (probability === 0.5) return 0;
  if (probability > 0.5) return -studentTQuantile(1 - probability, degreesOfFreedom);
  const twoTails = 2 * probability;
  const point = betaPoint(1 - twoTails, twoTails, 0.5, degreesOfFreedom / 2);
  return -Math.sqrt((degreesOfFreedom * point.x) / point.y);
}

/**
 * Two-sided p of a t statistic, P(|T| ≥ |t|) = I_{df/(df + t²)}(df/2, ½).
 * Computed as a tail, never as 1 − something: a p of 1e-40 has all its digits.
 *
 * @param t the statistic, ±Infinity included
 * @param degreesOfFreedom > 0, whole or not; Infinity is the normal distribution
 * @throws RangeError when t is not a number or degreesOfFreedom ≤ 0
 */
export function studentTTwoSided(t: number, degreesOfFreedom: number): number {
  checkDegreesOfFreedom(degreesOfFreedom);
  if (Number.isNaN(t)) throw new RangeError("t must be a number");
  if (degreesOfFreedom === Number.POSITIVE_INFINITY) return 2 * normalCdf(-Math.abs(t));
  const ratio = (t / degreesOfFreedom) * t;
  if (ratio === Number.POSITIVE_INFINITY) return 0;
  return betaTails(1 / (1 + ratio), ratio / (1 + ratio), degreesOfFreedom / 2, 0.5).lower;
}
