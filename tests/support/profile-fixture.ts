import {
  type CoverageRow,
  type Difference,
  type Figure,
  NO_NUMBERS,
  type Released,
} from "../../src/vocabulary/figure.ts";
import type { LifeDomain, Text } from "../../src/vocabulary/instrument.ts";
import type { AbsentReason, MeasureKind } from "../../src/vocabulary/measure.ts";
import type { MeasureNote, Profile } from "../../src/vocabulary/profile.ts";

/** What is printed of a difference: value, limits, p and adjusted p. */
export function difference(
  value: number,
  low: number,
  high: number,
  p: number | null,
  pAdjusted: number | null,
): Difference {
  return { value, low, high, p, pAdjusted };
}

/** A figure as disclosure leaves it; only disclosure may brand it, so a test has to cast. */
function figure(
  measure: string,
  kind: MeasureKind,
  domain: LifeDomain | null,
  label: Text,
  parts: Partial<Figure>,
): Released<Figure> {
  return {
    measure,
    kind,
    domain,
    label,
    group: {},
    ...NO_NUMBERS,
    status: "shown",
    reason: null,
    flags: [],
    ...parts,
  } as Figure as Released<Figure>;
}

function shown(
  numbers: readonly [respondents: number, value: number, low: number, high: number],
  reference: number | null,
  norm: number | null,
  differs: Difference | null,
): Partial<Figure> {
  const [respondents, value, low, high] = numbers;
  return { respondents, value, low, high, reference, norm, difference: differs };
}

const withheld: Partial<Figure> = { status: "withheld", reason: "protected" };
const absent = (reason: AbsentReason): Partial<Figure> => ({ status: "absent", reason });

function coverage(
  grade: string | null,
  pupils: number | null,
  respondents: number,
  flags: readonly string[],
): Released<CoverageRow> {
  const rate = pupils === null ? null : respondents / pupils;
  const row: CoverageRow = {
    grade,
    gender: null,
    pupils,
    respondents,
    rate,
    status: "shown",
    flags,
  };
  return row as Released<CoverageRow>;
}

function note(
  row: Figure,
  parts: Partial<MeasureNote> & Pick<MeasureNote, "questions">,
): MeasureNote {
  return {
    id: row.measure,
    kind: row.kind,
    goodWhen: row.kind === "protective" ? "high" : "low",
    domain: row.domain,
    topic: null,
    label: row.label,
    labelStatus: { en: "secondary_source", sv: "proposal" },
    status: "assumed_by_analogy",
    source: null,
    ...parts,
  };
}

const communityRewards = figure(
  "community_rewards",
  "protective",
  "community",
  { en: "Community rewards for prosocial involvement", sv: "Uppskattning i närsamhället" },
  shown([209, 0.545, 0.475, 0.614], 0.427, 0.58, difference(0.118, 0.047, 0.189, 0.0011, 0.0143)),
);
const communityOpportunities = figure(
  "community_opportunities",
  "protective",
  "community",
  {
    en: "Community opportunities for prosocial involvement",
    sv: "Möjligheter till delaktighet i närsamhället",
  },
  absent("no_rule"),
);
const familyAttachment = figure(
  "family_attachment",
  "protective",
  "family",
  { en: "Family attachment", sv: "Trygg anknytning" },
  shown([206, 0.612, 0.541, 0.679], 0.594, 0.58, difference(0.018, -0.052, 0.088, 0.61, 0.79)),
);
const schoolRewards = figure(
  "school_rewards",
  "protective",
  "school",
  { en: "School rewards for prosocial involvement", sv: "Uppskattning i skolan" },
  { ...shown([210, 0.55, 0.45, 0.65], null, 0.6, null), flags: ["rounded:0.05"] },
);
const lowAttachment = figure(
  "low_neighborhood_attachment",
  "risk",
  "community",
  { en: "Low neighborhood attachment", sv: "Svag anknytning till bostadsområdet" },
  shown([211, 0.393, 0.327, 0.462], 0.441, 0.412, difference(-0.048, -0.118, 0.022, 0.18, 0.43)),
);
const disorganization = figure(
  "community_disorganization",
  "risk",
  "community",
  {
    en: "Experience of community disorganization",
    sv: "Upplevda ordningsproblem i bostadsområdet",
  },
  shown([208, 0.582, 0.512, 0.649], 0.445, 0.44, difference(0.137, 0.066, 0.208, 0.0002, 0.0052)),
);
const familyConflict = figure(
  "family_conflict",
  "risk",
  "family",
  { en: "Family conflict", sv: "Konfliktfylld hemmiljö" },
  shown(
    [207, 0.343, 0.279, 0.412],
    0.456,
    0.43,
    difference(-0.113, -0.182, -0.044, 0.0014, 0.0143),
  ),
);
const familyHistory = figure(
  "family_history_antisocial",
  "risk",
  "family",
  { en: "Family history of antisocial behavior", sv: "Normbrytande beteende i familjen" },
  withheld,
);
const gang = figure(
  "gang_involvement",
  "risk",
  "peer_individual",
  { en: "Gang involvement", sv: "Gängtillhörighet" },
  absent("not_asked"),
);

const alcohol = figure(
  "alcohol_30d",
  "behaviour",
  null,
  { en: "Drank alcohol in the past 30 days", sv: "Har druckit alkohol senaste 30 dagarna" },
  shown([212, 0.1745, 0.126, 0.232], 0.231, null, difference(-0.0565, -0.114, 0.001, 0.054, 0.16)),
);
const cigarettes = figure(
  "cigarettes_30d",
  "behaviour",
  null,
  { en: "Smoked cigarettes in the past 30 days", sv: "Har rökt cigaretter senaste 30 dagarna" },
  withheld,
);
const handgun = figure(
  "carried_handgun_past_year",
  "behaviour",
  null,
  { en: "Carried a handgun in the past year", sv: "Har burit skjutvapen senaste året" },
  shown([210, 0, 0, 0.0174], 0.0083, null, difference(-0.0083, -0.0131, 0.0092, null, null)),
);
const depression = figure(
  "depressive_symptoms",
  "behaviour",
  null,
  { en: "Have a high level of depressive symptoms", sv: "Har många tecken på nedstämdhet" },
  shown([203, 0.202, 0.149, 0.264], 0.214, null, difference(-0.012, -0.07, 0.046, 0.69, 0.69)),
);

const manyProtective = figure(
  "many_protective",
  "cumulative",
  null,
  { en: "Four or more protective factors", sv: "Fyra eller fler skyddsfaktorer" },
  shown([198, 0.485, 0.413, 0.557], 0.451, null, difference(0.034, -0.038, 0.106, 0.36, null)),
);
const manyRisk = figure(
  "many_risk",
  "cumulative",
  null,
  { en: "Many risk factors", sv: "Många riskfaktorer" },
  absent("no_rule"),
);

/** A plausible profile of Skäggetorp with every kind of row: shown, rounded, withheld and absent. */
export const fixtureProfile: Profile = {
  schema: "ctc-profile/1",
  generator: { name: "ctc", version: "0.1.0" },
  synthetic: true,
  publication: {
    status: "utkast",
    version: 1,
    date: "2024-05-02",
    responsible: "Exempelkontoret",
    contact: "ctc@example.org",
    dnr: "2024-123",
    licence: "CC-BY-4.0",
    corrections: [],
  },
  project: "Linköping",
  survey: {
    wave: "2024",
    file: "linkoping-2024.csv",
    sha256: "9f2c4b1a7d3e5f60718293a4b5c6d7e8f90a1b2c3d4e5f60718293a4b5c6d7e8",
    rows: 3040,
    format: "delimited",
    encoding: "utf-8",
    delimiter: ",",
    sheet: null,
    headerRow: 1,
  },
  instrument: {
    id: "ctcys",
    version: "2010.1",
    title: {
      en: "Communities That Care Youth Survey (core of about 2010)",
      sv: "Communities That Care Youth Survey (kärnan från omkring 2010)",
    },
    sha256: "1a2b3c4d5e6f708192a3b4c5d6e7f8091a2b3c4d5e6f708192a3b4c5d6e7f809",
    citation: "Communities That Care Youth Survey, core of about 2010.",
    licence: "Stated as freely available.",
  },
  norms: {
    id: "linkoping-2022",
    sha256: "0fedcba987654321fedcba9876543210fedcba9876543210fedcba9876543210",
    population: {
      en: "All pupils in grade 7, 9 and 11, Linköping",
      sv: "Alla elever i åk 7, åk 9 och gy 2, Linköping",
    },
    waves: ["2022"],
    respondents: 3120,
    method: "median-mad",
    spread: "median-absolute-deviation",
    multiplier: 0.15,
    synthetic: true,
  },
  area: { id: "skaggetorp", name: "Skäggetorp", basis: "home" },
  design: {
    weighted: false,
    stratified: false,
    clustered: false,
    interval: "korn-graubard",
    lonelyPsu: "fail",
    finitePopulation: false,
    calibration: null,
    reference: "rest",
    adjustment: "benjamini-hochberg",
    smallAreas: null,
  },
  policy: { id: "default", source: "ctc-toolkit", open: false },
  coverage: {
    pupils: 295,
    respondents: 214,
    rate: 214 / 295,
    withoutArea: 35,
    byGrade: [
      coverage("7", 104, 80, ["rounded:5"]),
      coverage("9", 99, 75, ["rounded:5"]),
      coverage("11", 92, 60, ["rounded:5"]),
    ],
    byGender: [],
    byGradeGender: [],
    total: coverage(null, 295, 214, []),
    removed: [],
  },
  measures: [
    note(communityOpportunities, { questions: [], status: "not_found" }),
    note(communityRewards, {
      questions: [
        { en: "My neighbors notice when I am doing a good job and let me know." },
        { en: "There are people in my neighborhood who are proud of me." },
      ],
    }),
    note(familyAttachment, {
      labelStatus: { en: "secondary_source", sv: "secondary_source" },
      questions: [{ en: "Do you feel very close to your mother?" }],
    }),
    note(schoolRewards, { questions: [{ en: "I feel safe at my school." }] }),
    note(lowAttachment, { questions: [{ en: "I like my neighborhood." }] }),
    note(disorganization, {
      status: "verified",
      labelStatus: { en: "proposal", sv: "proposal" },
      questions: [{ en: "I feel safe in my neighborhood." }],
    }),
    note(familyConflict, {
      labelStatus: { en: "secondary_source", sv: "secondary_source" },
      questions: [{ en: "People in my family have serious arguments." }],
    }),
    note(familyHistory, {
      status: "not_found",
      questions: [{ en: "Has anyone in your family ever had a severe alcohol or drug problem?" }],
    }),
    note(gang, { status: "not_found", questions: [{ en: "Have you ever belonged to a gang?" }] }),
    note(alcohol, {
      topic: "substance_use",
      status: "verified",
      labelStatus: { en: "proposal", sv: "proposal" },
      questions: [
        {
          en: "On how many occasions have you had alcohol during the past 30 days? Counted: one occasion or more.",
          sv: "Antal tillfällen med alkohol under de senaste 30 dagarna. Räknas: minst ett tillfälle.",
        },
      ],
    }),
    note(cigarettes, {
      topic: "substance_use",
      status: "recalled",
      labelStatus: { en: "proposal", sv: "proposal" },
      questions: [
        {
          en: "How frequently have you smoked cigarettes during the past 30 days? Counted: any smoking.",
          sv: "Hur mycket eleven rökt under de senaste 30 dagarna. Räknas: all rökning av cigaretter.",
        },
      ],
    }),
    note(handgun, {
      topic: "violence_crime",
      status: "recalled",
      labelStatus: { en: "proposal", sv: "proposal" },
      questions: [
        {
          en: "How many times in the past year have you carried a handgun? Counted: once or more.",
          sv: "Antal gånger under det senaste året som eleven burit skjutvapen. Räknas: minst en gång.",
        },
      ],
    }),
    note(depression, {
      topic: "depression",
      status: "recalled",
      labelStatus: { en: "proposal", sv: "proposal" },
      questions: [
        {
          en: "Four statements about feeling low. Counted: a mean of 3.75 or more from NO! (1) to YES! (4).",
          sv: "Fyra påståenden om nedstämdhet. Räknas: medelvärde minst 3,75 på skalan från NEJ! (1) till JA! (4).",
        },
      ],
    }),
    note(manyProtective, {
      goodWhen: "high",
      status: "verified",
      labelStatus: { en: "proposal", sv: "proposal" },
      questions: [],
    }),
    note(manyRisk, {
      status: "not_found",
      labelStatus: { en: "proposal", sv: "proposal" },
      questions: [],
    }),
  ],
  factors: [
    lowAttachment,
    disorganization,
    communityOpportunities,
    communityRewards,
    familyConflict,
    familyHistory,
    familyAttachment,
    schoolRewards,
    gang,
  ],
  behaviours: [alcohol, cigarettes, handgun, depression],
  cumulative: [manyRisk, manyProtective],
  notMeasured: [
    { en: "Sexual risk behavior", sv: "Sexuellt riskbeteende" },
    { en: "Incomplete schooling", sv: "Ofullständig skolgång" },
  ],
  findings: [
    { code: "code-out-of-range", column: "alc30", count: 10 },
    { code: "respondents-without-area", count: 35 },
    { code: "respondents-without-grade", count: null },
  ],
  notes: ["clusters_unknown", "some_withheld", "some_rounded", "minimum_answered_proposal"],
};
