import type { Figure } from "../vocabulary/figure.ts";
import type { CorrectedFigure, CorrectedNumber } from "../vocabulary/profile-diff.ts";
import { codedEdge, roundingStep } from "../vocabulary/row-flags.ts";
import { diffSides } from "./diff-sides.ts";
import type { PairedRow } from "./pair-rows.ts";

/** Numbers have 12 digits in a file; what differs by less was not corrected. */
const SAME = 1e-9;
/** So many pupils more or fewer are a group of which something might have been told. */
const GROUP = 5;

const NUMBERS: readonly CorrectedNumber["name"][] = [
  "value",
  "respondents",
  "low",
  "high",
  "reference",
  "norm",
  "difference",
];

/** Numbers of pupils elsewhere, of whom a row does not tell how many they are. */
const OF_OTHERS: readonly CorrectedNumber["name"][] = ["reference", "difference"];

/**
 * Every figure that two versions of a profile have otherwise, old and new. Where one of the two is
 * withheld there is no number. Where a figure has one to four pupils more or fewer than before, the old
 * numbers are not told again: beside the new ones they say how each of these pupils answered. Nor is the
 * old share of the rest of the municipality, which may have lost one pupil of another area.
 *
 * @param open is the policy one that protects nobody?
 */
export function correctArea(
  pairs: readonly PairedRow[],
  open: boolean,
): readonly CorrectedFigure[] {
  const moved = new Set(
    pairs.filter((pair) => pupilsApart(pair) !== 0).map(({ after }) => after.measure),
  );
  return pairs.flatMap((pair) => {
    const isGuarded = !open && isFewPupils(pair, moved.has(pair.after.measure));
    return correctFigure(pair, open, isGuarded);
  });
}

function correctFigure(
  { before, after }: PairedRow,
  open: boolean,
  isGuarded: boolean,
): readonly CorrectedFigure[] {
  const changed = NUMBERS.filter((name) => !isEqual(numberOf(before, name), numberOf(after, name)));
  const isOther = before.status !== after.status || before.reason !== after.reason;
  if (changed.length === 0 && !isOther) return [];
  const isTold = [before, after].every(
    ({ status, flags }) => status === "shown" && codedEdge(flags) === null,
  );
  const numbers = changed.map((name): CorrectedNumber => {
    const old = numberOf(before, name);
    const guarded = isGuarded || (!open && old !== null && OF_OTHERS.includes(name));
    return { name, before: guarded ? null : old, after: numberOf(after, name), guarded };
  });
  const { measure, label, group } = after;
  const sides = diffSides(before, after);
  const old = isGuarded ? { ...sides.before, ...UNTOLD } : sides.before;
  return [
    {
      ...{ measure, label, group, before: old, after: sides.after, guarded: isGuarded },
      numbers: isTold ? numbers : [],
    },
  ];
}

const UNTOLD = { respondents: null, value: null, low: null, high: null };

function numberOf(figure: Figure, name: CorrectedNumber["name"]): number | null {
  return name === "difference" ? (figure.difference?.value ?? null) : figure[name];
}

function isEqual(one: number | null, other: number | null): boolean {
  if (one === null || other === null) return one === other;
  return Math.abs(one - other) <= SAME;
}

/** How many pupils more or fewer; 0 where one of the two does not tell. */
function pupilsApart({ before, after }: PairedRow): number {
  if (before.respondents === null || after.respondents === null) return 0;
  return Math.abs(before.respondents - after.respondents);
}

/**
 * Counts of a rounded row are multiples of five: one step apart can be a single pupil, and none apart
 * too where another row of the measure says that pupils came or went.
 */
function isFewPupils(pair: PairedRow, isMoved: boolean): boolean {
  const apart = pupilsApart(pair);
  const isRounded = [pair.before, pair.after].some(({ flags }) => roundingStep(flags) !== null);
  return isRounded ? isMoved && apart <= GROUP : apart > 0 && apart < GROUP;
}
