import { type Figure, NO_NUMBERS, type Released } from "../vocabulary/figure.ts";
import type { Policy } from "../vocabulary/policy.ts";

/**
 * A row under a policy that looks at its estimate: withheld where it has too few degrees of freedom, or
 * its own flags say that NCHS would not show the share, and without its weighted number where they say
 * it of the count. Areas have been judged by then (`judgeCell`), since what is withheld of them is in no
 * sum; this is about everyone, of whom nothing is left over, and follows from the row alone.
 */
export function presentFigure(figure: Released<Figure>, policy: Policy): Released<Figure> {
  const { open, presentation, minimumDegreesOfFreedom = 0 } = policy;
  const { status, flags, degreesOfFreedom } = figure;
  if (open || status !== "shown") return figure;
  const isStandard = presentation === "nchs";
  const isFew = degreesOfFreedom !== null && degreesOfFreedom < minimumDegreesOfFreedom;
  if (isFew || (isStandard && flags.includes("nchs:Px"))) return withoutNumbers(figure);
  if (!isStandard || !flags.includes("nchs:Cx")) return figure;
  return { ...figure, weighted: null } as Released<Figure>;
}

/** What names the row, and nothing else. */
function withoutNumbers({ measure, kind, domain, label, group }: Figure): Released<Figure> {
  return {
    measure,
    kind,
    domain,
    label,
    group,
    ...NO_NUMBERS,
    status: "withheld",
    reason: "protected",
    flags: [] as readonly string[],
  } as Released<Figure>;
}
