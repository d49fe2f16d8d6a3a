import { groupKey, groupOfWord } from "../../vocabulary/group-words.ts";
import type { Instrument } from "../../vocabulary/instrument.ts";
import { foldName } from "../../vocabulary/names.ts";
import type { GroupProposal, Proposal, UnknownGroup } from "../../vocabulary/proposal.ts";
import { askUntil, type Talk } from "./talk.ts";

const GENDERS = ["girl", "boy", "other"] as const;

/** Asks what each unknown text of the grade and gender columns means; silence leaves it unknown. */
export async function askGroups(
  unknown: readonly UnknownGroup[],
  instrument: Instrument,
  talk: Talk,
): Promise<Pick<Proposal, "groups" | "unknownGroups">> {
  const { t } = talk;
  const groups: GroupProposal[] = [];
  const unknownGroups: UnknownGroup[] = [];
  for (const each of unknown) {
    const { role, column, text, label } = each;
    const shown = label === null ? text : `${text} (${label})`;
    const question = t(`init.ask.${role}`, { column, text: shown });
    const read = (answer: string): string | undefined =>
      answer === "" ? "" : groupOf(answer, role, instrument, talk);
    const group = await askUntil(question, read, t(`init.ask.possible.${role}`), talk);
    if (group === undefined || group === "") unknownGroups.push(each);
    else groups.push({ role, text, group, confidence: "high", reason: "confirmed" });
  }
  return { groups, unknownGroups };
}

/** A group by its name or by any word that the question or the instrument has for it ("gy 2"). */
function groupOf(
  answer: string,
  role: UnknownGroup["role"],
  { groups }: Instrument,
  { t }: Talk,
): string | undefined {
  const word = groupOfWord(groups[role]).get(groupKey(answer));
  if (word !== undefined) return word;
  if (role === "grade") return /^[1-9]\d?$/.test(answer) ? answer : undefined;
  return GENDERS.find((gender) =>
    [gender, t(`init.group.${gender}`)].some((name) => foldName(name) === foldName(answer)),
  );
}
