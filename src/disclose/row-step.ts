const COARSE = /^(?:rounded|calibrated):(.+)$/;

/** Step of a row that is rounded as a whole, from its flags; null where its numbers are exact. */
export function rowStep(flags: readonly string[]): number | null {
  const [step] = flags.flatMap((flag) => COARSE.exec(flag)?.[1] ?? []);
  return step === undefined ? null : Number(step);
}

/** Is a row told as a limit (`at-most:SHARE`, `at-least:SHARE`) and not as a share? */
export function isCoded(flags: readonly string[]): boolean {
  return flags.some((flag) => flag.startsWith("at-most:") || flag.startsWith("at-least:"));
}
