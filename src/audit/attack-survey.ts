import type { AuditLimit } from "../vocabulary/audit.ts";
import { attackFigures } from "./attack-figures.ts";
import { attackParticipation } from "./attack-participation.ts";
import type { AuditMeans, Found } from "./audit-means.ts";
import { measureRows } from "./measure-rows.ts";
import { measureSystem } from "./measure-system.ts";
import { type Nesting, nestingsOf } from "./nesting.ts";
import type { PublishedSurvey } from "./published-survey.ts";
import { universeOf } from "./universe.ts";

export interface SurveyAttack extends Found {
  readonly limits: readonly AuditLimit[];
}

/** Attacks everything published about one survey: first who took part, then every figure. */
export function attackSurvey(survey: PublishedSurvey, means: AuditMeans): SurveyAttack {
  const universe = universeOf(survey);
  const isWeighted = survey.files.some((file) => file.isWeighted === true);
  const rows = measureRows(survey, isWeighted, means.intervalOf);
  const participation = attackParticipation(survey, universe, rows, means);
  const base = { wave: survey.wave, universe, rows, isWeighted, mostOf: participation.mostOf };
  const nestings = means.instrument === null ? [] : nestingsOf(means.instrument);
  const attackWith = (kept: readonly Nesting[]): Found =>
    attackFigures(measureSystem({ ...base, nestings: kept }), survey, { ...base, ...means });
  const first = attackWith(nestings);
  // Somebody answered "30 days" without "ever": then nobody can count on what is likely.
  const doubted = new Set(
    first.contradictions.flatMap(({ because }) =>
      because.filter(({ kind }) => kind === "nested").map(({ place }) => place.measure),
    ),
  );
  const kept = nestings.filter(({ inner, kind }) => kind !== "likely" || !doubted.has(inner));
  const attacked = kept.length === nestings.length ? first : attackWith(kept);
  participation.close();
  const limits: AuditLimit[] = [
    ...(isWeighted ? (["weighted"] as const) : []),
    ...(means.instrument === null ? (["instrument-unknown"] as const) : []),
    ...(universe.folders.every(universe.isComplete) ? [] : (["areas-incomplete"] as const)),
    ...(kept.length === nestings.length ? [] : (["nesting-contradicted"] as const)),
  ];
  return {
    counts: [...participation.counts, ...attacked.counts],
    contradictions: [...participation.contradictions, ...attacked.contradictions],
    limits,
  };
}
