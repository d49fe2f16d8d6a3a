import { z } from "zod";
import type { MissingReason } from "../vocabulary/instrument.ts";
import type { Project, Publication, Wave } from "../vocabulary/project.ts";
import { readDocument } from "./document.ts";
import { type Problem, readWith } from "./problem.ts";
import { closed, columns, name, text } from "./schema-parts.ts";

const missingReason: z.ZodType<MissingReason> = z.enum([
  "not_asked",
  "blank",
  "dont_know",
  "not_applicable",
  "no_answer",
  "several_ticked",
  "out_of_range",
]);

const wave: z.ZodType<Wave> = closed({
  file: z.exactOptional(name),
  columns: columns.default({}),
  items: z.record(name, name).default({}),
  answers: z.record(name, z.record(text, z.int())).default({}),
  comparability: z
    .record(name, z.enum(["comparable", "reworded", "not_comparable", "not_asked"]))
    .default({}),
  questions: z.exactOptional(z.record(name, name)),
  missing: z.exactOptional(z.record(text, missingReason)),
});

const publication: z.ZodType<Publication> = closed({
  status: z.enum(["utkast", "publicerad"]).default("utkast"),
  version: z.exactOptional(z.union([z.number(), name])),
  date: z.exactOptional(name.refine(isDate, "expected a date such as 2024-05-02")),
  responsible: z.exactOptional(name),
  contact: z.exactOptional(name),
  dnr: z.exactOptional(name),
  licence: z.exactOptional(name),
  corrections: z.array(name).default([]),
});

/** What the contract names and this version cannot do is refused: a figure would be another one. */
const estimation: z.ZodType<Project["estimation"]> = closed({
  interval: z.literal("korn-graubard", "only korn-graubard is available").default("korn-graubard"),
  lonelyPsu: z.enum(["fail", "adjust", "average", "remove"]).default("fail"),
  finitePopulation: z.literal(false, "only false is available").default(false),
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
  estimation: estimation.default({ interval: "korn-graubard", lonelyPsu: "fail" }),
  honesty: z.array(name).default([]),
  disclosure: closed({ policy: name.default("default") }).default({ policy: "default" }),
  publication: publication.default({ status: "utkast", corrections: [] }),
  synthetic: z.boolean().default(false),
});

function isDate(date: string): boolean {
  const [, month = "", day = ""] = /^\d{4}-(\d{2})-(\d{2})$/.exec(date) ?? [];
  return Number(month) >= 1 && Number(month) <= 12 && Number(day) >= 1 && Number(day) <= 31;
}

/**
 * A project from the text of `ctc.yaml`, YAML or JSON; everything that is left out gets its default:
 * reference rest, lonelyPsu fail, policy default, publication utkast, nothing synthetic.
 *
 * @param file base name, for messages.
 * @throws CtcError `config-unparsable` where it is not YAML; `config-invalid` where a key or value
 *   is wrong, or two items of a wave are read from one column.
 */
export function parseProject(text: string, file: string): Project {
  return readWith(readDocument(text, file), projectSchema, projectProblems);
}

function projectProblems({ waves }: Project): Problem[] {
  return Object.entries(waves).flatMap(([label, { items }]) => {
    const itemOf = new Map<string, string>();
    return Object.entries(items).flatMap(([item, column]) => {
      const other = itemOf.get(column);
      itemOf.set(column, other ?? item);
      if (other === undefined) return [];
      const problem = `the column ${JSON.stringify(column)} is already read as ${other}`;
      return [{ path: ["waves", label, "items", item], problem }];
    });
  });
}
