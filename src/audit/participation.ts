import type { AuditPlace, AuditSource } from "../vocabulary/audit.ts";
import type { Policy } from "../vocabulary/policy.ts";
import type { PopulationCount } from "../vocabulary/project.ts";
import type { PrintedFile, PrintedParticipation } from "./printed.ts";
import type { PublishedSurvey } from "./published-survey.ts";
import { type System, systemBuilder, type Terms } from "./system.ts";
import { groupsOf, type Region, UNTOLD, type Universe } from "./universe.ts";

const NONE = Number.POSITIVE_INFINITY;

/** Who took part, as a system, and how a region of pupils is written in it. */
export interface ParticipationSystem {
  readonly system: System<AuditSource>;
  readonly termsOf: (areas: readonly string[], region: Pick<Region, "grade" | "gender">) => Terms;
}

/** The place of a row in what was published. */
export function placeOf(
  wave: string | null,
  region: Region,
  measure: string | null,
  without: AuditPlace["without"] = null,
): AuditPlace {
  const { area, grade, gender } = region;
  return { wave, area, grade, gender, measure, without, cell: null };
}

/** What the numbers of pupils who took part are known from. */
export interface ParticipationInput {
  readonly survey: PublishedSurvey;
  readonly universe: Universe;
  readonly register: readonly PopulationCount[];
  /** For each region that a figure is printed of: the fewest who answered. */
  readonly least: readonly {
    readonly areas: readonly string[];
    readonly region: Region;
    readonly least: number;
  }[];
  readonly policy: Policy;
}

/**
 * What an outsider knows of how many took part: the printed table of participation, pupils of whom
 * area, grade or gender is not known, the register, and that nobody answered without taking part.
 */
export function participationSystem(input: ParticipationInput): ParticipationSystem {
  const { survey, universe, least } = input;
  const builder = systemBuilder<AuditSource>();
  const termsOf: ParticipationSystem["termsOf"] = (areas, region) =>
    groupsOf(universe, universe.participationLines, areas, region).map(
      (group) => [builder.cell(group), 1] as const,
    );
  const add = (
    terms: Terms,
    [low, high]: readonly [number, number],
    place: AuditPlace,
    kind: AuditSource["kind"] = "participation",
  ): void => {
    const key = `${kind} ${JSON.stringify(place)}`;
    builder.fact(terms, low, high, builder.source(key, { kind, place, other: null }));
  };
  for (const file of survey.files) {
    for (const row of file.participation) addRow(row, file, input, termsOf, add);
    addWithout(file, survey, universe, termsOf, add);
  }
  addRegister(input, termsOf, add);
  for (const { areas, region, least: fewest } of least) {
    add(termsOf(areas, region), [fewest, NONE], placeOf(survey.wave, region, null), "figure");
  }
  return { system: builder.build(), termsOf };
}

type AddFact = (
  terms: Terms,
  ends: readonly [number, number],
  place: AuditPlace,
  kind?: AuditSource["kind"],
) => void;

function addRow(
  row: PrintedParticipation,
  file: PrintedFile,
  { survey, universe, policy }: ParticipationInput,
  termsOf: ParticipationSystem["termsOf"],
  add: AddFact,
): void {
  const region = { area: row.area, grade: row.grade, gender: row.gender };
  const place = placeOf(survey.wave, region, null);
  const terms = termsOf(areasOfRow(row, file, survey, universe, policy), region);
  const { low, high } = row.respondents ?? { low: 0, high: NONE };
  add(terms, [low, high], place);
  // More answers than pupils on the register there may be.
  if (row.pupils !== null && row.area !== null) add(terms, [0, Math.max(low, row.pupils)], place);
}

/** Nobody answered who is not on the register, where no more are printed to have. */
function addRegister(
  { survey, universe, register, least }: ParticipationInput,
  termsOf: ParticipationSystem["termsOf"],
  add: AddFact,
): void {
  for (const { area, grade = null, gender = null, pupils } of register) {
    if (!universe.folders.some((folder) => universe.areasOf(folder).includes(area))) continue;
    const region = { area, grade, gender };
    const printed = [
      ...survey.files
        .flatMap(({ participation }) =>
          participation.filter(
            (row) => row.area === area && row.grade === grade && row.gender === gender,
          ),
        )
        .map(({ respondents }) => respondents?.low ?? 0),
      ...least
        .filter(
          (row) =>
            row.region.area === area && row.region.grade === grade && row.region.gender === gender,
        )
        .map((row) => row.least),
    ];
    if (Math.max(0, ...printed) > pupils) continue;
    add(termsOf([area], region), [0, pupils], placeOf(survey.wave, region, null), "register");
  }
}

const isTotal = ({ grade, gender }: PrintedParticipation): boolean =>
  grade === null && gender === null;

/** Whom a row counts: an area; everyone; or everyone but areas that are too small to be told. */
function areasOfRow(
  row: PrintedParticipation,
  { folder }: PrintedFile,
  { files }: PublishedSurvey,
  universe: Universe,
  policy: Policy,
): readonly string[] {
  if (row.area !== null) return [row.area];
  const own = files.filter((file) => file.folder === folder);
  const isHidden = (area: string): boolean =>
    own.some(({ participation }) =>
      participation.some((p) => p.area === area && isTotal(p) && p.status === "withheld"),
    );
  if (row.isPartial === false) return universe.everyone(folder);
  const without = own.flatMap((file) => file.without.area ?? []);
  const isWithoutFew = without.some(({ low, high }) => low > 0 && high < policy.minimumRespondents);
  return universe
    .everyone(folder)
    .filter((area) => !isHidden(area) && !(isWithoutFew && area === universe.withoutArea(folder)));
}

function addWithout(
  { folder, without }: PrintedFile,
  { wave }: PublishedSurvey,
  universe: Universe,
  termsOf: ParticipationSystem["termsOf"],
  add: AddFact,
): void {
  const everyone = { area: null, grade: null, gender: null };
  const noArea = universe.withoutArea(folder);
  if (without.area !== undefined && noArea !== null) {
    const { low, high } = without.area;
    add(termsOf([noArea], everyone), [low, high], placeOf(wave, everyone, null, "area"));
  }
  for (const line of ["grade", "gender"] as const) {
    const range = without[line];
    if (range === undefined || !universe.participationLines[line]) continue;
    const terms = termsOf(universe.everyone(folder), { ...everyone, [line]: UNTOLD });
    // A third gender that has no row is left over too, and is not among those who gave none.
    const isOtherTold = line !== "gender" || universe.genders.includes("other");
    const high = isOtherTold ? range.high : Number.POSITIVE_INFINITY;
    add(terms, [range.low, high], placeOf(wave, everyone, null, line));
  }
}
