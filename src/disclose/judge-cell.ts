import type { DisclosureRule } from "../vocabulary/disclosure-rule.ts";
import type { Policy } from "../vocabulary/policy.ts";
import { codedEdge } from "./coded-edge.ts";
import { isReleasable, type Persons } from "./primary.ts";
import { stepForCount } from "./round-row.ts";
import type { Treatment } from "./treatment.ts";

/** Persons of one cell, and what some policies ask beside them. */
export interface Cell extends Persons {
  /** Weighted share and sum of weights; left out: every weight is 1. */
  readonly share?: number;
  readonly weighted?: number;
  /** Does the presentation standard of NCHS say that the share is not to be shown? */
  readonly isUnreliable?: boolean;
  readonly degreesOfFreedom?: number;
}

const EXACT: Treatment = { kind: "exact" };

/** What becomes of a cell that is judged by itself, on persons; the first rule that hits is named. */
export function judgeCell(cell: Cell, goodWhen: "high" | "low", policy: Policy): Treatment {
  if (policy.open) return EXACT;
  if (cell.respondents < policy.minimumRespondents) return withheld("respondents");
  const edge = codedEdge(cell, policy);
  if (edge !== null) return edge;
  if (!isReleasable(cell, goodWhen, policy)) return withheld(ruleOf(cell, policy));
  if (policy.presentation === "nchs" && cell.isUnreliable === true) {
    return withheld("presentation-standard");
  }
  const { minimumDegreesOfFreedom = 0 } = policy;
  if ((cell.degreesOfFreedom ?? Number.POSITIVE_INFINITY) < minimumDegreesOfFreedom) {
    return withheld("degrees-of-freedom");
  }
  return policy.roundEverything === true ? rounded(cell.respondents, policy) : EXACT;
}

/** A cell that is not told, with the rule that says so. */
export function withheld(rule: DisclosureRule): Treatment {
  return { kind: "withheld", rule };
}

/** The treatment of a row under a policy that rounds everything; withheld where no step protects it. */
function rounded(respondents: number, policy: Policy): Treatment {
  const step = stepForCount(respondents, policy);
  if (step === null) return withheld("rounding-all");
  return { kind: "rounded", step, respondentsTo: policy.roundCountsTo, rule: "rounding-all" };
}

/** Which of the limits on persons a cell that is not releasable breaks. */
function ruleOf({ respondents, counted }: Persons, policy: Policy): DisclosureRule {
  if (counted === 0) return "none";
  if (counted === respondents) return "all";
  return counted < policy.minimumNumerator ? "numerator" : "complement";
}
