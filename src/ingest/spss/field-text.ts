import { CtcError } from "../../vocabulary/errors.ts";
import type { CodePage } from "./code-page.ts";

/**
 * Text of a field of fixed length, without the blanks that fill it.
 *
 * @param of name of the variable or record, for messages
 * @param width bytes that the field has room for; as long as it is where nothing is said
 * @throws CtcError file-text-invalid
 */
export type FieldText = (field: Uint8Array, of: string, width?: number) => string;

const BLANK = 0x20;

/** How all fields of one file are made into text. */
export function fieldTextOf(page: CodePage, file: string): FieldText {
  return (field, of, width = field.length) => {
    const bytes = field.subarray(0, filledLength(field, 0, field.length));
    const text = page.decode(bytes, bytes.length === width);
    if (text !== null) return text;
    const strange = bytes.find((byte) => byte >= 0x80) ?? 0;
    const byte = `0x${strange.toString(16).toUpperCase()}`;
    throw new CtcError("file-text-invalid", { file, column: of, encoding: page.name, byte });
  };
}

/** Bytes of a field without those that fill it at the end (blanks; NUL by some writers). */
export function filledLength(bytes: Uint8Array, from: number, to: number): number {
  let end = to;
  while (end > from && (bytes[end - 1] === BLANK || bytes[end - 1] === 0)) end--;
  return end - from;
}
