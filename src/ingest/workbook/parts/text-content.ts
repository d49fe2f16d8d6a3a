import type { XmlScanner } from "../xml/xml-scanner.ts";

/** A character that XML cannot hold, written as its number: `_x000D_` is a carriage return. */
const ESCAPED = /_x([0-9A-Fa-f]{4})_/g;

/**
 * Text of the open element (a shared or inline string): its runs of formatted text joined, what is
 * said about its pronunciation left out.
 *
 * @see ECMA-376 part 1, 18.4.8 (si) and 22.9.2.19 (ST_Xstring)
 */
export function textContent(tag: XmlScanner): string {
  let text = "";
  for (let depth = 1; depth > 0 && tag.next(); ) {
    if (tag.isOpen) {
      if (tag.name === "rPh") tag.skip();
      else depth++;
    } else {
      depth--;
      if (tag.name === "t") text += tag.text;
    }
  }
  return unescapeText(text);
}

/** Text with its `_xHHHH_` escapes replaced; one that stands for no character of a text stays. */
export function unescapeText(text: string): string {
  if (!text.includes("_x")) return text;
  return text.replace(ESCAPED, (whole, hex: string) => {
    const code = Number.parseInt(hex, 16);
    const isText = code >= 0x20 || code === 0x09 || code === 0x0a || code === 0x0d;
    return isText && (code < 0xd800 || code > 0xdfff) ? String.fromCharCode(code) : whole;
  });
}
