import { exactly, type PrintedFigure, type Range } from "./printed.ts";

/** What the numbers of one row leave for its pupils. */
export interface PossibleCounts {
  readonly respondents: Range;
  readonly numerator: Range;
  readonly complement: Range;
}

/** The interval that the toolkit prints for a share of so many persons in a simple sample. */
export type IntervalOf = (share: number, respondents: number) => { low: number; high: number };

/** Pairs beyond this are not tried one by one; bounds hold without. */
const MOST_PAIRS = 20_000;
const SLACK = 1e-6;

/**
 * Tries every pair (n, k) that the printed n and share allow against the other numbers of the row,
 * in a simple sample: the standard error is √(p(1 − p)/(n − 1)), and the limits follow from n and k.
 * Limits that are those of the rounded numbers themselves tell nothing more and are left out.
 *
 * @param isSimple no weights, strata or clusters
 * @returns null where no pair fits: the row contradicts itself
 */
export function possibleCounts(
  figure: PrintedFigure,
  isSimple: boolean,
  intervalOf: IntervalOf,
): PossibleCounts | null {
  const { respondents, share } = figure;
  if (respondents === null || share === null) return null;
  if (respondents.high - respondents.low > 200) return wide(respondents, share);
  const fits = isSimple ? [standardErrorFits(figure), limitsFit(figure, intervalOf)] : [];
  let pairs = 0;
  let found: PossibleCounts | null = null;
  for (let n = respondents.low; n <= respondents.high; n++) {
    const from = Math.max(0, Math.ceil(n * share.low - SLACK));
    const to = Math.min(n, Math.floor(n * share.high + SLACK));
    for (let k = from; k <= to; k++) {
      pairs += 1;
      if (pairs > MOST_PAIRS) return wide(respondents, share);
      if (fits.every((isFit) => isFit(n, k))) found = around(found, n, k);
    }
  }
  return found;
}

function wide(respondents: Range, share: Range): PossibleCounts {
  const { low, high } = respondents;
  return {
    respondents,
    numerator: {
      low: Math.ceil(low * share.low - SLACK),
      high: Math.floor(high * share.high + SLACK),
    },
    complement: {
      low: Math.ceil(low * (1 - share.high) - SLACK),
      high: Math.floor(high * (1 - share.low) + SLACK),
    },
  };
}

function around(found: PossibleCounts | null, n: number, k: number): PossibleCounts {
  if (found === null) {
    return { respondents: exactly(n), numerator: exactly(k), complement: exactly(n - k) };
  }
  const widen = ({ low, high }: Range, value: number): Range => ({
    low: Math.min(low, value),
    high: Math.max(high, value),
  });
  return {
    respondents: widen(found.respondents, n),
    numerator: widen(found.numerator, k),
    complement: widen(found.complement, n - k),
  };
}

/** Most pupils that a municipality's other areas are taken to have where nothing limits them. */
const MOST_PUPILS = 50_000;

/**
 * The pairs (n, k) that give a share of so many digits, and no more pupils than there are.
 *
 * @returns null where none does
 */
export function countsBehind(share: Range, most: number): PossibleCounts | null {
  let found: PossibleCounts | null = null;
  for (let n = 1; n <= Math.min(most, MOST_PUPILS); n++) {
    const k = Math.round(((share.low + share.high) / 2) * n);
    if (k / n >= share.low && k / n <= share.high) found = around(found, n, k);
  }
  return found;
}

type Fit = (n: number, k: number) => boolean;
const ALWAYS: Fit = () => true;

const holds = ({ low, high }: Range, value: number): boolean =>
  value >= low - 1e-9 && value <= high + 1e-9;

function standardErrorFits({ standardError }: PrintedFigure): Fit {
  if (standardError === null) return ALWAYS;
  return (n, k) => {
    const share = k / n;
    return holds(standardError, n > 1 ? Math.sqrt((share * (1 - share)) / (n - 1)) : 0);
  };
}

/** Limits of an exact row are exact; those of a rounded row only if they are not rounded too. */
function limitsFit(
  { lowerLimit, upperLimit, isRounded }: PrintedFigure,
  intervalOf: IntervalOf,
): Fit {
  if (lowerLimit === null || upperLimit === null || !isRounded) return ALWAYS;
  const isCoarse = [lowerLimit, upperLimit].every(({ low, high }) => {
    const hundredths = (100 * (low + high)) / 2;
    return Math.abs(hundredths - Math.round(hundredths)) < 1e-6;
  });
  if (isCoarse) return ALWAYS;
  return (n, k) => {
    const { low, high } = intervalOf(k / n, n);
    return holds(lowerLimit, low) && holds(upperLimit, high);
  };
}
