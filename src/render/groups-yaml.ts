import type { Translate } from "../i18n/translate.ts";
import {
  type GroupProposal,
  type GroupRole,
  isTaken,
  type Proposal,
  type UnknownGroup,
} from "../vocabulary/proposal.ts";
import { proposalLine, section } from "./proposal-line.ts";
import { commentLine, yamlScalar } from "./yaml-scalar.ts";

const ROLES: readonly GroupRole[] = ["gender", "grade"];

/** What grades and genders are called in this file; what nobody has said yet as a comment that says how. */
export function groupLines({ groups, unknownGroups }: Proposal, t: Translate): readonly string[] {
  const lines = ROLES.flatMap((role) => {
    const known = groups.filter((each) => each.role === role);
    const unknown = unknownGroups.filter((each) => each.role === role);
    if (known.length === 0 && unknown.length === 0) return [];
    const isEmpty = !known.some(isTaken);
    return [
      `      ${isEmpty ? "# " : ""}${role}:`,
      ...linesOf(known, t),
      ...unknownLine(role, unknown, t),
    ];
  });
  return section("groups", lines);
}

/** One line for all texts of a group that have the same reason. */
function linesOf(known: readonly GroupProposal[], t: Translate): readonly string[] {
  const taken = known.filter(isTaken);
  const ofGroups = [...new Set(taken.map(({ group }) => group))].map((group) => {
    const all = taken.filter((each) => each.group === group);
    const [first] = all;
    const why = all.find(({ confidence }) => confidence !== "high") ?? first;
    return why === undefined ? "" : `  ${proposalLine(group, textList(all), why, t)}`;
  });
  const left = known
    .filter((each) => !isTaken(each))
    .map((each) => `  ${proposalLine(each.group, textList([each]), each, t)}`);
  return [...ofGroups, ...left];
}

const textList = (all: readonly { text: string }[]): string =>
  `[${all.map(({ text }) => JSON.stringify(text)).join(", ")}]`;

function unknownLine(
  role: GroupRole,
  unknown: readonly UnknownGroup[],
  t: Translate,
): readonly string[] {
  const [first] = unknown;
  if (first === undefined) return [];
  const texts = unknown
    .map(({ text, label }) =>
      label === null ? yamlScalar(text) : `${yamlScalar(text)} (${label})`,
    )
    .join(", ");
  return commentLine(
    t(`init.file.unknownGroup.${role}`, { column: first.column, texts }),
    "        ",
  );
}
