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
