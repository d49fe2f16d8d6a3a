import type { Language } from "../vocabulary/project.ts";

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
  /** The path of `path` as seen from the folder in which the file `from` lies, with slashes. */
  pathFrom(from: string, path: string): string;
  baseName(path: string): string;
  /**
   * The file itself, or all files in a folder and below it, sorted.
   *
   * @throws CtcError `file-not-found`
   */
  listFiles(path: string): Promise<readonly string[]>;
  sha256(content: string | Uint8Array): string;
  /**
   * Unfolds zlib or raw deflate data.
   *
   * @throws RangeError where that would be more than `maximumLength` bytes
   */
  inflate(bytes: Uint8Array, maximumLength: number, form?: "zlib" | "raw"): Uint8Array;
  print(text: string): void;
  /**
   * Puts a question to the person at the terminal; absent where there is none.
   *
   * @throws CtcError `input-ended`
   */
  readonly ask?: (question: string) => Promise<string>;
  /** Prints piece by piece, waiting for a slow reader; what no longer fits a string. */
  printAll(pieces: Iterable<string>): Promise<void>;
  warn(text: string): void;
  /** Written whole or not at all. @throws CtcError `output-unwritable` */
  writeFile(path: string, content: string | Uint8Array): Promise<void>;
  /**
   * Writes one file, whole or not at all, that nobody but its owner can read: for microdata and for
   * what tells about withheld figures. @returns its SHA-256 @throws CtcError `output-unwritable`
   */
  writePrivate(path: string, content: string | Iterable<string>): Promise<string>;
  /**
   * Writes all files or none, and removes what an earlier manifest there lists and we no longer
   * write; returns what was removed. @throws CtcError `folder-not-ours`, `output-unwritable`
   */
  writeFolder(folder: string, files: readonly OutputFile[]): Promise<readonly string[]>;
  /** What `writeFolder` would remove. @throws CtcError `folder-not-ours` */
  filesToRemove(folder: string, files: readonly OutputFile[]): Promise<readonly string[]>;
  /** Are these two paths one file, links followed? False where one of them is not there. */
  isSameFile(path: string, other: string): Promise<boolean>;
  /** Is a path a folder, or something in it or below it, links followed? Neither has to be there. */
  isInside(folder: string, path: string): Promise<boolean>;
  /** The language of help texts. */
  readonly language: Language;
  /** The language of what is said from here on, errors too. */
  speak(language: Language): void;
  /** Version of the toolkit. */
  readonly version: string;
}

/** What the program itself is given: what is spoken is its own matter. */
export type World = Omit<Io, "language" | "speak">;
