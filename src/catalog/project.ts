import { z } from "zod";
import { DEFAULT_ESTIMATION, type Estimation } from "../vocabulary/estimation.ts";
import { groupKey } from "../vocabulary/group-words.ts";
import type { MissingReason } from "../vocabulary/instrument.ts";
import { foldAnswer } from "../vocabulary/names.ts";
import type { Project, Publication, Wave, WaveGroups } from "../vocabulary/project.ts";
import { DELIMITERS, ENCODINGS, type ReadSettings } from "../vocabulary/read-request.ts";
import { ownValue } from "../vocabulary/record.ts";
import { readDocument } from "./document.ts";
import { type Problem, readWith } from "./problem.ts";
import { closed, columns, grade, isDate, name, says, text, texts } from "./schema-parts.ts";

const missingReason: z.ZodType<MissingReason> = z.enum([
  "not_asked",
  "blank",
  "dont_know",
  "not_applicable",
  "no_answer",
  "several_ticked",
  "out_of_range",
]);

const read: z.ZodType<ReadSettings> = closed({
  sheet: z.exactOptional(name),
  encoding: z.exactOptional(z.enum(ENCODINGS)),
  delimiter: z.exactOptional(
    z
      .string()
      .refine((text) => ownValue(DELIMITERS, text) !== undefined, says("delimiter-form"))
      .transform((text) => ownValue(DELIMITERS, text) ?? ","),
  ),
  header: z.exactOptional(z.int().min(1, says("row-from-1"))),
});

const groups: z.ZodType<WaveGroups> = closed({
  gender: z.exactOptional(
    closed({
      girl: z.exactOptional(texts),
      boy: z.exactOptional(texts),
      other: z.exactOptional(texts),
    }),
  ),
  grade: z.exactOptional(z.record(grade, texts)),
});

const wave: z.ZodType<Wave> = closed({
  file: z.exactOptional(name),
  read: z.exactOptional(read),
  columns: columns.default({}),
  items: z.record(name, name).default({}),
  answers: z.record(name, z.record(text, z.int())).default({}),
  comparability: z
    .record(name, z.enum(["comparable", "reworded", "not_comparable", "not_asked"]))
    .default({}),
  mode: z.exactOptional(name),
  questions: z.exactOptional(z.record(name, name)),
  missing: z.exactOptional(z.record(text, missingReason)),
  groups: z.exactOptional(groups),
});

const publication: z.ZodType<Publication> = closed({
  status: z.enum(["utkast", "publicerad"]).default("utkast"),
  version: z.exactOptional(z.union([z.number(), name])),
  date: z.exactOptional(name.refine(isDate, says("date-form"))),
  responsible: z.exactOptional(name),
  contact: z.exactOptional(name),
  dnr: z.exactOptional(name),
  licence: z.exactOptional(name),
  corrections: z.array(name).default([]),
});

/** What the contract names and this version cannot do is refused: a figure would be another one. */
const estimation: z.ZodType<Estimation> = closed({
  interval: z.enum(["korn-graubard", "logit", "wilson", "wald"]).default("korn-graubard"),
  lonelyPsu: z.enum(["fail", "adjust", "average", "remove"]).default("fail"),
  finitePopulation: z.boolean().default(false),
  calibrate: z.enum(["poststratify", "rake"]).nullable().default(null),
  adjustment: z.enum(["benjamini-hochberg", "holm"]).default("benjamini-hochberg"),
  smallAreas: z.enum(["fay-herriot"]).nullable().default(null),
});

const projectSchema: z.ZodType<Project> = closed({
  schema: z.literal("ctc-project/1"),
  name: z.exactOptional(name),
  language: z.exactOptional(z.enum(["sv", "en"])),
  instrument: z.exactOptional(name),
  norms: z.exactOptional(name),
  population: z.exactOptional(name),
  areas: z.exactOptional(name),
  areaBy: z.exactOptional(z.enum(["home", "school"])),
  reference: z.enum(["rest", "none"]).default("rest"),
  waves: z.record(name, wave).default({}),
  estimation: estimation.default(DEFAULT_ESTIMATION),
  honesty: z.array(name).default([]),
  disclosure: closed({ policy: name.default("default") }).default({ policy: "default" }),
  publication: publication.default({ status: "utkast", corrections: [] }),
  synthetic: z.boolean().default(false),
});

/**
 * A project from the text of `ctc.yaml`, YAML or JSON; everything that is left out gets its default:
 * reference rest, lonelyPsu fail, policy default, publication utkast, nothing synthetic.
 *
 * @param file base name, for messages.
 * @throws CtcError `config-unparsable` where it is not YAML; `config-invalid` where a key or value
 *   is wrong, or two things that a wave says cannot both be meant.
 */
export function parseProject(text: string, file: string): Project {
  return readWith(readDocument(text, file), projectSchema, projectProblems);
}

function projectProblems({ waves }: Project): Problem[] {
  return [...sharedColumns(waves), ...textsWithTwoCodes(waves), ...sharedGroupTexts(waves)];
}

/** Texts of an answer set that are the same once they are compared, and have another code each. */
function textsWithTwoCodes(waves: Project["waves"]): Problem[] {
  return Object.entries(waves).flatMap(([label, { answers }]) =>
    Object.entries(answers).flatMap(([set, codes]) => {
      const codeOf = new Map<string, number>();
      return Object.entries(codes).flatMap(([text, code]): Problem[] => {
        const other = codeOf.get(foldAnswer(text)) ?? code;
        codeOf.set(foldAnswer(text), other);
        const path = ["waves", label, "answers", set, text];
        return other === code
          ? []
          : [{ path, problem: "text-two-codes", facts: { text, other, code } }];
      });
    }),
  );
}

/** A text that stands in two groups of one role. */
function sharedGroupTexts(waves: Project["waves"]): Problem[] {
  return Object.entries(waves).flatMap(([label, wave]) =>
    (["gender", "grade"] as const).flatMap((role) => {
      const groupOf = new Map<string, string>();
      return Object.entries(wave.groups?.[role] ?? {}).flatMap(([group, words = []]) =>
        words.flatMap((word, at): Problem[] => {
          const other = groupOf.get(groupKey(word)) ?? group;
          groupOf.set(groupKey(word), other);
          if (other === group) return [];
          const path = ["waves", label, "groups", role, group, at];
          return [{ path, problem: "group-word-taken", facts: { text: word, other } }];
        }),
      );
    }),
  );
}

function sharedColumns(waves: Project["waves"]): Problem[] {
  return Object.entries(waves).flatMap(([label, { items }]) => {
    const itemOf = new Map<string, string>();
    return Object.entries(items).flatMap(([item, column]): Problem[] => {
      const other = itemOf.get(column);
      itemOf.set(column, other ?? item);
      if (other === undefined) return [];
      const path = ["waves", label, "items", item];
      return [{ path, problem: "column-taken", facts: { name: column, other } }];
    });
  });
}
