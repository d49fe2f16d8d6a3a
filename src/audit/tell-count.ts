import type { AuditContradiction, AuditedCount, AuditSource } from "../vocabulary/audit.ts";
import type { Attack } from "./attack.ts";
import type { AuditMeans } from "./audit-means.ts";
import { explainFacts, explainInterval } from "./explain.ts";
import { isTooNarrow, type Judged, judge } from "./judge.ts";
import type { Solver } from "./solver.ts";
import type { System, Terms } from "./system.ts";

/** A count as it is reported: its interval, the verdict, and for a leak what gives it away. */
export function tellCount(
  judged: Judged,
  place: AuditedCount["place"],
  terms: Terms,
  system: System<AuditSource>,
  { policy, solver }: Pick<AuditMeans, "policy" | "solver">,
): AuditedCount {
  const isNarrow = (interval: Judged["interval"] | null): boolean =>
    interval === null || isTooNarrow(interval, policy.protection);
  const verdict = judge(judged, policy);
  const because = verdict === "leak" ? explainInterval(system, terms, isNarrow, solver) : [];
  const { low, high } = judged.interval;
  const told = verdict === "leak" && isShared(judged, because, policy) ? "note" : verdict;
  return {
    place,
    quantity: judged.quantity,
    kind: judged.kind,
    low,
    high: Number.isFinite(high) ? high : null,
    verdict: told,
    because: told === "leak" ? because : [],
  };
}

/**
 * Two answers to one question are given by the same pupils. That as many answered as are printed for
 * the other says nothing of what they answered, unless they are few.
 */
function isShared(
  { quantity, interval }: Judged,
  because: readonly AuditSource[],
  { minimumRespondents }: Pick<AuditMeans["policy"], "minimumRespondents">,
): boolean {
  return (
    quantity === "respondents" &&
    interval.low >= minimumRespondents &&
    because.some(({ kind }) => kind === "nested")
  );
}

/** Facts that an attack saw to contradict each other, as smallest sets of what they were read from. */
export function tellContradictions(
  attack: Attack,
  system: System<AuditSource>,
  solver: Solver,
): readonly AuditContradiction[] {
  return attack.contradictions().map((facts) => ({ because: explainFacts(system, facts, solver) }));
}
