import { isSizeProtected } from "../../disclose/solve-survey.ts";
import type { Policy } from "../../vocabulary/policy.ts";
import type { AreaGrouping, Grouping } from "../../vocabulary/responses.ts";

/** 1 for each respondent of one group. */
export function maskOf(grouping: Grouping, group: number): Uint8Array {
  return Uint8Array.from(grouping.of, (of) => (of === group ? 1 : 0));
}

/** Respondents of areas that are too small to be told, and of those without area if they are. */
export function untoldRespondents(
  area: AreaGrouping,
  areaMasks: readonly Uint8Array[],
  policy: Policy,
): Uint8Array {
  const sizeOf = (mask: Uint8Array): number => mask.reduce((sum, inside) => sum + inside, 0);
  const isSmall = areaMasks.map((mask) => isSizeProtected(sizeOf(mask), policy));
  const hasAreas = areaMasks.length > 0;
  const isFew = hasAreas && isSizeProtected(sizeOf(maskOf(area, -1)), policy);
  return Uint8Array.from(area.of, (of) => ((of === -1 ? isFew : isSmall[of]) ? 1 : 0));
}

/** Of some the number is not told, some are removed: nothing that is printed may rest on them. */
export function inNoFigure(untold: Uint8Array, removed: Uint8Array): Uint8Array {
  return untold.map((one, row) => (one === 1 || removed[row] === 1 ? 1 : 0));
}
