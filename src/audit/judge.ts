import type { AuditKind, AuditQuantity, AuditVerdict } from "../vocabulary/audit.ts";
import type { Policy } from "../vocabulary/policy.ts";
import type { Interval } from "./attack.ts";

/** One count with what an outsider can work out about it. */
export interface Judged {
  readonly quantity: AuditQuantity;
  readonly kind: AuditKind;
  readonly interval: Interval;
  /** Most pupils who can have answered; infinite where nothing limits it. */
  readonly mostRespondents: number;
  /** The most that this count could be if nothing had been published about it. */
  readonly most: number;
  readonly goodWhen: "high" | "low";
  /** Is it a grade or a gender of something that is printed as a whole? */
  readonly isPart: boolean;
}

/** Does an interval hold fewer whole numbers than the policy protects? */
export function isTooNarrow({ low, high }: Interval, protection: number): boolean {
  return high - low + 1 < protection;
}

/**
 * Too narrow is an interval of fewer whole numbers than the policy's protection, unless it is all
 * that the count could be. What was withheld is then a leak. What was rounded, or stands nowhere,
 * is one if a value in the interval might not have been published by itself.
 */
export function judge(judged: Judged, policy: Policy): AuditVerdict {
  const { interval, kind, most, mostRespondents } = judged;
  if (mostRespondents === 0) return "known-empty";
  if (!isTooNarrow(interval, policy.protection)) return "protected";
  if (interval.low === 0 && interval.high >= most) return "protected";
  // Where nobody is counted in the whole, and that may be told, there is nobody in its parts either.
  const isNobody = interval.high === 0 && judged.quantity !== "respondents";
  if (judged.isPart && isNobody && !holdsForbidden(judged, policy)) return "note";
  return kind === "withheld" || holdsForbidden(judged, policy) ? "leak" : "note";
}

function holdsForbidden({ quantity, interval, goodWhen }: Judged, policy: Policy): boolean {
  const { low, high } = interval;
  const holdsFew = (fewest: number): boolean =>
    Math.max(1, low) < fewest && high >= 1 && Math.max(1, low) <= high;
  if (quantity === "respondents" || quantity === "cell") return holdsFew(policy.minimumRespondents);
  const isBadSide = (quantity === "numerator") === (goodWhen === "low");
  const fewest = quantity === "numerator" ? policy.minimumNumerator : policy.minimumComplement;
  // Nobody counted of a risk is "none", nobody left over is "all"; the other way round for protection.
  const isNobodyForbidden = low === 0 && !(isBadSide ? policy.showNone : policy.showAll);
  return isNobodyForbidden || holdsFew(fewest);
}
