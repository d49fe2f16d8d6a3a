/** A CSV cell, in quotes where a delimiter, a quote or a line end asks for it (RFC 4180). */
export function quoteCell(text: string, delimiter: string): string {
  const isPlain = !text.includes(delimiter) && !/["\r\n]/.test(text);
  return isPlain ? text : `"${text.replaceAll('"', '""')}"`;
}
