import { type Document, isMap, isScalar, isSeq, LineCounter, type Node, parseDocument } from "yaml";
import { CtcError } from "../vocabulary/errors.ts";

/** Where something stands in a file: keys and positions from the top, as zod gives them. */
export type Path = readonly PropertyKey[];

/** A YAML or JSON file as plain values, with a way back to its lines. */
export interface SourceDocument {
  readonly file: string;
  readonly value: unknown;
  /** Line of the thing at `path`, counted from 1; of the nearest thing around it if it is not there. */
  readonly lineOf: (path: Path) => number;
}

/**
 * The plain values of a YAML 1.2 file (JSON is YAML). Dates and codes such as `2024-05-02`, `0580`
 * and `0x10` stay text, so that no zero is lost; keys are text.
 *
 * @throws CtcError `config-unparsable` {file, line, column, problem} at the first thing that YAML
 *   does not allow: also keys that stand twice, several documents, tags, and `__proto__` as a key.
 */
export function readDocument(text: string, file: string): SourceDocument {
  const lines = new LineCounter();
  const document = parseDocument(text, {
    version: "1.2",
    schema: "core",
    prettyErrors: false,
    lineCounter: lines,
    customTags: (tags) => tags.filter(isPlainTag).map(keepLeadingZeros),
  });
  const [flaw] = [...document.errors, ...document.warnings];
  if (flaw) throw unparsable(file, lines, flaw.pos[0], flaw.message);
  const root = document.contents;
  return {
    file,
    value: plainValue(document, file, lines),
    lineOf: (path) => lines.linePos(offsetOf(root, path)).line,
  };
}

type Tags = Extract<Parameters<typeof parseDocument>[1], object>["customTags"];
type Tag = Parameters<Extract<Tags, (tags: never) => unknown>>[0][number];

const isPlainTag = (tag: Tag): boolean =>
  typeof tag === "string" || !("format" in tag && (tag.format === "OCT" || tag.format === "HEX"));

function keepLeadingZeros(tag: Tag): Tag {
  if (typeof tag === "string" || tag.tag !== "tag:yaml.org,2002:int") return tag;
  return { ...tag, test: /^[-+]?(?:0|[1-9][0-9]*)$/ } as Tag;
}

function plainValue(document: Document.Parsed, file: string, lines: LineCounter): unknown {
  try {
    const value: unknown = document.toJS();
    refuseProto(value);
    return value;
  } catch (cause) {
    // Aliases are resolved only here: a name without anchor, or more of them than a person writes.
    const problem = cause instanceof Error ? cause.message : String(cause);
    throw unparsable(file, lines, 0, problem);
  }
}

/** Such a key would be lost without a word, since objects treat it as something else. */
function refuseProto(value: unknown): void {
  if (typeof value !== "object" || value === null) return;
  for (const [key, inner] of Object.entries(value)) {
    if (key === "__proto__") throw new Error("the key __proto__ is not allowed");
    refuseProto(inner);
  }
}

function unparsable(file: string, lines: LineCounter, offset: number, problem: string): CtcError {
  const { line, col } = lines.linePos(offset);
  return new CtcError("config-unparsable", { file, line, column: col, problem });
}

/** Offset of the innermost node on the way to `path`; for a key, of the key itself. */
function offsetOf(root: Node | null, path: Path): number {
  let node: unknown = root;
  let offset = root?.range?.[0] ?? 0;
  for (const step of path) {
    const next = stepInto(node, step);
    if (next?.offset === undefined) return offset;
    ({ node, offset } = { node: next.node, offset: next.offset });
  }
  return offset;
}

function stepInto(
  node: unknown,
  step: PropertyKey,
): { node: unknown; offset: number | undefined } | undefined {
  if (isMap(node)) {
    const pair = node.items.find(({ key }) => isScalar(key) && String(key.value) === step);
    return pair && { node: pair.value, offset: (pair.key as Node).range?.[0] };
  }
  if (!isSeq(node) || typeof step !== "number") return undefined;
  const item = node.items[step] as Node | undefined;
  return item && { node: item, offset: item.range?.[0] };
}
