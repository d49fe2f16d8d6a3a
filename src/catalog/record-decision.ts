import { isMap, isScalar, type Node, type Pair, parseDocument, type YAMLMap } from "yaml";
import type { Baseline, RecordedVotes } from "../vocabulary/priorities.ts";
import { writeYaml } from "./write-yaml.ts";

/** What ctc adds to a decision. */
export interface Recorded {
  readonly votes?: RecordedVotes;
  readonly baseline: Baseline;
}

const RECORDED = ["votes", "baseline"] as const;

/**
 * The text of a decision with what it rests on behind it. Every other byte stays, comments too;
 * votes and a baseline that were recorded before give way. A file in braces (JSON) is written anew,
 * for it has no comments to keep.
 *
 * @param text a draft that `parseDecision` takes
 * @param note what stands in the comment that marks a recorded part, on one line
 */
export function recordDecision(text: string, recorded: Recorded, note: string): string {
  const root = parseDocument(text, { version: "1.2", schema: "core" }).contents;
  if (!isMap(root) || root.flow) return recordJson(text, recorded);
  const kept = withoutRecorded(text, root);
  const end = text.includes("\r\n") ? "\r\n" : "\n";
  const open = kept === "" || kept.endsWith("\n") ? "" : end;
  const { votes, baseline } = recorded;
  const parts = [...(votes === undefined ? [] : [{ votes }]), { baseline }];
  const added = parts
    .map((part) => writeYaml(part).replace(/^(\w+):\n/, `$1: # ${note}\n`))
    .join("");
  return kept + open + added.replaceAll("\n", end);
}

function recordJson(text: string, recorded: Recorded): string {
  const value: object = parseDocument(text, { version: "1.2", schema: "core" }).toJS();
  const others = Object.entries(value).filter(([key]) => !RECORDED.some((name) => name === key));
  return `${JSON.stringify({ ...Object.fromEntries(others), ...recorded }, null, 2)}\n`;
}

/** The text without the lines of recorded parts, the last one first so that offsets stay true. */
function withoutRecorded(text: string, root: YAMLMap): string {
  const parts = root.items.filter(
    ({ key }) => isScalar(key) && RECORDED.some((name) => name === key.value),
  );
  return parts.reduceRight((kept, pair) => {
    const [from, to] = linesOf(text, pair);
    return kept.slice(0, from) + kept.slice(to);
  }, text);
}

function linesOf(text: string, { key, value }: Pair): readonly [number, number] {
  const [from = 0, keyEnd = 0] = (key as Node).range ?? [];
  let end = (value as Node | null)?.range?.[1] ?? keyEnd;
  while (end > keyEnd && /\s/.test(text[end - 1] ?? "")) end -= 1;
  const lineEnd = text.indexOf("\n", end);
  return [text.lastIndexOf("\n", from - 1) + 1, lineEnd === -1 ? text.length : lineEnd + 1];
}
