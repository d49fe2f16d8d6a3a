import type { Figure } from "../vocabulary/figure.ts";
import type { CorrectedFigure, CorrectedNumber } from "../vocabulary/profile-diff.ts";
import { diffSides } from "./diff-sides.ts";
import type { PairedRow } from "./pair-rows.ts";
import { isCoded } from "./read-flags.ts";

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

/**
 * Every figure that two versions of a profile have otherwise, old and new. Where one of the two is
 * withheld there is no number. Where a figure has one to four pupils more or fewer than before, the old
 * numbers are not told again: beside the new ones they say how each of these pupils answered.
 *
 * @param open is the policy one that protects nobody?
 */
export function correctArea(
  pairs: readonly PairedRow[],
  open: boolean,
): readonly CorrectedFigure[] {
  return pairs.flatMap(({ before, after }) => {
    const changed = NUMBERS.filter(
      (name) => !isEqual(numberOf(before, name), numberOf(after, name)),
    );
    const isOther = before.status !== after.status || before.reason !== after.reason;
    if (changed.length === 0 && !isOther) return [];
    const isGuarded = !open && isFewPupils(before, after);
    const isTold = [before, after].every(
      ({ status, flags }) => status === "shown" && !isCoded(flags),
    );
    const numbers = changed.map((name) => ({
      name,
      before: isTold && !isGuarded ? numberOf(before, name) : null,
      after: isTold ? numberOf(after, name) : null,
    }));
    const { measure, label, group } = after;
    const sides = diffSides(before, after);
    const old = isGuarded ? { ...sides.before, ...UNTOLD } : sides.before;
    return [
      {
        measure,
        label,
        group,
        before: old,
        after: sides.after,
        guarded: isGuarded,
        numbers: isTold ? numbers : [],
      },
    ];
  });
}

const UNTOLD = { respondents: null, value: null, low: null, high: null };

function numberOf(figure: Figure, name: CorrectedNumber["name"]): number | null {
  return name === "difference" ? (figure.difference?.value ?? null) : figure[name];
}

function isEqual(one: number | null, other: number | null): boolean {
  if (one === null || other === null) return one === other;
  return Math.abs(one - other) <= SAME;
}

function isFewPupils(before: Figure, after: Figure): boolean {
  if (before.respondents === null || after.respondents === null) return false;
  const apart = Math.abs(before.respondents - after.respondents);
  return apart > 0 && apart < GROUP;
}
