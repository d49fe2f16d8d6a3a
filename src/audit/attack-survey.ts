import type { AuditLimit } from "../vocabulary/audit.ts";
import type { Policy } from "../vocabulary/policy.ts";
import { attackFigures } from "./attack-figures.ts";
import { attackParticipation } from "./attack-participation.ts";
import type { AuditMeans, Found } from "./audit-means.ts";
import { cumulativeRulesOf } from "./cumulative-facts.ts";
import { type MeasureRow, measureRows } from "./measure-rows.ts";
import { measureSystem } from "./measure-system.ts";
import { type Nesting, nestingsOf } from "./nesting.ts";
import type { PublishedSurvey } from "./published-survey.ts";
import { universeOf } from "./universe.ts";

export interface SurveyAttack extends Found {
  readonly limits: readonly AuditLimit[];
}

/** Attacks everything published about one survey: first who took part, then every figure. */
export function attackSurvey(survey: PublishedSurvey, asked: AuditMeans): SurveyAttack {
  const means = asked.assumesPrimary ? { ...asked, policy: rulesOwn(asked.policy) } : asked;
  const universe = universeOf(survey);
  const isWeighted = survey.files.some((file) => file.isWeighted === true);
  const rows = measureRows(survey, isWeighted, means.intervalOf);
  const participation = attackParticipation(survey, universe, rows, means);
  const { mostOf } = participation;
  const base = {
    wave: survey.wave,
    universe,
    rows,
    isWeighted,
    mostOf,
    policy: asked.policy,
    cumulative: means.instrument === null || isWeighted ? [] : cumulativeRulesOf(means.instrument),
    assumesPrimary: means.assumesPrimary,
    goodWhenHigh: measuresGoodWhenHigh(survey),
  };
  const nestings = means.instrument === null ? [] : nestingsOf(means.instrument);
  const attackWith = (kept: readonly Nesting[]): Found =>
    attackFigures(measureSystem({ ...base, nestings: kept }), { ...base, ...means });
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
    ...(isCrossUntold(rows, asked.policy) ? (["cross-untold"] as const) : []),
    ...(kept.length === nestings.length ? [] : (["nesting-contradicted"] as const)),
  ];
  return {
    counts: [...participation.counts, ...attacked.counts],
    contradictions: [...participation.contradictions, ...attacked.contradictions],
    limits,
  };
}

/** What one file tells of a measure is enough: a CSV does not know it of every kind. */
function measuresGoodWhenHigh({ files }: PublishedSurvey): ReadonlySet<string> {
  const all = files.flatMap(({ measures }) => [...measures]);
  return new Set(all.flatMap(([id, { goodWhen }]) => (goodWhen === "high" ? [id] : [])));
}

/** May the grades of a large area be sums of grade × gender that nobody sees? */
function isCrossUntold(rows: readonly MeasureRow[], { splits }: Policy): boolean {
  const grades = rows.filter(({ grade }) => grade !== null);
  const isDivided = grades.some(({ gender, divided }) => gender === null && divided !== null);
  const isCrossThere = grades.some(({ gender }) => gender !== null);
  return splits["grade*gender"] !== undefined && isDivided && !isCrossThere;
}

/** The rule itself leaves the numbers below its minimum: of what fails it, no more can be protected. */
function rulesOwn(policy: Policy): Policy {
  const { minimumNumerator, minimumComplement, protection } = policy;
  const left = Math.min(minimumNumerator, minimumComplement) - 1;
  return { ...policy, protection: Math.max(1, Math.min(protection, left)) };
}
