/** A stream of random numbers that depends on its name alone. */
export interface Random {
  /** Uniform on [0, 1), with 32 bits. */
  readonly uniform: () => number;
  /** Standard normal. */
  readonly normal: () => number;
}

/**
 * Opens the stream of a name. Streams of different names share nothing, so that drawing more from
 * one (another area, another item) changes no number of another.
 *
 *     name → cyrb128 → four 32-bit words → sfc32, its first 15 outputs thrown away
 *
 * @param name any text; by convention `seed/wave/area/grade/number/…`
 * @see Doty-Humphrey, PractRand: sfc32 (Small Fast Counting generator, public domain)
 */
export function openRandom(name: string): Random {
  let [a, b, c, d] = hash128(name);
  const next = (): number => {
    const sum = (((a + b) | 0) + d) | 0;
    d = (d + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (c << 21) | (c >>> 11);
    c = (c + sum) | 0;
    return sum >>> 0;
  };
  for (let i = 0; i < 15; i++) next();
  const uniform = (): number => next() / 4294967296;
  return { uniform, normal: polarNormal(uniform) };
}

/** One uniform number on [0, 1) for a name: the first word of its hash. Quicker than a stream. */
export function uniformOf(name: string): number {
  return (hash128(name)[0] >>> 0) / 4294967296;
}

/**
 * Standard normal numbers by Marsaglia's polar method: needs only `log` and `sqrt`, which give the
 * same bits on every machine (`sin` and `cos` may not).
 *
 * @see Marsaglia & Bray (1964), SIAM Review 6(3), 260–264, https://doi.org/10.1137/1006063
 */
function polarNormal(uniform: () => number): () => number {
  let spare: number | null = null;
  return () => {
    if (spare !== null) {
      const kept = spare;
      spare = null;
      return kept;
    }
    for (;;) {
      const x = 2 * uniform() - 1;
      const y = 2 * uniform() - 1;
      const s = x * x + y * y;
      if (s >= 1 || s === 0) continue;
      const factor = Math.sqrt((-2 * Math.log(s)) / s);
      spare = y * factor;
      return x * factor;
    }
  };
}

/** cyrb128: 128 bits from the UTF-16 units of a text (bryc, public domain). Not cryptographic. */
function hash128(text: string): [number, number, number, number] {
  let [a, b, c, d] = [1779033703, 3144134277, 1013904242, 2773480762];
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    a = b ^ Math.imul(a ^ unit, 597399067);
    b = c ^ Math.imul(b ^ unit, 2869860233);
    c = d ^ Math.imul(c ^ unit, 951274213);
    d = a ^ Math.imul(d ^ unit, 2716044179);
  }
  a = Math.imul(c ^ (a >>> 18), 597399067);
  b = Math.imul(d ^ (b >>> 22), 2869860233);
  c = Math.imul(a ^ (c >>> 17), 951274213);
  d = Math.imul(b ^ (d >>> 19), 2716044179);
  a ^= b ^ c ^ d;
  return [a, b ^ a, c ^ a, d ^ a];
}
