import type { FieldText } from "../field-text.ts";
import type { Extension } from "../records/read-dictionary.ts";

const [TAB, EQUALS] = [0x09, 0x3d];

/**
 * The names that people gave (subtype 13): short name → name. The record is `SHORT=Name`, with tabs
 * between. Without it the short names are all there is.
 *
 * @throws CtcError file-text-invalid
 * @see https://www.gnu.org/software/pspp/pspp-dev/html_node/Long-Variable-Names-Record.html
 */
export function readLongNames(
  extensions: readonly Extension[],
  text: FieldText,
): ReadonlyMap<string, string> {
  return new Map(pairsOf(extensions, 13, text));
}

/**
 * Widths of strings of more than 255 bytes (subtype 14): short name → bytes. The record is
 * `SHORT=00300`, each pair followed by NUL and tab.
 *
 * @throws CtcError file-text-invalid
 * @see https://www.gnu.org/software/pspp/pspp-dev/html_node/Very-Long-String-Record.html
 */
export function readStringWidths(
  extensions: readonly Extension[],
  text: FieldText,
): ReadonlyMap<string, number> {
  const pairs = pairsOf(extensions, 14, text);
  return new Map(pairs.map(([name, width]) => [name, Number.parseInt(width, 10)]));
}

function pairsOf(
  extensions: readonly Extension[],
  subtype: number,
  text: FieldText,
): (readonly [name: string, value: string])[] {
  const records = extensions.filter((each) => each.subtype === subtype);
  return records.flatMap(({ content }) =>
    split(content).flatMap((pair) => {
      const equals = pair.indexOf(EQUALS);
      if (equals < 1) return [];
      const of = `extension ${subtype}`;
      return [[text(pair.subarray(0, equals), of), text(pair.subarray(equals + 1), of)] as const];
    }),
  );
}

function split(content: Uint8Array): Uint8Array[] {
  const parts: Uint8Array[] = [];
  let from = 0;
  for (let at = 0; at <= content.length; at++) {
    if (at < content.length && content[at] !== TAB) continue;
    parts.push(content.subarray(from, at));
    from = at + 1;
  }
  return parts;
}
