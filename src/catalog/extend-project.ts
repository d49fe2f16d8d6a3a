import { isMap, isScalar, type Node, type Pair, parseDocument, type YAMLMap } from "yaml";
import { CtcError } from "../vocabulary/errors.ts";
import type { Project, Wave } from "../vocabulary/project.ts";
import { ownValue } from "../vocabulary/record.ts";
import { parseProject } from "./project.ts";

/** A wave to put into a project, in the two forms that a file can need. */
export interface NewWave {
  readonly label: string;
  /** Lines of YAML, indented by two, with comments. */
  readonly lines: readonly string[];
  /** What the lines say. */
  readonly wave: Wave;
}

export interface Extended {
  readonly text: string;
  /** JSON and `{ … }` have no place for comments. */
  readonly hasComments: boolean;
}

/** One piece of the text gives way to another; every other byte stays. */
interface Change {
  readonly from: number;
  readonly to: number;
  readonly piece: string;
  readonly hasComments: boolean;
}

/**
 * The text of a `ctc.yaml` with one more wave, or with one wave replaced: nothing else of it
 * changes, neither comments nor order nor spelling. What comes out is read again and compared before
 * it is returned.
 *
 * @param file base name, for messages.
 * @throws CtcError `wave-exists` unless it may be replaced; `project-not-extendable` where the wave
 *   cannot be put in without touching anything else
 */
export function extendProject(
  text: string,
  file: string,
  added: NewWave,
  mayReplace: boolean,
): Extended {
  const before = parseProject(text, file);
  const isThere = Object.hasOwn(before.waves, added.label);
  if (isThere && !mayReplace) {
    throw new CtcError("wave-exists", { project: file, wave: added.label });
  }
  const change = changeOf(text, added);
  const extended = change && text.slice(0, change.from) + change.piece + text.slice(change.to);
  if (change === undefined || extended === undefined || !isAsMeant(before, extended, added)) {
    throw new CtcError("project-not-extendable", { project: file, wave: added.label });
  }
  return { text: extended, hasComments: change.hasComments };
}

function isAsMeant(before: Project, extended: string, { label, wave }: NewWave): boolean {
  try {
    const after = parseProject(extended, "");
    const rest = ({ waves, ...others }: Project): string => {
      const kept = Object.entries(waves).filter(([each]) => each !== label);
      return JSON.stringify([others, kept.sort(([a], [b]) => (a < b ? -1 : 1))]);
    };
    return (
      rest(after) === rest(before) &&
      JSON.stringify(ownValue(after.waves, label)) === JSON.stringify(wave)
    );
  } catch (error) {
    if (error instanceof CtcError) return false;
    throw error;
  }
}

function changeOf(text: string, added: NewWave): Change | undefined {
  const root = parseDocument(text, { version: "1.2", schema: "core" }).contents;
  if (!isMap(root)) return undefined;
  const waves = pairOf(root, "waves");
  if (waves === undefined) {
    return root.flow
      ? intoFlow(text, root, `"waves": ${wavesJson(added)}`)
      : atEnd(text, ["waves:", ...added.lines]);
  }
  if (!isMap(waves.value)) return undefined;
  const pair = pairOf(waves.value, added.label);
  if (waves.value.flow) return intoFlow(text, waves.value, entryJson(added), pair);
  return intoBlock(text, waves.value, added, pair);
}

const pairOf = (map: YAMLMap, key: string): Pair | undefined =>
  map.items.find((pair) => isScalar(pair.key) && String(pair.key.value) === key);

function keyRange({ key }: Pair): readonly [number, number] {
  const [start = 0, end = 0] = (key as Node).range ?? [];
  return [start, end];
}

/** Where a pair ends, without the blanks behind it. */
function pairEnd(text: string, pair: Pair): number {
  const start = keyRange(pair)[1];
  let end = (pair.value as Node | null)?.range?.[1] ?? start;
  while (end > start && /\s/.test(text[end - 1] ?? "")) end--;
  return end;
}

function wavesJson(added: NewWave): string {
  return `{ ${entryJson(added)} }`;
}

function entryJson({ label, wave }: NewWave): string {
  const said = Object.entries(wave).filter(
    ([, value]) => typeof value !== "object" || Object.keys(value).length > 0,
  );
  return `${JSON.stringify(label)}: ${JSON.stringify(Object.fromEntries(said))}`;
}

/** Into `{ … }`, behind its last entry and on a line of its own where that has one. */
function intoFlow(text: string, map: YAMLMap, entry: string, replaced?: Pair): Change {
  const hasComments = false;
  if (replaced !== undefined) {
    const [from] = keyRange(replaced);
    return { from, to: pairEnd(text, replaced), piece: entry, hasComments };
  }
  const last = map.items.at(-1);
  if (last === undefined) {
    const from = (map.range?.[0] ?? 0) + 1;
    return { from, to: from, piece: ` ${entry} `, hasComments };
  }
  const from = pairEnd(text, last);
  const [, indent] = /(?:^|\n)([ \t]*)$/.exec(text.slice(0, keyRange(last)[0])) ?? [];
  const separator = indent === undefined ? ", " : `,${lineBreak(text)}${indent}`;
  return { from, to: from, piece: `${separator}${entry}`, hasComments };
}

function intoBlock(
  text: string,
  map: YAMLMap,
  { lines: own }: NewWave,
  replaced: Pair | undefined,
): Change | undefined {
  const after = replaced ?? map.items.at(-1);
  if (after === undefined) return undefined;
  const start = keyRange(after)[0];
  const lineStart = text.lastIndexOf("\n", start - 1) + 1;
  const indent = text.slice(lineStart, start);
  if (indent.trim() !== "") return undefined;
  const end = waveEnd(text, pairEnd(text, after), indent.length);
  const indented = own.map((line) => indent + line.slice(2));
  return lines(text, replaced === undefined ? end : lineStart, end, indented);
}

/** The end of the last line of a wave: comments that stand deeper than its label belong to it. */
function waveEnd(text: string, contentEnd: number, indent: number): number {
  let end = lineEnd(text, contentEnd);
  for (let at = end; at < text.length; ) {
    const next = lineEnd(text, at);
    const line = text.slice(at, next);
    const [, blanks = ""] = /^([ \t]*)#/.exec(line) ?? [];
    const isOwnComment = blanks.length > indent;
    if (!isOwnComment && line.trim() !== "") break;
    if (isOwnComment) end = next;
    at = next;
  }
  return end;
}

/** Behind the end of the line in which the offset lies. */
function lineEnd(text: string, offset: number): number {
  const at = text.indexOf("\n", offset);
  return at === -1 ? text.length : at + 1;
}

const lineBreak = (text: string): string => (text.includes("\r\n") ? "\r\n" : "\n");

function atEnd(text: string, all: readonly string[]): Change {
  return lines(text, text.length, text.length, all);
}

/** Whole lines, with the line ends of the file; a last line without one gets it first. */
function lines(text: string, from: number, to: number, all: readonly string[]): Change {
  const end = lineBreak(text);
  const isOpen = from > 0 && text[from - 1] !== "\n";
  const piece = (isOpen ? end : "") + all.map((line) => line + end).join("");
  return { from, to, piece, hasComments: true };
}
