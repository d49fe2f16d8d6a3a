import type { PrintedFile } from "./printed.ts";

/** Everything published about one survey: rows about the same pupils. */
export interface PublishedSurvey {
  readonly wave: string | null;
  readonly files: readonly PrintedFile[];
}

/**
 * Puts together what is about the same survey: one wave, and one file of answers where the hash of
 * it is told. A format without a hash belongs to what lies in its folder, else to the wave.
 */
export function surveysOf(files: readonly PrintedFile[]): readonly PublishedSurvey[] {
  const byWave = groupBy(files, ({ wave }) => wave ?? "");
  return [...byWave.values()].flatMap((ofWave) => {
    const hashes = [...new Set(ofWave.flatMap(({ survey }) => survey ?? []))];
    const wave = ofWave[0]?.wave ?? null;
    if (hashes.length < 2) return [{ wave, files: ofWave }];
    const hashOf = ({ survey, folder }: PrintedFile): string =>
      survey ??
      ofWave.find((other) => other.survey !== null && other.folder === folder)?.survey ??
      "";
    return [...groupBy(ofWave, hashOf).values()].map((own) => ({ wave, files: own }));
  });
}

/** Values under their keys, keys in the order in which they come. */
export function groupBy<Value>(
  values: readonly Value[],
  keyOf: (value: Value) => string,
): Map<string, readonly Value[]> {
  const groups = new Map<string, Value[]>();
  for (const value of values) {
    const key = keyOf(value);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [value]);
    else group.push(value);
  }
  return groups;
}
