import type { AuditedCount, AuditKind, AuditPlace } from "../vocabulary/audit.ts";
import { attackSystem } from "./attack.ts";
import type { AuditMeans, Found } from "./audit-means.ts";
import type { Judged } from "./judge.ts";
import type { MeasureRow } from "./measure-rows.ts";
import { participationSystem, placeOf } from "./participation.ts";
import type { PrintedFile } from "./printed.ts";
import type { PublishedSurvey } from "./published-survey.ts";
import { tellContradictions, tellCount } from "./tell-count.ts";
import { type Region, UNTOLD, type Universe } from "./universe.ts";

/** Who took part as an outsider knows it, and how that bounds every figure. */
export interface ParticipationAttack extends Found {
  /** Most pupils of these areas and this grade or gender who can have answered anything. */
  readonly mostOf: (areas: readonly string[], region: Pick<Region, "grade" | "gender">) => number;
  readonly close: () => void;
}

/** Attacks the numbers of pupils who took part. */
export function attackParticipation(
  survey: PublishedSurvey,
  universe: Universe,
  rows: readonly MeasureRow[],
  means: AuditMeans,
): ParticipationAttack {
  const { register, policy, solver } = means;
  const least = rows.flatMap((row) => {
    const answered = row.counts?.respondents ?? row.respondents;
    return row.area === null || answered === null || !(answered.low > 0)
      ? []
      : [{ areas: [row.area], region: row, least: answered.low }];
  });
  const { system, termsOf } = participationSystem({ survey, universe, register, least, policy });
  const attack = attackSystem(system, solver);
  const known = new Map<string, number>();
  const mostOf: ParticipationAttack["mostOf"] = (areas, { grade, gender }) => {
    const key = JSON.stringify([areas, grade, gender]);
    const most =
      known.get(key) ??
      attack.interval(termsOf(areas, { grade, gender }))?.high ??
      Number.POSITIVE_INFINITY;
    known.set(key, most);
    return most;
  };
  const targets = participationTargets(survey, universe);
  const counts = targets.flatMap(({ place, kind, areas, region, pupils }): AuditedCount[] => {
    const terms = termsOf(areas, region);
    const interval = attack.interval(terms);
    if (interval === null) return [];
    const judged: Judged = {
      quantity: "respondents",
      kind,
      interval,
      mostRespondents: interval.high,
      most: pupils,
      goodWhen: "low",
      isPart: false,
    };
    return [tellCount(judged, place, terms, system, means)];
  });
  const contradictions = tellContradictions(attack, system, solver);
  return { counts, contradictions, mostOf, close: attack.close };
}

interface ParticipationTarget {
  readonly place: AuditPlace;
  readonly kind: AuditKind;
  readonly areas: readonly string[];
  readonly region: Region;
  /** As the register has it; infinite where nobody says. */
  readonly pupils: number;
}

function participationTargets(
  survey: PublishedSurvey,
  universe: Universe,
): readonly ParticipationTarget[] {
  const found = survey.files.flatMap((file) => [
    ...rowTargets(file, survey, universe),
    ...leftTargets(file, survey, universe),
  ]);
  return [...new Map(found.map((target) => [JSON.stringify(target.place), target])).values()];
}

function rowTargets(
  { folder, participation }: PrintedFile,
  { wave }: PublishedSurvey,
  universe: Universe,
): ParticipationTarget[] {
  return participation.flatMap((row): ParticipationTarget[] => {
    const region = { area: row.area, grade: row.grade, gender: row.gender };
    const areas = row.area === null ? universe.everyone(folder) : [row.area];
    const pupils = row.pupils ?? Number.POSITIVE_INFINITY;
    const target = { place: placeOf(wave, region, null), areas, region, pupils };
    if (row.status === "withheld") return [{ ...target, kind: "withheld" }];
    // A rounded count of the shown areas is not the one of everyone.
    const isOfEveryone = row.area !== null || row.isPartial === false;
    return row.isRounded && isOfEveryone ? [{ ...target, kind: "rounded" }] : [];
  });
}

/** Pupils without area, grade or gender: told rounded, or left over. */
function leftTargets(
  { folder, without }: PrintedFile,
  { wave }: PublishedSurvey,
  universe: Universe,
): ParticipationTarget[] {
  const all = { area: null, grade: null, gender: null };
  const target = (line: "area" | "grade" | "gender", areas: readonly string[], region: Region) => ({
    place: placeOf(wave, all, null, line),
    kind: "remainder" as const,
    areas,
    region,
    pupils: Number.POSITIVE_INFINITY,
  });
  const noArea = universe.withoutArea(folder);
  const lines = (["grade", "gender"] as const).filter((line) => universe.measureLines[line]);
  return [
    ...(noArea === null || without.area === undefined ? [] : [target("area", [noArea], all)]),
    ...lines.map((line) => target(line, universe.everyone(folder), { ...all, [line]: UNTOLD })),
  ];
}
