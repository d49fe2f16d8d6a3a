import type { AuditedCount, AuditSource } from "../vocabulary/audit.ts";
import { attackSystem, type Interval } from "./attack.ts";
import type { ParticipationAttack } from "./attack-participation.ts";
import type { AuditMeans, Found } from "./audit-means.ts";
import type { FigureTarget } from "./figure-targets.ts";
import type { Judged } from "./judge.ts";
import type { MeasureSystem } from "./measure-system.ts";
import type { System, Terms } from "./system.ts";
import { tellContradictions, tellCount } from "./tell-count.ts";

interface FigureMeans extends AuditMeans {
  readonly isWeighted: boolean;
  readonly goodWhenHigh: ReadonlySet<string>;
  readonly mostOf: ParticipationAttack["mostOf"];
}

/** Attacks every figure that is withheld or rounded, and the pupils whom the splits leave over. */
export function attackFigures({ system, targets }: MeasureSystem, means: FigureMeans): Found {
  const { isWeighted, isExact, mostOf, goodWhenHigh, policy, solver } = means;
  const attack = attackSystem(
    system,
    solver,
    isExact ? Number.POSITIVE_INFINITY : policy.protection,
  );
  const counts = targets.flatMap((target) => {
    const all = [...target.counted, ...target.others];
    const answered = attack.interval(all);
    if (answered === null) return [];
    const facts = {
      target,
      answered: answered.high,
      goodWhen: goodWhenHigh.has(target.measure) ? ("high" as const) : ("low" as const),
      most: mostOf(target.areas, target.region),
    };
    const respondents = { ...facts, quantity: "respondents", terms: all } as const;
    const ofAll = countOf(respondents, answered, system, means);
    // A weighted share says nothing of persons.
    if (isWeighted) return [ofAll];
    const sides: OneCount[] = [
      { ...facts, quantity: "numerator", terms: target.counted },
      { ...facts, quantity: "complement", terms: target.others },
    ];
    const ofSides = sides.flatMap((one) => {
      const interval = attack.interval(one.terms);
      return interval === null ? [] : [countOf(one, interval, system, means)];
    });
    return [ofAll, ...ofSides];
  });
  const contradictions = tellContradictions(attack, system, solver);
  attack.close();
  return { counts, contradictions };
}

interface OneCount {
  readonly quantity: "numerator" | "complement" | "respondents";
  readonly terms: Terms;
  readonly target: FigureTarget;
  readonly answered: number;
  readonly most: number;
  readonly goodWhen: "high" | "low";
}

function countOf(
  { quantity, terms, target, answered, most, goodWhen }: OneCount,
  interval: Interval,
  system: System<AuditSource>,
  means: AuditMeans,
): AuditedCount {
  const judged: Judged = {
    quantity,
    kind: target.kind,
    interval,
    mostRespondents: answered,
    most: quantity === "respondents" ? most : answered,
    goodWhen,
    isPart: target.region.grade !== null || target.region.gender !== null,
  };
  return tellCount(judged, target.place, terms, system, means);
}
