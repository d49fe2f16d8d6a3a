import type { Association, RankProbability } from "../vocabulary/association.ts";
import { LEVEL } from "../vocabulary/estimation.ts";
import { type Difference, type Figure, isTotal, type Released } from "../vocabulary/figure.ts";
import type { Gap, PrintedShare, PriorityRow } from "../vocabulary/priority-table.ts";
import type { Profile } from "../vocabulary/profile.ts";
import type { ProgrammeCatalog } from "../vocabulary/programmes.ts";
import { codedEdge, numberOfFlag, shareStep } from "../vocabulary/row-flags.ts";
import { agreementOf } from "./agreement.ts";
import { matchProgrammes } from "./match-programmes.ts";
import { pupilsConcerned } from "./pupils-concerned.ts";

/** What the rows hold beside what the profile prints; by the measure's id. */
export interface BesideProfile {
  readonly catalog: ProgrammeCatalog;
  readonly changes: ReadonlyMap<string, Gap>;
  readonly probabilities: ReadonlyMap<string, Released<RankProbability>>;
  readonly associations: ReadonlyMap<string, readonly Released<Association>[]>;
}

/** One row per factor of the profile, in its order; a factor that is not shown keeps its name only. */
export function priorityRows(profile: Profile, beside: BesideProfile): readonly PriorityRow[] {
  const placed = { risk: 0, protective: 0 };
  return profile.factors.filter(isTotal).flatMap((figure) => {
    const { kind } = figure;
    if (kind !== "risk" && kind !== "protective") return [];
    placed[kind] += 1;
    const groups = profile.factors.filter(
      (other) => other.measure === figure.measure && !isTotal(other),
    );
    return [{ number: placed[kind], ...rowOf({ ...figure, kind }, groups, profile, beside) }];
  });
}

function rowOf(
  figure: Figure & { readonly kind: "risk" | "protective" },
  groups: readonly Figure[],
  profile: Profile,
  { catalog, changes, probabilities, associations }: BesideProfile,
): Omit<PriorityRow, "number"> {
  const { measure, kind, domain, label, status, reason } = figure;
  const named = { measure, kind, domain, label, status, reason };
  const isShown = status === "shown";
  const share = isShown ? shareOf(figure) : null;
  return {
    ...named,
    share,
    rest: isShown ? restOf(figure) : null,
    norm: isShown ? normOf(figure) : null,
    pupils: pupilsOf(share, profile.coverage.pupils),
    change: isShown ? (changes.get(measure) ?? null) : null,
    agreement: isShown ? agreementOf(figure, groups) : null,
    probability: isShown ? (probabilities.get(measure) ?? null) : null,
    associations: isShown ? (associations.get(measure) ?? []) : [],
    programmes: matchProgrammes(measure, catalog),
  };
}

function shareOf({ value, low, high, flags }: Figure): PrintedShare | null {
  if (value === null) return null;
  return { value, low, high, step: shareStep(flags), bound: codedEdge(flags) };
}

function restOf({ difference, flags }: Figure): Gap | null {
  if (difference === null) return null;
  const { pAdjusted, value } = difference;
  const isSure = pAdjusted !== null && pAdjusted < LEVEL;
  const holds = isSure ? (value > 0 ? "higher" : "lower") : "none";
  return { ...limitsOf(difference), step: shareStep(flags), holds };
}

/** The norm is a constant: nothing is tested, so nothing is called higher or lower. */
function normOf({ differenceFromNorm, flags }: Figure): Gap | null {
  if (differenceFromNorm === null) return null;
  const step = Math.max(shareStep(flags) ?? 0, numberOfFlag(flags, "norm:") ?? 0);
  return { ...limitsOf(differenceFromNorm), step: step === 0 ? null : step, holds: null };
}

const limitsOf = ({ value, low, high }: Difference) => ({ value, low, high });

function pupilsOf(share: PrintedShare | null, pupils: number | null) {
  if (share === null || pupils === null || pupils === 0) return null;
  const { value, low, high } = share;
  return low === null || high === null ? null : pupilsConcerned({ value, low, high }, pupils);
}
