import type { Detected } from "./table.ts";

/** What the caller may force when a delimited file is read; everything else is detected. */
export interface ReadRequest {
  /** Base name, for messages. */
  readonly file: string;
  readonly encoding?: Detected["encoding"];
  readonly delimiter?: Detected["delimiter"];
  readonly headerRow?: number;
}
