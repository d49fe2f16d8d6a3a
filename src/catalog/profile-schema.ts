import { z } from "zod";
import type { ParsedProfile } from "../vocabulary/parsed-profile.ts";
import {
  count,
  domain,
  figureSchema,
  flags,
  kind,
  numberOrNone,
  textOrNone,
} from "./profile-figure-schema.ts";
import { certainty, localText, operator } from "./schema-parts.ts";

/** Keys that nobody knows are put aside: a newer version of the toolkit may have written them. */
const open = z.object;
const texts = z.array(z.string()).default([]);

const coverageRow = open({
  grade: textOrNone,
  gender: textOrNone,
  pupils: count,
  respondents: count,
  rate: count,
  status: z.enum(["shown", "withheld"]),
  flags,
});

const coverage = open({
  pupils: count,
  respondents: count,
  rate: count,
  withoutArea: count,
  byGrade: z.array(coverageRow).default([]),
  byGender: z.array(coverageRow).default([]),
  byGradeGender: z.array(coverageRow).default([]),
  total: coverageRow,
  removed: z
    .array(
      open({
        rule: z.string(),
        label: localText,
        status: certainty,
        thresholdStatus: certainty,
        respondents: count,
      }),
    )
    .default([]),
});

const measure = open({
  id: z.string(),
  kind,
  goodWhen: z.enum(["high", "low"]),
  domain,
  topic: textOrNone,
  label: localText,
  labelStatus: open({ en: certainty, sv: z.exactOptional(certainty) }),
  status: certainty,
  source: textOrNone,
  cut: z.exactOptional(open({ operator, value: z.number(), source: z.string() })),
  cuts: z.exactOptional(
    z.array(
      open({
        grade: z.exactOptional(z.string()),
        gender: z.exactOptional(z.enum(["girl", "boy", "other"])),
        operator,
        value: z.number(),
        fallback: z.exactOptional(z.literal(true)),
      }),
    ),
  ),
  rule: z.exactOptional(z.record(z.string(), z.unknown())),
  questions: z.array(localText).default([]),
  comparability: z.exactOptional(z.enum(["reworded", "not_comparable"])),
});

const publication = open({
  status: z.enum(["utkast", "publicerad"]),
  version: z.exactOptional(z.union([z.string(), z.number()])),
  date: z.exactOptional(z.string()),
  responsible: z.exactOptional(z.string()),
  contact: z.exactOptional(z.string()),
  dnr: z.exactOptional(z.string()),
  licence: z.exactOptional(z.string()),
  corrections: texts,
});

const survey = open({
  wave: textOrNone,
  mode: z.exactOptional(z.string()),
  file: z.string(),
  sha256: z.string(),
  rows: count,
  format: z.string().default("delimited"),
  encoding: textOrNone,
  delimiter: textOrNone,
  headerRow: count,
  sheet: textOrNone,
});

const norms = open({
  id: z.string(),
  sha256: z.string(),
  population: localText,
  waves: texts,
  respondents: z.number(),
  rounded: z.exactOptional(z.literal(true)),
  method: z.string(),
  spread: textOrNone,
  multiplier: numberOrNone,
  percentile: z.exactOptional(z.number()),
  against: z.exactOptional(z.string()),
  byGrade: z.exactOptional(z.literal(false)),
  synthetic: z.boolean().default(false),
});

const spread = open({
  smallest: numberOrNone,
  largest: numberOrNone,
  variation: numberOrNone,
  loss: numberOrNone,
});

const design = open({
  weighted: z.boolean(),
  stratified: z.boolean().default(false),
  clustered: z.boolean(),
  interval: z.enum(["korn-graubard", "logit", "wilson", "wald"]).default("korn-graubard"),
  lonelyPsu: z.enum(["fail", "adjust", "average", "remove"]).default("fail"),
  finitePopulation: z.boolean().default(false),
  calibration: open({
    method: z.enum(["poststratify", "rake"]),
    by: z.array(z.enum(["area", "grade", "gender"])).default([]),
    weights: spread,
    unplaced: count,
  })
    .nullable()
    .default(null),
  reference: z.enum(["rest", "none"]).default("rest"),
  adjustment: z.enum(["benjamini-hochberg", "holm"]).default("benjamini-hochberg"),
  smallAreas: z.literal("fay-herriot").nullable().default(null),
});

/** `ctc-profile/1`: a key that came in a later version of the toolkit has its default here. */
export const profileSchema: z.ZodType<ParsedProfile> = open({
  schema: z.literal("ctc-profile/1"),
  generator: open({ name: z.literal("ctc"), version: z.string() }),
  synthetic: z.boolean(),
  publication,
  project: textOrNone,
  survey,
  instrument: open({
    id: z.string(),
    version: z.string(),
    title: localText,
    sha256: z.string(),
    citation: z.string().default(""),
    licence: z.string().default(""),
  }),
  norms: norms.nullable().default(null),
  area: open({
    id: textOrNone,
    name: textOrNone,
    basis: z.enum(["home", "school"]).nullable().default(null),
    parts: z.exactOptional(z.array(z.string())),
  }),
  design,
  policy: open({
    id: z.string(),
    source: z.string().default(""),
    summary: z.exactOptional(localText),
    open: z.boolean(),
  }),
  coverage,
  measures: z.array(measure).default([]),
  factors: z.array(figureSchema),
  behaviours: z.array(figureSchema),
  cumulative: z.array(figureSchema),
  notMeasured: z.array(localText).default([]),
  findings: z
    .array(open({ code: z.string(), column: z.exactOptional(z.string()), count }))
    .default([]),
  notes: texts,
});
