import type { FieldText } from "../field-text.ts";
import type { Extension } from "../records/read-dictionary.ts";

/** Several variables that hold the ticks of one question; variables by the names in the record. */
export interface MultipleResponseSet {
  readonly name: string;
  readonly label: string;
  readonly variables: readonly string[];
}

const [LINE_END, BLANK, EQUALS] = [0x0a, 0x20, 0x3d];
const [CATEGORIES, DICHOTOMIES, EXTENDED] = [0x43, 0x44, 0x45];

/**
 * Multiple response sets (subtypes 7 and 19), one a line; n is a number of bytes:
 *
 *     $name=C n label variable variable …             (any of several answers)
 *     $name=Dn value n label variable variable …      (ticked where the variable has this value)
 *     $name=E flags n value n label variable …        (the same, with where the labels come from)
 *
 * The variables stand with their short names, in small letters. A line of another form says nothing
 * about any answer and is left out.
 *
 * @throws CtcError file-text-invalid
 * @see https://www.gnu.org/software/pspp/pspp-dev/html_node/Multiple-Response-Sets-Records.html
 */
export function readMultipleResponseSets(
  extensions: readonly Extension[],
  text: FieldText,
): readonly MultipleResponseSet[] {
  const records = extensions.filter(({ subtype }) => subtype === 7 || subtype === 19);
  return records.flatMap(({ content }) => {
    const sets: MultipleResponseSet[] = [];
    const cursor = { content, at: 0 };
    while (cursor.at < content.length) {
      const set = readSet(cursor, text);
      if (set !== null) sets.push(set);
      readUntil(cursor, LINE_END);
    }
    return sets;
  });
}

interface Cursor {
  readonly content: Uint8Array;
  at: number;
}

function readSet(cursor: Cursor, text: FieldText): MultipleResponseSet | null {
  const { content } = cursor;
  const line = content.indexOf(LINE_END, cursor.at);
  const equals = content.indexOf(EQUALS, cursor.at);
  if (equals < 0 || (line >= 0 && line < equals)) return null;
  const name = text(readUntil(cursor, EQUALS), "multiple response sets");
  const type = content[cursor.at++];
  if (type === CATEGORIES || type === EXTENDED) cursor.at++;
  if (type === EXTENDED) readUntil(cursor, BLANK);
  const hasValue = type === DICHOTOMIES || type === EXTENDED;
  if ((!hasValue && type !== CATEGORIES) || (hasValue && readCounted(cursor) === null)) return null;
  const label = readCounted(cursor);
  if (label === null) return null;
  const end = content.indexOf(LINE_END, cursor.at);
  const variables = text(content.subarray(cursor.at, end < 0 ? content.length : end), name);
  return {
    name,
    label: text(label, name),
    variables: variables.split(" ").filter((variable) => variable !== ""),
  };
}

/** A number in digits, a blank, that many bytes, a blank. */
function readCounted(cursor: Cursor): Uint8Array | null {
  const digits = String.fromCharCode(...readUntil(cursor, BLANK).subarray(0, 10));
  const length = Number(digits);
  if (!/^\d{1,9}$/.test(digits) || length > cursor.content.length - cursor.at) return null;
  const bytes = cursor.content.subarray(cursor.at, cursor.at + length);
  cursor.at += length + 1;
  return bytes;
}

/** Bytes up to a mark, which is passed over; all the rest where it does not come again. */
function readUntil(cursor: Cursor, mark: number): Uint8Array {
  const found = cursor.content.indexOf(mark, cursor.at);
  const end = found < 0 ? cursor.content.length : found;
  const bytes = cursor.content.subarray(cursor.at, end);
  cursor.at = end + 1;
  return bytes;
}
