import type { Translate } from "../../i18n/translate.ts";
import { groupKey, groupOfWord } from "../../vocabulary/group-words.ts";
import type { Instrument } from "../../vocabulary/instrument.ts";
import type { GroupProposal, Proposal, UnknownGroup } from "../../vocabulary/proposal.ts";

/** How often a question is put again before it counts as not answered. */
const TRIES = 3;

const GENDERS = ["girl", "boy", "other"];

/** Asks what each unknown text of the grade and gender columns means; silence leaves it unknown. */
export async function askGroups(
  unknown: readonly UnknownGroup[],
  instrument: Instrument,
  ask: (question: string) => Promise<string>,
  t: Translate,
): Promise<Pick<Proposal, "groups" | "unknownGroups">> {
  const groups: GroupProposal[] = [];
  const unknownGroups: UnknownGroup[] = [];
  for (const each of unknown) {
    const { role, column, text, label } = each;
    const shown = label === null ? text : `${text} (${label})`;
    const question = t(`init.ask.${role}`, { column, text: shown });
    const group = await askGroup(question, (answer) => groupOf(answer, role, instrument), ask);
    if (group === undefined) unknownGroups.push(each);
    else groups.push({ role, text, group, confidence: "high", reason: "confirmed" });
  }
  return { groups, unknownGroups };
}

async function askGroup(
  question: string,
  read: (answer: string) => string | undefined,
  ask: (question: string) => Promise<string>,
): Promise<string | undefined> {
  for (let attempt = 0; attempt < TRIES; attempt++) {
    const answer = (await ask(question)).trim();
    if (answer === "") return undefined;
    const group = read(answer);
    if (group !== undefined) return group;
  }
  return undefined;
}

/** A group by its name or by any word that the instrument knows for it ("flicka", "gy 2"). */
function groupOf(
  answer: string,
  role: UnknownGroup["role"],
  { groups }: Instrument,
): string | undefined {
  const word = groupOfWord(groups[role]).get(groupKey(answer));
  if (word !== undefined) return word;
  if (role === "gender") return GENDERS.find((gender) => gender === groupKey(answer));
  return /^[1-9]\d?$/.test(answer) ? answer : undefined;
}
