import {
  isSizeProtected,
  type MeasureSolution,
  type Treatment,
} from "../../disclose/solve-survey.ts";
import type { Policy } from "../../vocabulary/policy.ts";
import type { AreaGrouping, Grouping } from "../../vocabulary/responses.ts";
import type { Survey } from "./survey.ts";

/** 1 for each respondent of one group. */
export function maskOf(grouping: Grouping, group: number): Uint8Array {
  const { of } = grouping;
  const mask = new Uint8Array(of.length);
  for (let row = 0; row < of.length; row++) if (of[row] === group) mask[row] = 1;
  return mask;
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

/** Who the figure describes: an area, everyone, or everyone who may be told of. */
export function insideOf(
  area: number | null,
  treatment: Treatment,
  solution: MeasureSolution | undefined,
  survey: Pick<Survey, "coded" | "areaMasks">,
): Uint8Array {
  const { of } = survey.coded.responses.area;
  if (area !== null) return survey.areaMasks[area] ?? new Uint8Array(of.length);
  if (treatment.kind === "exact") return new Uint8Array(of.length).fill(1);
  return Uint8Array.from(of, (other) => {
    const isOut = other === -1 ? !solution?.hasWithoutArea : solution?.isHidden[other];
    return isOut === true ? 0 : 1;
  });
}

/** The pupils of the other known areas that are shown; null where these are too few of them. */
export function restOf(
  area: number | null,
  solution: MeasureSolution | undefined,
  survey: Pick<Survey, "coded">,
): Uint8Array | null {
  if (area === null || solution?.hasReference[area] !== true) return null;
  const { of } = survey.coded.responses.area;
  const mask = new Uint8Array(of.length); // made for every figure: a loop takes a twentieth of `from`
  for (let row = 0; row < of.length; row++) {
    const other = of[row] as number;
    if (other !== -1 && other !== area && solution.isHidden[other] !== true) mask[row] = 1;
  }
  return mask;
}
