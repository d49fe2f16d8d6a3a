import { type GroupWords, groupKey, groupOfWord, isBareNumber } from "../vocabulary/group-words.ts";
import type { Instrument } from "../vocabulary/instrument.ts";
import { foldAnswer } from "../vocabulary/names.ts";
import {
  type EarlierWave,
  type GroupProposal,
  type GroupRole,
  isTaken,
  type KnownAnswers,
  type Proposal,
  type RoleProposal,
  type UnknownGroup,
} from "../vocabulary/proposal.ts";
import type { Table, TextColumn } from "../vocabulary/table.ts";
import { usedTexts } from "./column-texts.ts";
import { latestFirst } from "./precedents.ts";

const ROLES: readonly GroupRole[] = ["grade", "gender"];
/** More unknown texts than this are not groups; the first ones show what the column holds. */
const MOST_UNKNOWN = 12;
const SHOWN = 40;

type Groups = Pick<Proposal, "groups" | "unknownGroups">;

/**
 * What the texts of the grade and gender columns mean, as far as the instrument does not say: by the
 * file's own labels, as in an earlier wave, made of the instrument's words ("2 Flicka", "tjej/kvinna").
 * A bare number is never guessed.
 */
export function proposeGroups(
  roles: readonly RoleProposal[],
  table: Table,
  instrument: Instrument,
  known: KnownAnswers,
  earlier: readonly EarlierWave[],
): Groups {
  const missing = [
    ...instrument.missing.blank,
    ...Object.keys(instrument.missing.codes),
    ...Object.keys(known.missing),
  ];
  const isMissing = new Set(missing.map(foldAnswer));
  const found = ROLES.map((role): Groups => {
    const proposal = roles.find((each) => each.role === role && isTaken(each));
    const [name, second] = proposal?.columns ?? [];
    const column = table.columns.find((each) => each.name === name);
    if (column === undefined || second !== undefined) return { groups: [], unknownGroups: [] };
    const words = groupOfWord(instrument.groups[role]);
    return groupsOf(role, column, words, isMissing, earlier);
  });
  return {
    groups: found.flatMap(({ groups }) => groups),
    unknownGroups: found.flatMap(({ unknownGroups }) => unknownGroups),
  };
}

function groupsOf(
  role: GroupRole,
  column: TextColumn,
  words: ReadonlyMap<string, string>,
  isMissing: ReadonlySet<string>,
  earlier: readonly EarlierWave[],
): Groups {
  const groups: GroupProposal[] = [];
  const unknownGroups: UnknownGroup[] = [];
  const seen = new Set<string>();
  for (const { text } of usedTexts(column)) {
    const label = column.valueLabels?.get(text) ?? null;
    const said = label ?? text;
    const isNone = column.declaredMissing?.has(text) === true || isMissing.has(foldAnswer(said));
    if (isNone || (label === null && words.has(groupKey(text)))) continue;
    if (seen.has(groupKey(text))) continue;
    seen.add(groupKey(text));
    const meaning = meaningOf(role, text, label, words, earlier);
    if (meaning) groups.push({ role, text: text.trim(), ...meaning });
    else {
      const shown = { text: text.trim().slice(0, SHOWN), label: label?.slice(0, SHOWN) ?? null };
      unknownGroups.push({ role, column: column.name, ...shown });
    }
  }
  return { groups, unknownGroups: unknownGroups.slice(0, MOST_UNKNOWN) };
}

type Meaning = Omit<GroupProposal, "role" | "text">;

function meaningOf(
  role: GroupRole,
  text: string,
  label: string | null,
  words: ReadonlyMap<string, string>,
  earlier: readonly EarlierWave[],
): Meaning | undefined {
  const labelled = label === null ? undefined : words.get(groupKey(label));
  if (labelled !== undefined) {
    return { group: labelled, confidence: "high", reason: "value-label" };
  }
  const before = meaningBefore(role, label ?? text, earlier);
  if (before !== undefined) return before;
  const made = madeOfWords(label ?? text, words);
  if (made === undefined) return undefined;
  return { group: made, confidence: "medium", reason: "group-words" };
}

/** A word keeps its meaning from one wave to the next; a bare number may not, and a person should look. */
function meaningBefore(
  role: GroupRole,
  text: string,
  earlier: readonly EarlierWave[],
): Meaning | undefined {
  const meanings = latestFirst(earlier).flatMap(({ label: before, wave }) => {
    const own: GroupWords = wave.groups?.[role] ?? {};
    const stated = Object.entries(own).find(([, texts]) =>
      texts?.some((each) => groupKey(each) === groupKey(text)),
    );
    return stated === undefined ? [] : [{ group: stated[0], before }];
  });
  const [latest] = meanings;
  if (latest === undefined) return undefined;
  // Where the waves disagree there is no "as before".
  if (meanings.some(({ group }) => group !== latest.group)) return undefined;
  return isBareNumber(text)
    ? { ...latest, confidence: "medium", reason: "as-before-unchecked" }
    : { ...latest, confidence: "high", reason: "as-before" };
}

/** The one group of a text that is a number and a word for it, or several words for one. */
function madeOfWords(text: string, words: ReadonlyMap<string, string>): string | undefined {
  const behind = text.replace(/^\s*\(?\d+\s*(?:[-–.:=)]\s*|\s)/, "");
  const parts = behind
    .split(/\s*\/\s*|\s+(?:eller|or)\s+|\s*[(),]\s*/)
    .filter((part) => part !== "");
  const groups = new Set(parts.map((part) => words.get(groupKey(part))));
  const isBare = parts.some(isBareNumber);
  const [group, other] = [...groups];
  return other === undefined && groups.size === 1 && !isBare ? group : undefined;
}
