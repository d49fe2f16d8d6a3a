import { invalidPlan } from "../invalid-plan.ts";

/** The characters at bytes 0x80 to 0x9F; the five unused bytes are blanks here. */
const UPPER = "€ ‚ƒ„…†‡ˆ‰Š‹Œ Ž  ‘’“”•–—˜™š›œ žŸ";

/**
 * Text as Windows-1252 bytes.
 *
 * @throws CtcError `config-invalid` for a character that the code page does not have
 * @see WHATWG Encoding Standard, index-windows-1252
 */
export function encodeWindows1252(text: string): Uint8Array {
  const bytes = new Uint8Array(text.length);
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    const isSame = unit < 0x80 || (unit >= 0xa0 && unit <= 0xff);
    const place = isSame ? -1 : UPPER.indexOf(text.charAt(i));
    if (!isSame && place < 0)
      throw invalidPlan("encoding", "not-in-windows-1252", { character: text.charAt(i) });
    bytes[i] = isSame ? unit : 0x80 + place;
  }
  return bytes;
}
