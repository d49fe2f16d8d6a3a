import { betaTails, logBetaTerm } from "./incomplete-beta.ts";
import { normalQuantile } from "./normal.ts";

/** A point of [0, 1] and its complement; each keeps its own digits. */
export interface UnitPoint {
  readonly x: number;
  readonly y: number;
}

interface Beta {
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
function lowestLog({ lower, a, b }: Beta): number {
  const logBeta = (a + b) * LOG_HALF - logBetaTerm(0.5, 0.5, a, b);
  return (Math.log(lower) + Math.log(a) + logBeta + Math.min(0, (1 - b) * LOG_HALF)) / a - 1e-6;
}

/** Where to start: the normal approximation where it makes sense, else the lower limit. */
function firstLog({ lower, a, b }: Beta, low: number): number {
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
function solveLowerHalf(beta: Beta): number {
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
