import { CtcError } from "../vocabulary/errors.ts";
import type { Inflate, ReadRequest } from "../vocabulary/read-request.ts";
import type { SpssDetected, Table } from "../vocabulary/table.ts";
import { ByteReader } from "./spss/byte-reader.ts";
import { ByteStream } from "./spss/cases/byte-stream.ts";
import { BytecodeCases, type CaseSource, PlainCases } from "./spss/cases/case-source.ts";
import { columnBuilder } from "./spss/cases/column-builder.ts";
import { readCases } from "./spss/cases/read-cases.ts";
import { zlibPieces } from "./spss/cases/zlib-pieces.ts";
import { codePageOf } from "./spss/code-page.ts";
import { type Machine, readMachine } from "./spss/extensions/read-machine.ts";
import { readMultipleResponseSets } from "./spss/extensions/read-multiple-response-sets.ts";
import { type FieldText, fieldTextOf } from "./spss/field-text.ts";
import { type Dictionary, readDictionary } from "./spss/records/read-dictionary.ts";
import { type FileHeader, readFileHeader } from "./spss/records/read-file-header.ts";
import { type ResolvedVariables, resolveVariables } from "./spss/variables/resolve-variables.ts";

/** A table of an SPSS file, with what was detected about it. */
export interface SpssTable extends Table {
  readonly detected: SpssDetected;
}

/**
 * Reads a system file of SPSS (`.sav`, `.zsav`) into columns of coded texts.
 *
 * The way of the bytes: file header and byte order (`readFileHeader`); records up to the data
 * (`readDictionary`), still as bytes, because the encoding is named in one of the last; the
 * encoding (`codePageOf`); variables with names, labels and missing values (`resolveVariables`);
 * then the cases, unfolded block by block where zlib was used (`zlibPieces`), decoded one by one
 * (`BytecodeCases`) and coded value by value (`readCases`).
 *
 * Blanks at the end of strings are filling and left out, those at the start are kept. Declared
 * missing values stay as texts, so that the reason stays; "no value" is the empty text.
 *
 * @param bytes the whole file; not changed
 * @param request of which `encoding` is used, where the file names the wrong one
 * @param inflate unfolds zlib data
 * @throws CtcError file-truncated, file-damaged, file-text-invalid, file-unsupported,
 *   file-header-only, usage
 * @see https://www.gnu.org/software/pspp/pspp-dev/html_node/System-File-Format.html
 */
export function readSpss(bytes: Uint8Array, request: ReadRequest, inflate: Inflate): SpssTable {
  const { file } = request;
  const reader = new ByteReader(bytes, file);
  const header = readFileHeader(reader);
  const { littleEndian } = reader;
  const dictionary = readDictionary(reader);
  const machine = readMachine(dictionary.extensions, reader);
  const page = codePageOf({ name: machine.encodingName, code: machine.codePage }, request);
  const text = fieldTextOf(page, file);
  const resolved = resolveVariables(reader, dictionary, text);
  const detected = detectedOf({
    header,
    littleEndian,
    encoding: page.name,
    dictionary,
    resolved,
    text,
  });
  requireWeight(reader, header, detected);
  const { systemMissing } = machine;
  const builders = resolved.variables.map((each) => columnBuilder(each, systemMissing, text));
  const { rows, indexes } = readCases(caseSource(reader, header, machine, inflate), builders, {
    slots: dictionary.slots,
    littleEndian,
    claimed: header.cases,
    file,
  });
  if (rows === 0) throw new CtcError("file-header-only", { file, row: 1 });
  return {
    rows,
    columns: builders.map((builder, at) => builder.finish(indexes[at] ?? new Uint32Array(0))),
    sheetRow: caseNumbers(rows),
    detected,
  };
}

function caseNumbers(rows: number): Uint32Array {
  const numbers = new Uint32Array(rows);
  for (let row = 0; row < rows; row++) numbers[row] = row + 1;
  return numbers;
}

function caseSource(
  reader: ByteReader,
  { compression, bias }: FileHeader,
  { systemMissing }: Machine,
  inflate: Inflate,
): CaseSource {
  const { file } = reader;
  const stream = new ByteStream(
    compression === "zlib"
      ? zlibPieces(reader, inflate)
      : onePiece(reader.bytes.subarray(reader.at)),
  );
  return compression === "none"
    ? new PlainCases(stream, file)
    : new BytecodeCases(stream, { file, bias, systemMissing });
}

function onePiece(bytes: Uint8Array): () => Uint8Array | null {
  let piece: Uint8Array | null = bytes;
  return () => {
    const next = piece;
    piece = null;
    return next;
  };
}

function detectedOf(found: {
  readonly header: FileHeader;
  readonly littleEndian: boolean;
  readonly encoding: string;
  readonly dictionary: Dictionary;
  readonly resolved: ResolvedVariables;
  readonly text: FieldText;
}): SpssDetected {
  const { header, dictionary, resolved, text } = found;
  const sets = readMultipleResponseSets(dictionary.extensions, text);
  return {
    format: header.format,
    encoding: found.encoding,
    byteOrder: found.littleEndian ? "little" : "big",
    compression: header.compression,
    weightVariable: resolved.slotNames.get(header.weightSlot) ?? null,
    multipleResponseSets: sets.map((set) => ({
      ...set,
      variables: set.variables.map((name) => resolved.shortNames.get(name.toLowerCase()) ?? name),
    })),
    documents: dictionary.documents.map((line) => text(line, "documents")),
  };
}

function requireWeight(reader: ByteReader, header: FileHeader, detected: SpssDetected): void {
  if (header.weightSlot === 0 || detected.weightVariable !== null) return;
  throw reader.damaged("weight-nowhere", { slot: header.weightSlot }, 76);
}
