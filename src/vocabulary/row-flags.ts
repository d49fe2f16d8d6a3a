/** The number behind a flag such as `rounded:0.05`; null where no flag begins so. */
export function numberOfFlag(flags: readonly string[], prefix: string): number | null {
  const flag = flags.find((one) => one.startsWith(prefix));
  return flag === undefined ? null : Number(flag.slice(prefix.length));
}

/** Step of a row that is rounded to protect individuals (`rounded:STEP`); null of any other row. */
export function roundingStep(flags: readonly string[]): number | null {
  return numberOfFlag(flags, "rounded:");
}

/**
 * Step of everything that a row tells in shares: it is rounded, or has calibrated weights
 * (`calibrated:STEP`); null where its numbers are exact.
 */
export function shareStep(flags: readonly string[]): number | null {
  return numberOfFlag(flags, "calibrated:") ?? roundingStep(flags);
}

/** The limit that a share is told as: `at-most:SHARE` or `at-least:SHARE`; null of any other row. */
export function codedEdge(flags: readonly string[]): "at-most" | "at-least" | null {
  if (numberOfFlag(flags, "at-most:") !== null) return "at-most";
  return numberOfFlag(flags, "at-least:") === null ? null : "at-least";
}
