/** The step of a row that is rounded to protect individuals (`rounded:STEP`); null of an exact one. */
export function stepOf(flags: readonly string[]): number | null {
  const flag = flags.find((name) => name.startsWith("rounded:"));
  return flag === undefined ? null : Number(flag.slice("rounded:".length));
}

/** Is the share told as a limit alone, at the bottom or the top of the scale? */
export function isCoded(flags: readonly string[]): boolean {
  return flags.some((name) => name.startsWith("at-most:") || name.startsWith("at-least:"));
}
