import type { Translate } from "../../i18n/translate.ts";
import type { Facts } from "../../vocabulary/errors.ts";
import type { Role } from "../../vocabulary/instrument.ts";
import { isTaken, type Proposal } from "../../vocabulary/proposal.ts";
import { isOpen } from "./undecided.ts";

/** What was done to the file, as opposed to what `--dry-run` would do. */
export type Deed = "written" | "added" | "replaced";

/** What was written, or would be, what is left to decide, and what comes next, in one line. */
export function summary(
  proposal: Proposal,
  deed: Deed,
  isDry: boolean,
  file: string,
  t: Translate,
): string {
  const { roles, items, answers, missing, groups, unknownTexts, unknownGroups } = proposal;
  const left = [...roles.filter(isOpen), ...items, ...answers, ...missing, ...groups].filter(
    (each) => !isTaken(each),
  );
  const facts: Facts = {
    file,
    wave: proposal.wave ?? "",
    roles: roles.filter(isTaken).length,
    items: items.filter(isTaken).length,
    ofItems: proposal.instrument.items,
    answers: [...answers, ...missing].filter(isTaken).length,
    left: left.length + unknownTexts.length + unknownGroups.length,
  };
  const next = nextSteps(proposal, isDry, t);
  return [t(isDry ? `init.dry.${deed}` : `init.${deed}`, facts), ...next].join(" ");
}

/** What keeps a profile from being made, each with what helps; else how to make it. */
function nextSteps(proposal: Proposal, isDry: boolean, t: Translate): readonly string[] {
  const { roles, items, instrument } = proposal;
  const hasArea = roles.some((each) => each.role === "area" && isTaken(each));
  const missing = [
    ...(items.some(isTaken) ? [] : [t("init.next.items", { instrument: instrument.id })]),
    ...(hasArea ? [] : [t("init.next.area")]),
    ...severalFit(proposal, t),
  ];
  const ready = isDry ? [] : [t("init.next")];
  const first = missing.length === 0 ? ready : [t("init.next.notYet"), ...missing];
  return [...unknownGroups(proposal, t), ...first, ...(isDry ? [t("init.dry.next")] : [])];
}

/** A profile refuses to choose between two columns that are called the same. */
function severalFit({ roles }: Proposal, t: Translate): readonly string[] {
  const doubtful = roles.filter(
    (each) => each.reason === "several-fit" && !isTaken(each) && REFUSED.includes(each.role),
  );
  return doubtful.map(({ role, columns, others }) =>
    t("init.next.role", {
      roleName: t(`init.role.${role}`),
      columns: [...columns, ...others].join(", "),
    }),
  );
}

const REFUSED: readonly Role[] = ["grade", "gender", "wave"];

function unknownGroups(proposal: Proposal, t: Translate): readonly string[] {
  return (["gender", "grade"] as const).flatMap((role) => {
    const unknown = proposal.unknownGroups.filter((each) => each.role === role);
    const [first] = unknown;
    if (first === undefined) return [];
    const texts = unknown.map(({ text }) => text).join(", ");
    return [t("init.next.groups", { column: first.column, texts, role: t(`init.role.${role}`) })];
  });
}
