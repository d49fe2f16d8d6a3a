import type { Text } from "../vocabulary/instrument.ts";
import type { Block, Inline } from "../vocabulary/report.ts";

/** Stands for a number that is not told, to protect pupils. */
export const WITHHELD: Inline = { kind: "sign", sign: "withheld" };
/** Stands for a number that does not exist. */
export const ABSENT: Inline = { kind: "sign", sign: "absent" };
/** Stands behind a share that rests on little. */
export const UNRELIABLE: Inline = { kind: "sign", sign: "unreliable" };

/** A message by id, its slots filled from `facts`. */
export function message(id: string, facts?: Readonly<Record<string, Inline>>): Inline {
  return facts === undefined ? { kind: "message", id } : { kind: "message", id, facts };
}

/** A text that exists in both languages, such as a label. */
export function text(both: Text): Inline {
  return { kind: "text", text: both };
}

/** A text that is the same in every language, such as the name of an area. */
export function plain(words: string): Inline {
  return { kind: "plain", text: words };
}

/** How many characters of a SHA-256 tell two files apart for a reader. */
const SHORT = 12;

/** The beginning of a SHA-256. */
export function shortHash(sha256: string): Inline {
  return plain(sha256.slice(0, SHORT));
}

/** A number of persons; `rounded` when it is a multiple of five and nothing more exact is known. */
export function count(value: number, rounded = false): Inline {
  return rounded ? { kind: "count", value, rounded } : { kind: "count", value };
}

/** A number that is neither a count nor a share, with at most so many decimals. */
export function decimal(value: number, decimals: number): Inline {
  return { kind: "decimal", value, decimals };
}

/** The last decimal of a share in per cent, as it is printed. */
const PRINTED_STEP = 0.001;

/** Is a step coarser than what is printed anyhow? */
export const isCoarseStep = (step: number | null): boolean => step !== null && step > PRINTED_STEP;

/** A share in a table, known to the nearest multiple of a step; null: as fine as it is printed. */
export function steppedShare(value: number, step: number | null): Inline {
  const isCoarse = step !== null && isCoarseStep(step);
  return { kind: "share", value, ...(isCoarse && { step }), bare: true };
}

/** Sentences one after the other. */
export function sequence(...items: readonly Inline[]): Inline {
  return { kind: "sequence", items };
}

/** A heading: 1 is the title, 2 a section, 3 a part of one. */
export function heading(level: 1 | 2 | 3, words: Inline): Block {
  return { kind: "heading", level, text: words };
}

/** One paragraph. */
export function paragraph(words: Inline): Block {
  return { kind: "paragraph", text: words };
}

/** One list, or nothing when it would be empty. */
export function bullets(items: readonly Inline[]): readonly Block[] {
  return items.length === 0 ? [] : [{ kind: "bullets", items }];
}
