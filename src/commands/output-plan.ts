import { CtcError } from "../vocabulary/errors.ts";

const FORMATS = ["md", "csv", "json"] as const;
export type Format = (typeof FORMATS)[number];

/** Where the result goes: to stdout, into one file, or into a folder with its manifest. */
export type OutputPlan =
  | { readonly kind: "stdout"; readonly format: Format }
  | { readonly kind: "file"; readonly format: Format; readonly path: string }
  | { readonly kind: "folder"; readonly formats: readonly Format[]; readonly path: string };

/** What the user said about the output. */
export interface OutputOptions {
  readonly format?: string | undefined;
  readonly json?: boolean | undefined;
  readonly out?: string | undefined;
}

/**
 * One profile and one format go to stdout, or with `--out` into that file; everything else needs a
 * folder.
 *
 * @param isSingle is there one profile only?
 * @throws CtcError `format-unknown`, `out-required`
 */
export function planOutput(options: OutputOptions, isSingle: boolean): OutputPlan {
  const asked = readFormats(options, isSingle);
  if (options.out?.trim() === "") throw new CtcError("out-empty");
  if (options.out === undefined) {
    const [format = "md", second] = asked;
    if (!isSingle || second !== undefined) throw new CtcError("out-required");
    return { kind: "stdout", format };
  }
  const [format, second] = asked;
  if (isSingle && format !== undefined && second === undefined) {
    return { kind: "file", format, path: options.out };
  }
  return { kind: "folder", formats: asked.length > 0 ? asked : FORMATS, path: options.out };
}

function readFormats({ format, json, out }: OutputOptions, isSingle: boolean): readonly Format[] {
  if (format === undefined) return json ? ["json"] : formatOfFile(out, isSingle);
  if (json && out === undefined && format.trim() !== "json") {
    throw new CtcError("usage", { problem: `--json, --format ${format.slice(0, 40)}` });
  }
  const names = format.split(",").map((name) => name.trim());
  const known = names.map((name) => {
    const found = FORMATS.find((candidate) => candidate === name);
    if (found) return found;
    throw new CtcError("format-unknown", { format: name.slice(0, 40), known: FORMATS.join(", ") });
  });
  return [...new Set(known)];
}

/** `--out ryd.csv` for one profile says the format too. */
function formatOfFile(out: string | undefined, isSingle: boolean): readonly Format[] {
  return isSingle ? FORMATS.filter((format) => out?.endsWith(`.${format}`)) : [];
}
