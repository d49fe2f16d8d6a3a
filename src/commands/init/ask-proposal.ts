import { isMessageId } from "../../i18n/translate.ts";
import type { Proposed } from "../../pipeline/propose-project.ts";
import type { Instrument } from "../../vocabulary/instrument.ts";
import { foldName } from "../../vocabulary/names.ts";
import type { GroupProposal, Proposal, Reasoned, RoleProposal } from "../../vocabulary/proposal.ts";
import { askGroups } from "./ask-groups.ts";
import { askUntil, type Talk } from "./talk.ts";
import { isOpen, isUncertain } from "./undecided.ts";

/**
 * Puts everything that is not certain to the person at the terminal, one question at a time. What
 * gets no clear yes is not used.
 */
export async function askProposal(
  proposed: Proposed,
  instrument: Instrument,
  talk: Talk,
): Promise<Proposal> {
  const { t } = talk;
  const { proposal } = proposed;
  const questionOf = new Map(instrument.items.map(({ id, text }) => [id, text.sv ?? text.en]));
  const wave = proposal.wave ?? (await askWave(talk));
  const roles: RoleProposal[] = [];
  for (const role of proposal.roles) roles.push(await askRole(role, talk));
  const items = await confirmEach(proposal.items, talk, (each) => {
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
  const asked = await askGroups(settled.unknownGroups, instrument, talk);
  return {
    ...settled,
    unknownGroups: asked.unknownGroups,
    groups: [
      ...asked.groups,
      ...(await confirmEach(settled.groups, talk, (each) => {
        const role = settled.roles.find(({ role: of }) => of === each.role);
        const column = role?.columns.join(", ") ?? "";
        return t("init.ask.group", { ...each, group: groupInWords(each, t), column });
      })),
    ],
    answers: await confirmEach(settled.answers, talk, (each) => t("init.ask.answer", { ...each })),
    missing: await confirmEach(settled.missing, talk, (each) => t("init.ask.missing", { ...each })),
  };
}

function groupInWords({ role, group }: GroupProposal, t: Talk["t"]): string {
  const id = `init.group.${group}`;
  return role === "gender" && isMessageId(id) ? t(id) : group;
}

async function askWave(talk: Talk): Promise<string | null> {
  const { t } = talk;
  const read = (answer: string): string | undefined => answer || undefined;
  const possible = t("init.ask.possible.wave");
  return (await askUntil(t("init.ask.wave"), read, possible, talk)) ?? null;
}

async function askRole(proposal: RoleProposal, talk: Talk): Promise<RoleProposal> {
  const { t } = talk;
  const { role, columns, others } = proposal;
  if (!isOpen(proposal)) return proposal;
  const candidates = [...columns, ...others];
  const isMedium = proposal.confidence === "medium";
  const question = t(isMedium ? "init.ask.roleLikely" : "init.ask.role", {
    roleName: t(`init.role.${role}`),
    reason: t(`init.reason.${proposal.reason}`, { wave: proposal.before ?? "" }),
    candidates: candidates.map((name, at) => `${at + 1} ${name}`).join(", "),
  });
  const read = (answer: string): readonly string[] | undefined => {
    if (answer === "" && isMedium) return columns;
    if (answer === "" || answer === "0") return [];
    const chosen =
      candidates[Number(answer) - 1] ??
      candidates.find((name) => foldName(name) === foldName(answer));
    return chosen === undefined ? undefined : [chosen];
  };
  const possible = t("init.ask.possible.role", { count: candidates.length });
  const chosen = (await askUntil(question, read, possible, talk)) ?? [];
  if (chosen.length === 0) return { ...proposal, confidence: "low" };
  return {
    ...(chosen === columns ? proposal : { role }),
    columns: chosen,
    others: [],
    ...CONFIRMED,
  };
}

const CONFIRMED = { confidence: "high", reason: "confirmed" } as const;

/** One yes or no for each proposal that is not certain; "a" says yes to all likely ones that follow. */
async function confirmEach<T extends Reasoned>(
  proposals: readonly T[],
  talk: Talk,
  question: (proposal: T) => string,
): Promise<T[]> {
  const { t } = talk;
  const settled: T[] = [];
  let isYesToAll = false;
  for (const proposal of proposals) {
    if (!isUncertain(proposal)) settled.push(proposal);
    else {
      const isLikely = proposal.confidence === "medium";
      const about = `${question(proposal)} (${t(`init.reason.${proposal.reason}`, { wave: proposal.before ?? "" })})`;
      const answer: Answer = isYesToAll && isLikely ? "y" : await askYesOrNo(about, isLikely, talk);
      isYesToAll ||= answer === "all";
      settled.push(
        answer === "n" ? { ...proposal, confidence: "low" } : { ...proposal, ...CONFIRMED },
      );
    }
  }
  return settled;
}

type Answer = "y" | "n" | "all";

const ANSWERS: Readonly<Record<Answer, readonly string[]>> = {
  y: ["y", "yes", "j", "ja"],
  n: ["n", "no", "nej"],
  all: ["a", "all", "alla"],
};

/** An empty line is a yes to what is likely and a no to the rest, as is what nobody can understand. */
async function askYesOrNo(question: string, isLikely: boolean, talk: Talk): Promise<Answer> {
  const { t } = talk;
  const name = isLikely ? "yesNoLikely" : "yesNo";
  const read = (text: string): Answer | undefined => {
    const answer = foldName(text);
    if (answer === "") return isLikely ? "y" : "n";
    const possible = isLikely ? (["y", "n", "all"] as const) : (["y", "n"] as const);
    return possible.find((each) => ANSWERS[each].includes(answer));
  };
  const possible = t(`init.ask.possible.${name}`);
  return (await askUntil(`${question} ${t(`init.ask.${name}`)} `, read, possible, talk)) ?? "n";
}
