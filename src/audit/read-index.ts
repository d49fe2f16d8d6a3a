import { type PrintedFile, UNTOLD_OF_FILE } from "./printed.ts";

/** The list of profiles in a folder: it tells which areas there are, and no figure. */
interface Index {
  readonly areas: readonly { readonly wave: string | null; readonly area: string | null }[];
}

/** Is this the list that `ctc profile --all` writes beside the profiles? */
export function isIndex(value: unknown): value is Index {
  if (typeof value !== "object" || value === null) return false;
  const { schema, areas } = value as Partial<Index> & { readonly schema?: unknown };
  return schema === "ctc-index/1" && Array.isArray(areas);
}

/** One file for each wave of the list, with its areas. */
export function readIndex(
  { areas }: Index,
  place: { readonly file: string; readonly folder: string },
): readonly PrintedFile[] {
  const waves = [...new Set(areas.map(({ wave }) => wave))];
  return waves.map((wave) => ({
    ...UNTOLD_OF_FILE,
    ...place,
    wave,
    areas: areas.flatMap((entry) =>
      entry.wave === wave && entry.area !== null ? [entry.area] : [],
    ),
  }));
}
