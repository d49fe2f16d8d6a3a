import type { CodingRung, Policy } from "../vocabulary/policy.ts";
import type { Cell } from "./judge-cell.ts";
import type { Treatment } from "./treatment.ts";

const DUST = 1e-9;

/**
 * Top and bottom coding of one cell: a share at or below the bottom (at or above the top) is told as
 * that limit, so that 0 % and 3 of 300 look alike. Null where the cell lies between the limits, or where
 * no limit is for so few respondents.
 *
 * The limits are those of the first rung that the respondents reach and that leaves at least
 * `protection` counts: "at most 1 % of 300" is none to three, four counts, so the next rung's 2 %
 * stands in for it. Where none leaves as many there is no coding, and the other rules decide.
 *
 * Under weights the limit must hold both of the share and of the persons; where one is past it and the
 * other is not, the cell is withheld.
 */
export function codedEdge(cell: Cell, policy: Policy): Treatment | null {
  const { respondents, counted } = cell;
  const rungs = policy.coding ?? [];
  const first = rungs.findIndex((rung) => respondents >= rung.respondents);
  if (first === -1) return null;
  const own = counted / respondents;
  const share = cell.share ?? own;
  const below = limitOf(rungs.slice(first), respondents, policy, ({ bottom }) => bottom);
  if (below !== null) {
    const past = [own, share].filter((one) => one <= below + DUST).length;
    if (past > 0) return edge("at-most", below, past === 2);
  }
  const above = limitOf(rungs.slice(first), respondents, policy, ({ top }) => 1 - top);
  if (above !== null) {
    const past = [own, share].filter((one) => 1 - one <= above + DUST).length;
    if (past > 0) return edge("at-least", Number((1 - above).toFixed(6)), past === 2);
  }
  return null;
}

function limitOf(
  rungs: readonly CodingRung[],
  respondents: number,
  { protection }: Policy,
  limit: (rung: CodingRung) => number,
): number | null {
  const enough = (share: number): boolean =>
    Math.floor(share * respondents + DUST) + 1 >= protection;
  return rungs.map(limit).find(enough) ?? null;
}

function edge(name: "at-most" | "at-least", bound: number, isSure: boolean): Treatment {
  const rule = name === "at-most" ? "bottom-coding" : "top-coding";
  return isSure ? { kind: "coded", edge: name, bound, rule } : { kind: "withheld", rule };
}
