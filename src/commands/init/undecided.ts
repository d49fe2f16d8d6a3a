import type { Proposal, Reasoned } from "../../vocabulary/proposal.ts";
import { DESIGN_ROLES } from "../../vocabulary/roles.ts";

export const isUncertain = ({ confidence }: Reasoned): boolean => confidence !== "high";

/** What a person still has to say about a proposal, as counts and names. */
export interface Undecided {
  readonly roles: readonly string[];
  readonly items: number;
  readonly answers: number;
  readonly isNothingRecognised: boolean;
}

export function undecidedOf(proposal: Proposal): Undecided {
  const { roles, items, answers, missing, unknownTexts } = proposal;
  const uncertain = roles.filter((each) => isUncertain(each) && !DESIGN_ROLES.includes(each.role));
  return {
    roles: uncertain.map(({ role }) => role),
    items: items.filter(isUncertain).length,
    answers: [...answers, ...missing].filter(isUncertain).length + unknownTexts.length,
    isNothingRecognised: items.length === 0,
  };
}

export function isDecided({ roles, items, answers, isNothingRecognised }: Undecided): boolean {
  return roles.length === 0 && items === 0 && answers === 0 && !isNothingRecognised;
}
