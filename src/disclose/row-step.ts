const COARSE = /^(?:rounded|calibrated):(.+)$/;

/** Step of a row that is rounded as a whole, from its flags; null where its numbers are exact. */
export function rowStep(flags: readonly string[]): number | null {
  const [step] = flags.flatMap((flag) => COARSE.exec(flag)?.[1] ?? []);
  return step === undefined ? null : Number(step);
}
