import {
  type Document,
  type ErrorCode,
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  parseDocument,
  visit,
} from "yaml";
import { CtcError } from "../vocabulary/errors.ts";
import type { ProblemCode } from "../vocabulary/problem.ts";

/** Where something stands in a file: keys and positions from the top, as zod gives them. */
export type Path = readonly PropertyKey[];

/** A YAML or JSON file as plain values, with a way back to its lines. */
export interface SourceDocument {
  readonly file: string;
  readonly value: unknown;
  /** Line of the thing at `path`, counted from 1; of the nearest thing around it if it is not there. */
  readonly lineOf: (path: Path) => number;
  /** Line and column, counted from 1, of the same. */
  readonly placeOf: (path: Path) => { readonly line: number; readonly column: number };
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
  if (flaw) throw unparsable(file, lines, flaw.pos[0], FLAWS[flaw.code] ?? "yaml-unreadable");
  const root = document.contents;
  return {
    file,
    value: plainValue(document, file, lines),
    lineOf: (path) => lines.linePos(offsetOf(root, path)).line,
    placeOf: (path) => {
      const { line, col } = lines.linePos(offsetOf(root, path));
      return { line, column: col };
    },
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
  const value = withAliases(document, file, lines);
  if (holdsProto(value)) {
    const { line, col } = lines.linePos(protoOffset(document.contents));
    const facts = { file, line, column: col, problem: "yaml-proto", reason: "proto" };
    throw new CtcError("config-unparsable", facts);
  }
  return value;
}

/** Offset of the first key `__proto__`. */
function protoOffset(root: Node | null): number {
  let offset = 0;
  visit(root, {
    Pair: (_, { key }) => {
      if (!isScalar(key) || key.value !== "__proto__") return undefined;
      offset = key.range?.[0] ?? 0;
      return visit.BREAK;
    },
  });
  return offset;
}

/** Aliases are resolved only here: a name may have no anchor, or unfold to more than a person writes. */
function withAliases(document: Document.Parsed, file: string, lines: LineCounter): unknown {
  try {
    return document.toJS();
  } catch (cause) {
    if (!(cause instanceof Error)) throw cause;
    const isTooMuch = /excessive alias count/i.test(cause.message);
    throw unparsable(file, lines, 0, isTooMuch ? "yaml-too-much" : "yaml-anchor", cause);
  }
}

/** Such a key would be lost without a word, since objects treat it as something else. */
function holdsProto(value: unknown): boolean {
  if (typeof value !== "object" || value === null) return false;
  return Object.entries(value).some(([key, inner]) => key === "__proto__" || holdsProto(inner));
}

/** What the parser calls a flaw. */
const FLAWS: Readonly<Partial<Record<ErrorCode, ProblemCode>>> = {
  ALIAS_PROPS: "yaml-anchor",
  BAD_ALIAS: "yaml-anchor",
  MULTIPLE_ANCHORS: "yaml-anchor",
  BAD_DIRECTIVE: "yaml-directive",
  BAD_DQ_ESCAPE: "yaml-escape",
  BAD_INDENT: "yaml-indent",
  TAB_AS_INDENT: "yaml-tab",
  BAD_SCALAR_START: "yaml-start",
  BLOCK_AS_IMPLICIT_KEY: "yaml-nested",
  BLOCK_IN_FLOW: "yaml-nested",
  DUPLICATE_KEY: "yaml-key-twice",
  KEY_OVER_1024_CHARS: "yaml-key",
  MULTILINE_IMPLICIT_KEY: "yaml-key",
  NON_STRING_KEY: "yaml-key",
  MISSING_CHAR: "yaml-unclosed",
  MULTIPLE_DOCS: "yaml-several",
  BAD_PROP_ORDER: "yaml-tag",
  MULTIPLE_TAGS: "yaml-tag",
  TAG_RESOLVE_FAILED: "yaml-tag",
  BAD_COLLECTION_TYPE: "yaml-tag",
  UNEXPECTED_TOKEN: "yaml-unexpected",
};

function unparsable(
  file: string,
  lines: LineCounter,
  offset: number,
  problem: ProblemCode,
  cause?: Error,
): CtcError {
  const { line, col } = lines.linePos(offset);
  return new CtcError("config-unparsable", { file, line, column: col, problem }, { cause });
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
