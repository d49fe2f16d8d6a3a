import { CtcError } from "../../vocabulary/errors.ts";
import { LEVEL } from "../../vocabulary/estimation.ts";
import type { CorrectedFigure, DiffRow, ProfileDiff } from "../../vocabulary/profile-diff.ts";
import type { DiffOptions } from "./diff.ts";

/** What `--fail-on` fails on. */
export interface DiffGate {
  readonly on: "worse" | "changed" | null;
  /** Smallest change that counts, as a proportion in [0, 1]. */
  readonly minimum: number;
}

const DUST = 1e-9;

/** @throws CtcError `option-number`; `usage` where an option has nothing to work on */
export function readGate(options: DiffOptions): DiffGate {
  const { failOn, minimumChange, sameWave, alpha } = options;
  if (minimumChange !== undefined && failOn === undefined) {
    throw new CtcError("option-needs", { option: "--minimum-change", needed: "--fail-on" });
  }
  if (sameWave && failOn === "worse") {
    throw new CtcError("usage", { problem: "--same-wave, --fail-on worse" });
  }
  if (sameWave && alpha !== undefined) {
    throw new CtcError("usage", { problem: "--same-wave, --alpha" });
  }
  const points = numberIn("--minimum-change", minimumChange ?? "0", 0, 100);
  return { on: failOn ?? null, minimum: points / 100 };
}

/** `--alpha`, in (0, 1). @throws CtcError `option-number` */
export function readAlpha({ alpha }: DiffOptions): number {
  if (alpha === undefined) return LEVEL;
  const value = numberIn("--alpha", alpha, 0, 1);
  if (value > 0 && value < 1) return value;
  throw new CtcError("option-number", {
    option: "--alpha",
    value: alpha.slice(0, 40),
    reason: "alpha",
  });
}

function numberIn(option: string, text: string, low: number, high: number): number {
  const value = /^\d*[.,]?\d+$/.test(text) ? Number(text.replace(",", ".")) : Number.NaN;
  if (value >= low && value <= high) return value;
  throw new CtcError("option-number", {
    option,
    value: text.slice(0, 40),
    reason: option.slice(2),
  });
}

/** How many rows of the diff the gate is about; in a correction also rows and areas of one version alone. */
export function rowsThatFail(diff: ProfileDiff, { on, minimum }: DiffGate): number {
  const { areas, kind, onlyBefore, onlyAfter } = diff;
  if (on === null) return 0;
  if (kind === "correction") {
    const lone = areas.flatMap((area) => [...area.onlyBefore, ...area.onlyAfter]).length;
    const corrected = areas.flatMap(({ corrections }) => corrections);
    const large = corrected.filter((one) => isLarge(one, minimum)).length;
    return large + lone + onlyBefore.length + onlyAfter.length;
  }
  const isTold = ({ verdict, change }: DiffRow): boolean =>
    (verdict === "worse" || (on === "changed" && verdict === "better")) &&
    Math.abs(change?.value ?? 0) >= minimum - DUST;
  return areas.flatMap(({ rows }) => rows).filter(isTold).length;
}

/** A share that is not told on either side counts whatever it was. */
function isLarge({ before, after }: CorrectedFigure, minimum: number): boolean {
  if (before.value === null || after.value === null) return true;
  return Math.abs(after.value - before.value) >= minimum - DUST;
}

/** Is there a row that was compared? A gate that looked at nothing must not look green. */
export function isCompared({ areas, kind }: ProfileDiff): boolean {
  if (kind === "correction" || areas.length === 0) return true;
  return areas.some(({ rows }) => rows.some(({ status }) => status === "compared"));
}
