import { deflateRawSync } from "node:zlib";
import { crc32 } from "../../src/ingest/workbook/zip/crc32.ts";

/** A file for the archive; what is said about it can be made to lie. */
export interface ZipFile {
  readonly name: string;
  readonly content: string | Uint8Array;
  readonly isStored?: boolean;
  readonly declaredLength?: number;
  readonly declaredSum?: number;
  readonly isEncrypted?: boolean;
}

/** A zip archive with these files, as the specification draws it. */
export function makeZip(files: readonly ZipFile[]): Uint8Array<ArrayBuffer> {
  const locals: Uint8Array[] = [];
  const entries: Uint8Array[] = [];
  let at = 0;
  for (const file of files) {
    const content =
      typeof file.content === "string" ? new TextEncoder().encode(file.content) : file.content;
    const packed = file.isStored ? content : new Uint8Array(deflateRawSync(content));
    const name = new TextEncoder().encode(file.name);
    const common = [
      [20, 2],
      [file.isEncrypted ? 1 : 0, 2],
      [file.isStored ? 0 : 8, 2],
      [0, 4],
      [file.declaredSum ?? crc32(content), 4],
      [packed.length, 4],
      [file.declaredLength ?? content.length, 4],
      [name.length, 2],
      [0, 2],
    ] as const;
    const local = join(numbers([[0x04034b50, 4], ...common]), name, packed);
    const rest = [
      [0, 2],
      [0, 2],
      [0, 2],
      [0, 4],
      [at, 4],
    ] as const;
    entries.push(join(numbers([[0x02014b50, 4], [20, 2], ...common, ...rest]), name));
    locals.push(local);
    at += local.length;
  }
  const directory = join(...entries);
  const end = numbers([
    [0x06054b50, 4],
    [0, 4],
    [files.length, 2],
    [files.length, 2],
    [directory.length, 4],
    [at, 4],
    [0, 2],
  ]);
  return join(...locals, directory, end);
}

/** Numbers one after another, each with its width in bytes, lowest byte first. */
function numbers(list: readonly (readonly [value: number, width: number])[]): Uint8Array {
  return Uint8Array.from(
    list.flatMap(([value, width]) =>
      Array.from({ length: width }, (_, byte) => Math.floor(value / 256 ** byte) % 256),
    ),
  );
}

function join(...parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}
