/**
 * JSON with two blanks of indentation and one line end: the same bytes on every machine. Numbers
 * have 12 significant digits, which is more than any survey carries and less than the last bits
 * in which machines may differ.
 */
export function toJson(value: unknown): string {
  return `${JSON.stringify(value, keepTwelveDigits, 2)}\n`;
}

function keepTwelveDigits(_key: string, value: unknown): unknown {
  if (typeof value !== "number") return value;
  if (!Number.isFinite(value)) return null;
  const kept = Number(value.toPrecision(12));
  return kept === 0 ? 0 : kept;
}
