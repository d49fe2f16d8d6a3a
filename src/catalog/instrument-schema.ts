import { z } from "zod";
import type {
  Answer,
  Behaviour,
  Certainty,
  Cumulative,
  Instrument,
  Item,
  MissingReason,
  Scale,
  ScaleItem,
  ScaleKind,
  Text,
} from "../vocabulary/instrument.ts";
import { HIGHEST_MISSING } from "../vocabulary/responses.ts";
import { conditionSchema } from "./condition-schema.ts";
import { honestySchema } from "./honesty-schema.ts";
import {
  certainty,
  closed,
  columns,
  grade,
  localText,
  measureId,
  name,
  operator,
  says,
  text,
  texts,
} from "./schema-parts.ts";

const missingReason: z.ZodType<MissingReason> = z.enum([
  "not_asked",
  "blank",
  "dont_know",
  "not_applicable",
  "no_answer",
  "several_ticked",
  "out_of_range",
]);

const kind: z.ZodType<ScaleKind> = z.enum(["risk", "protective"]);

/** Nobody vouches for what a file does not give a status, so it is never printed as official. */
const status: z.ZodType<Certainty> = certainty.default("proposal");

const CODE_RANGE = says("code-range");
const code = z
  .int()
  .min(HIGHEST_MISSING + 1, CODE_RANGE)
  .max(32767, CODE_RANGE);

const answer: z.ZodType<Answer> = closed({ code, en: name, sv: z.exactOptional(name) });

const item: z.ZodType<Item> = closed({
  id: name,
  text: localText,
  answers: name,
  status,
  source: z.exactOptional(name),
  missing: z.exactOptional(z.record(text, missingReason)),
  dontKnow: z.exactOptional(z.union([z.enum(["excluded", "counted"]), code])),
});

const scaleItem: z.ZodType<ScaleItem> = z.union([
  name.transform((id) => ({ item: id, reverse: false })),
  closed({
    item: name,
    reverse: z.boolean().default(false),
    recode: z.exactOptional(z.record(text, z.number())),
  }),
]);

const minimumAnswered: z.ZodType<number | "all"> = z
  .union([z.literal("all"), z.number()])
  .refine(
    (value) => value === "all" || (value > 0 && (value < 1 || Number.isInteger(value))),
    says("minimum-answered-form"),
  );

type LabelStatus = Scale["labelStatus"];

const labelled = {
  label: localText,
  labelStatus: z.exactOptional(closed({ en: certainty, sv: z.exactOptional(certainty) })),
};

/** A label without a status is a proposal in every language that it has. */
function withLabelStatus<T extends { label: Text; labelStatus?: LabelStatus }>(
  measure: T,
): T & { labelStatus: LabelStatus } {
  const proposal = { en: "proposal", ...(measure.label.sv && { sv: "proposal" }) } as const;
  return { ...measure, labelStatus: { ...proposal, ...measure.labelStatus } };
}

const scale: z.ZodType<Scale> = closed({
  id: measureId,
  kind,
  domain: z.enum(["community", "family", "school", "peer_individual"]),
  ...labelled,
  labelSource: z.exactOptional(localText),
  items: z.array(scaleItem).min(1, says("empty")),
  score: z.exactOptional(z.enum(["mean", "sum", "max", "min", "count"])),
  minimumAnswered: z.exactOptional(minimumAnswered),
  minimumAnsweredStatus: z.exactOptional(certainty),
  status,
  reverseStatus: z.exactOptional(certainty),
  note: z.exactOptional(localText),
  cut: z.exactOptional(closed({ operator, value: z.number(), source: name })),
}).transform(withLabelStatus);

const behaviour: z.ZodType<Behaviour> = closed({
  id: measureId,
  topic: z.exactOptional(name),
  ...labelled,
  question: z.exactOptional(localText),
  counts: conditionSchema,
  among: z.exactOptional(conditionSchema),
  goodWhen: z.exactOptional(z.enum(["high", "low"])),
  status,
  source: z.exactOptional(name),
}).transform(withLabelStatus);

const cumulative: z.ZodType<Cumulative> = closed({
  id: measureId,
  kind,
  atLeast: z.exactOptional(z.int().min(1, says("counts-from-1"))),
  label: localText,
  status,
  source: z.exactOptional(name),
});

const groups: z.ZodType<Instrument["groups"]> = closed({
  gender: closed({
    girl: z.exactOptional(texts),
    boy: z.exactOptional(texts),
    other: z.exactOptional(texts),
  }).default({}),
  grade: z.record(grade, texts).default({}),
});

/** `ctc-instrument/1` as users write it; sections that are left out are empty. */
export const instrumentSchema: z.ZodType<Instrument> = closed({
  schema: z.literal("ctc-instrument/1"),
  id: measureId,
  version: name,
  title: localText,
  source: closed({ citation: name, licence: name }),
  columns: columns.default({}),
  groups: groups.default({ gender: {}, grade: {} }),
  missing: closed({
    blank: texts.default(["", "."]),
    codes: z.record(text, missingReason).default({}),
  }).default({ blank: ["", "."], codes: {} }),
  answers: z.record(name, z.array(answer)),
  items: z.array(item).min(1, says("empty")),
  scales: z.array(scale).default([]),
  behaviours: z.array(behaviour).default([]),
  cumulative: z.array(cumulative).default([]),
  honesty: z.exactOptional(z.array(honestySchema)),
  notMeasured: z.array(localText).default([]),
});
