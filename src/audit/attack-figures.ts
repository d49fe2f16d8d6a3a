import type { AuditedCount, AuditSource } from "../vocabulary/audit.ts";
import { type Attack, attackSystem } from "./attack.ts";
import type { ParticipationAttack } from "./attack-participation.ts";
import type { AuditMeans, Found } from "./audit-means.ts";
import { explainFacts } from "./explain.ts";
import type { FigureTarget } from "./figure-targets.ts";
import type { Judged } from "./judge.ts";
import type { MeasureSystem } from "./measure-system.ts";
import type { PublishedSurvey } from "./published-survey.ts";
import type { System, Terms } from "./system.ts";
import { tellCount } from "./tell-count.ts";

interface FigureMeans extends AuditMeans {
  readonly isWeighted: boolean;
  readonly mostOf: ParticipationAttack["mostOf"];
}

/** Attacks every figure that is withheld or rounded, and the pupils whom the splits leave over. */
export function attackFigures(
  { system, targets }: MeasureSystem,
  survey: PublishedSurvey,
  means: FigureMeans,
): Found {
  const { isWeighted, mostOf, solver } = means;
  const attack = attackSystem(system, solver);
  const counts = targets.flatMap((target) => {
    const all = [...target.counted, ...target.others];
    const answered = attack.interval(all);
    if (answered === null) return [];
    const facts = {
      target,
      answered: answered.high,
      goodWhen: goodWhenOf(survey, target.measure),
      most: mostOf(target.areas, target.region),
    };
    const quantities: OneCount[] = [
      { ...facts, quantity: "respondents", terms: all },
      { ...facts, quantity: "numerator", terms: target.counted },
      { ...facts, quantity: "complement", terms: target.others },
    ];
    // A weighted share says nothing of persons.
    const asked = isWeighted ? quantities.slice(0, 1) : quantities;
    return asked.flatMap((one) => countOf(one, attack, system, means));
  });
  const contradictions = attack.contradictions().map((facts) => ({
    because: explainFacts(system, facts, solver),
  }));
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
  attack: Attack,
  system: System<AuditSource>,
  means: AuditMeans,
): readonly AuditedCount[] {
  const interval = attack.interval(terms);
  if (interval === null) return [];
  const judged: Judged = {
    quantity,
    kind: target.kind,
    interval,
    mostRespondents: answered,
    most: quantity === "respondents" ? most : answered,
    goodWhen,
  };
  return [tellCount(judged, target.place, terms, system, means)];
}

function goodWhenOf({ files }: PublishedSurvey, measure: string): "high" | "low" {
  const known = files.map((file) => file.measures.get(measure)).filter((m) => m !== undefined);
  return known.find(({ goodWhen }) => goodWhen === "high")?.goodWhen ?? "low";
}
