import { CtcError } from "../vocabulary/errors.ts";

/** First bytes of files that are often renamed to .csv, and what they are. */
const SIGNATURES: readonly (readonly [looksLike: string, start: string])[] = [
  ["sav", "$FL2"],
  ["zsav", "$FL3"],
  ["gzip", "\x1f\x8b"],
  ["pdf", "%PDF"],
  ["rtf", "{\\rtf"],
  ["parquet", "PAR1"],
  ["sqlite", "SQLite format 3"],
  ["program", "\x7fELF"],
  ["png", "\x89PNG"],
  ["jpeg", "\xff\xd8\xff"],
];
const START = 4096;
/** Old Office files, and new ones with a password, which are wrapped in an old one. */
const OLE = "\xd0\xcf\x11\xe0";
const ENCRYPTED = [..."EncryptedPackage"].join("\0");

/**
 * Refuses a file whose first bytes say that it is something else than delimited text.
 *
 * @throws CtcError file-unsupported with `looksLike` (sav, zsav, xlsx, ods, zip, gzip, pdf, xls, …)
 */
export function refuseOtherFormats(bytes: Uint8Array, file: string): void {
  const start = String.fromCharCode(...bytes.subarray(0, START));
  const looksLike = SIGNATURES.find(([, mark]) => start.startsWith(mark))?.[0] ?? container(start);
  const format = looksLike ?? (start.startsWith(OLE) ? wrapped(bytes) : markup(start));
  if (format !== null) throw new CtcError("file-unsupported", { file, looksLike: format });
}

function wrapped(bytes: Uint8Array): string {
  const isEncrypted = new TextDecoder("windows-1252").decode(bytes).includes(ENCRYPTED);
  return isEncrypted ? "xlsx-encrypted" : "xls";
}

function container(start: string): string | null {
  if (start.includes("SPSS PORT FILE")) return "por";
  if (start.startsWith("ENCRYPTEDSAV", 8)) return "encrypted sav";
  if (!start.startsWith("PK\x03\x04")) return null;
  if (start.includes("opendocument.spreadsheet")) return "ods";
  return start.includes("[Content_Types].xml") || start.includes("xl/") ? "xlsx" : "zip";
}

/** Spreadsheets saved as web pages, and JSON, are text but no tables. */
function markup(start: string): string | null {
  const text = start.replace(/^(\xef\xbb\xbf)?\s*/, "").toLowerCase();
  if (text.startsWith("<!doctype html") || text.startsWith("<html")) return "html";
  if (text.startsWith("<?xml")) return "xml";
  return /^(\{\s*"|\[\s*\{)/.test(text) ? "json" : null;
}
