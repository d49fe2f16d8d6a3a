import type { JudgedTarget, TargetVerdict } from "../vocabulary/evaluation.ts";
import type { Target } from "../vocabulary/priorities.ts";
import type { DiffRow, DiffSide } from "../vocabulary/profile-diff.ts";
import { yearOfWave } from "../vocabulary/wave-year.ts";

/**
 * A target held against the later share. A target is a number without chance in it, so the interval
 * of the later share alone decides: `reached` where all of it is at the target or past it,
 * `not-reached` where none of it is, else `cannot-be-told`. The limits of a rounded row are widened
 * by half its step, since the share may be that far from what is printed.
 *
 * @param wave of the later profile; null where nobody said
 */
export function judgeTarget(
  target: Target,
  { after, goodWhen, status }: Pick<DiffRow, "after" | "goodWhen" | "status">,
  wave: string | null,
): JudgedTarget {
  if (status !== "compared" || after.value === null)
    return { ...target, past: null, verdict: null };
  const sign = goodWhen === "high" ? 1 : -1;
  const past = sign * (after.value - target.value);
  return { ...target, past, verdict: verdictOf(target, after, goodWhen, wave) };
}

function verdictOf(
  target: Target,
  { low, high, step }: DiffSide,
  goodWhen: DiffRow["goodWhen"],
  wave: string | null,
): TargetVerdict {
  if (yearOfWave(wave) < yearOfWave(target.wave)) return "not-due";
  if (low === null || high === null) return "cannot-be-told";
  const slack = (step ?? 0) / 2;
  const [lowest, highest] = [low - slack, high + slack];
  const [worstSide, bestSide] = goodWhen === "high" ? [lowest, highest] : [-highest, -lowest];
  const wanted = goodWhen === "high" ? target.value : -target.value;
  if (worstSide >= wanted) return "reached";
  return bestSide < wanted ? "not-reached" : "cannot-be-told";
}
