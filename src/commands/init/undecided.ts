import type { Role } from "../../vocabulary/instrument.ts";
import type { Proposal, Reasoned, RoleProposal, UnknownGroup } from "../../vocabulary/proposal.ts";
import { DESIGN_ROLES } from "../../vocabulary/roles.ts";

export const isUncertain = ({ confidence }: Reasoned): boolean => confidence !== "high";

/** Is it to be asked? A design that only looks like one is pointed out, and never asked about. */
export const isOpen = (proposal: RoleProposal): boolean =>
  isUncertain(proposal) && (proposal.confidence !== "low" || !DESIGN_ROLES.includes(proposal.role));

/** What a person still has to say about a proposal, as counts and names. */
export interface Undecided {
  readonly roles: readonly Role[];
  /** Texts for grades and genders. */
  readonly groups: readonly Pick<UnknownGroup, "role" | "text">[];
  readonly items: number;
  readonly answers: number;
  readonly isNothingRecognised: boolean;
}

export function undecidedOf(proposal: Proposal): Undecided {
  const { roles, items, answers, missing, groups, unknownTexts, unknownGroups } = proposal;
  const open = [...groups.filter(isUncertain), ...unknownGroups];
  return {
    roles: roles.filter(isOpen).map(({ role }) => role),
    groups: open,
    items: items.filter(isUncertain).length,
    answers: [...answers, ...missing].filter(isUncertain).length + unknownTexts.length,
    isNothingRecognised: items.length === 0,
  };
}

export function isDecided(undecided: Undecided): boolean {
  const { roles, groups, items, answers, isNothingRecognised } = undecided;
  return roles.length + groups.length === 0 && items === 0 && answers === 0 && !isNothingRecognised;
}
