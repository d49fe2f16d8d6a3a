/** A file to be written: its path below the output folder, and its content. */
export interface OutputFile {
  readonly path: string;
  readonly content: string | Uint8Array;
}

/** Everything a command may do to the world. */
export interface Io {
  /** @throws CtcError `file-not-found`, `file-unreadable` */
  readBytes(path: string): Promise<Uint8Array>;
  /** UTF-8 text of a side file. @throws CtcError as `readBytes`, and `encoding-invalid` */
  readText(path: string): Promise<string>;
  /** The nearest file of one of these names, from the folder of `from` upwards, then from here. */
  findUpwards(names: readonly string[], from: string): Promise<string | null>;
  /** `path` as seen from the folder in which the file `from` lies. */
  besideFile(from: string, path: string): string;
  baseName(path: string): string;
  sha256(content: string | Uint8Array): string;
  /** Unfolds zlib data. @throws RangeError where that would be more than `maximumLength` bytes */
  inflate(bytes: Uint8Array, maximumLength: number): Uint8Array;
  print(text: string): void;
  warn(text: string): void;
  /** Written whole or not at all. @throws CtcError `output-unwritable` */
  writeFile(path: string, content: string | Uint8Array): Promise<void>;
  /**
   * Writes all files or none, and removes what an earlier manifest there lists and we no longer
   * write. @throws CtcError `folder-not-ours`, `output-unwritable`
   */
  writeFolder(folder: string, files: readonly OutputFile[]): Promise<void>;
  /** Version of the toolkit. */
  readonly version: string;
}
