import type { Translate } from "../../i18n/translate.ts";
import type { Proposed } from "../../pipeline/propose-project.ts";
import type { Instrument } from "../../vocabulary/instrument.ts";
import { foldName } from "../../vocabulary/names.ts";
import type { Proposal, Reasoned, RoleProposal } from "../../vocabulary/proposal.ts";
import { askGroups } from "./ask-groups.ts";
import { isOpen, isUncertain } from "./undecided.ts";

type Ask = (question: string) => Promise<string>;

/** How often a question is put again before it counts as not answered. */
const TRIES = 3;

/**
 * Puts everything that is not certain to the person at the terminal, one question at a time. What
 * gets no clear yes is not used.
 */
export async function askProposal(
  proposed: Proposed,
  instrument: Instrument,
  ask: Ask,
  t: Translate,
): Promise<Proposal> {
  const { proposal } = proposed;
  const questionOf = new Map(instrument.items.map(({ id, text }) => [id, text.sv ?? text.en]));
  const wave = proposal.wave ?? (await askWave(ask, t));
  const roles: RoleProposal[] = [];
  for (const role of proposal.roles) roles.push(await askRole(role, ask, t));
  const items = await confirmEach(proposal.items, ask, t, (each) => {
    const { item, column, printed, printedBefore } = each;
    if (printedBefore !== undefined) {
      const then = { wave: each.before ?? "", before: printedBefore, printed: printed ?? "" };
      return t("init.ask.itemBefore", { item, column, ...then });
    }
    const facts = { item, column, question: questionOf.get(item) ?? "" };
    return printed === null || printed === column
      ? t("init.ask.item", facts)
      : t("init.ask.itemPrinted", { ...facts, printed });
  });
  const settled = proposed.settle(wave, roles, items);
  const asked = await askGroups(settled.unknownGroups, instrument, ask, t);
  return {
    ...settled,
    unknownGroups: asked.unknownGroups,
    groups: [
      ...asked.groups,
      ...(await confirmEach(settled.groups, ask, t, (each) => {
        const role = settled.roles.find(({ role: of }) => of === each.role);
        return t("init.ask.group", { ...each, column: role?.columns.join(", ") ?? "" });
      })),
    ],
    answers: await confirmEach(settled.answers, ask, t, (each) =>
      t("init.ask.answer", { ...each }),
    ),
    missing: await confirmEach(settled.missing, ask, t, (each) =>
      t("init.ask.missing", { ...each }),
    ),
  };
}

async function askWave(ask: Ask, t: Translate): Promise<string | null> {
  for (let attempt = 0; attempt < TRIES; attempt++) {
    const label = (await ask(t("init.ask.wave"))).trim();
    if (label !== "") return label;
  }
  return null;
}

async function askRole(proposal: RoleProposal, ask: Ask, t: Translate): Promise<RoleProposal> {
  const { role, columns, others } = proposal;
  if (!isOpen(proposal)) return proposal;
  const candidates = [...columns, ...others];
  const isMedium = proposal.confidence === "medium";
  const question = t(isMedium ? "init.ask.roleLikely" : "init.ask.role", {
    role,
    reason: t(`init.reason.${proposal.reason}`, { wave: proposal.before ?? "" }),
    candidates: candidates.map((name, at) => `${at + 1} ${name}`).join(", "),
  });
  for (let attempt = 0; attempt < TRIES; attempt++) {
    const answer = (await ask(question)).trim();
    if (answer === "" && isMedium) return { ...proposal, others: [], ...CONFIRMED };
    if (answer === "" || answer === "0") break;
    const chosen =
      candidates[Number(answer) - 1] ??
      candidates.find((name) => foldName(name) === foldName(answer));
    if (chosen !== undefined) return { role, columns: [chosen], others: [], ...CONFIRMED };
  }
  return { ...proposal, confidence: "low" };
}

const CONFIRMED = { confidence: "high", reason: "confirmed" } as const;

/** One yes or no for each proposal that is not certain; "a" says yes to all likely ones that follow. */
async function confirmEach<T extends Reasoned>(
  proposals: readonly T[],
  ask: Ask,
  t: Translate,
  question: (proposal: T) => string,
): Promise<T[]> {
  const settled: T[] = [];
  let isYesToAll = false;
  for (const proposal of proposals) {
    if (!isUncertain(proposal)) settled.push(proposal);
    else {
      const isLikely = proposal.confidence === "medium";
      const about = `${question(proposal)} (${t(`init.reason.${proposal.reason}`, { wave: proposal.before ?? "" })})`;
      const answer: Answer =
        isYesToAll && isLikely ? "y" : await askYesOrNo(about, isLikely, ask, t);
      isYesToAll ||= answer === "all";
      settled.push(
        answer === "n" ? { ...proposal, confidence: "low" } : { ...proposal, ...CONFIRMED },
      );
    }
  }
  return settled;
}

type Answer = "y" | "n" | "all";

const YES = ["y", "yes", "j", "ja"];
const ALL = ["a", "all", "alla"];

/** Anything but a yes is a no; an empty line is a yes only to what is likely. */
async function askYesOrNo(
  question: string,
  isLikely: boolean,
  ask: Ask,
  t: Translate,
): Promise<Answer> {
  const choices = t(isLikely ? "init.ask.yesNoLikely" : "init.ask.yesNo");
  const answer = foldName(await ask(`${question} ${choices} `));
  if (answer === "") return isLikely ? "y" : "n";
  if (isLikely && ALL.includes(answer)) return "all";
  return YES.includes(answer) ? "y" : "n";
}
