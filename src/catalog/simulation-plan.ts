import { z } from "zod";
import type { MissingReason } from "../vocabulary/instrument.ts";
import type {
  PlannedArea,
  PlannedExport,
  PlannedProject,
  PlannedReference,
  PlannedWave,
  SimulationPlan,
} from "../vocabulary/simulation.ts";
import { readDocument } from "./document.ts";
import { notThere, type Problem, readWith } from "./problem.ts";
import { text as anyText, closed, grade, name, names, says } from "./schema-parts.ts";

const share = z.number().min(0).max(1);

/** A path that stays inside the folder that the user names. */
const path = name.refine(
  (value) => !/^[/\\]|^[A-Za-z]:|(^|[/\\])\.\.([/\\]|$)/.test(value),
  says("path-inside"),
);

const spelling = closed({ text: name, share, alias: z.boolean().default(false) });

const area: z.ZodType<PlannedArea> = closed({
  id: name,
  name: anyText,
  spellings: z.array(spelling).default([]),
  partOf: z.exactOptional(closed({ id: name, name })),
  pupils: z.record(grade, z.int().min(0)),
  schools: z.record(grade, names),
  responseRate: z.record(anyText, share),
  otherGender: z.int().min(0).default(0),
  traits: z.record(name, z.number()).default({}),
});

const wave: z.ZodType<PlannedWave> = closed({
  asked: z.exactOptional(z.array(name)),
  notAsked: z.array(name).default([]),
  changes: z.array(closed({ area: name, trait: name, shift: z.number(), note: name })).default([]),
});

const reason: z.ZodType<MissingReason> = z.enum([
  "not_asked",
  "blank",
  "dont_know",
  "not_applicable",
  "no_answer",
  "several_ticked",
  "out_of_range",
]);

const role = z.enum(["id", "area", "school", "class", "grade", "gender", "wave"]);

const layout: z.ZodType<PlannedExport> = closed({
  wave: name,
  file: path,
  format: z.enum(["delimited", "sav"]).default("delimited"),
  encoding: z.enum(["utf-8", "utf-8-bom", "windows-1252"]).default("utf-8"),
  delimiter: z.enum([",", ";", "\t"]).default(","),
  lineEnd: z.enum(["LF", "CRLF"]).default("LF"),
  titleLines: z.array(z.string()).default([]),
  columns: z.partialRecord(role, name),
  header: z.enum(["id", "number", "question"]).default("id"),
  renamed: z.record(name, name).default({}),
  answers: z.enum(["code", "sv", "en"]).default("code"),
  missing: z.partialRecord(reason, anyText),
  grade: z.record(grade, name).default({}),
  gender: closed({ girl: name, boy: name, other: name }),
});

const reference: z.ZodType<PlannedReference> = closed({
  file: path,
  id: name,
  population: closed({ en: name, sv: name }),
  wave: name,
  asked: z.exactOptional(z.array(name)),
  notAsked: z.array(name).default([]),
  respondents: z.record(grade, z.int().min(1)),
  spread: z
    .enum(["median-absolute-deviation", "mean-absolute-deviation"])
    .default("median-absolute-deviation"),
  multiplier: z.number().min(0).default(0.15),
});

const project: z.ZodType<PlannedProject> = closed({
  file: path,
  exports: z.array(path),
  comparability: z.record(anyText, z.record(name, name)).default({}),
  fields: z.record(name, z.unknown()),
});

/** `ctc-simulation/1`. */
const simulationPlanSchema: z.ZodType<SimulationPlan> = closed({
  schema: z.literal("ctc-simulation/1"),
  seed: name,
  areas: z.array(area).min(1),
  waves: z.record(name, wave),
  exports: z.array(layout),
  references: z.array(reference).default([]),
  projects: z.array(project).default([]),
  populationFile: path,
  areasFile: path,
  truthFile: path,
});

/**
 * Reads the plan of an invented survey.
 *
 * @param file name for messages
 * @throws CtcError `config-unparsable` or `config-invalid`
 */
export function readSimulationPlan(text: string, file: string): SimulationPlan {
  return readWith(readDocument(text, file), simulationPlanSchema, examinePlan);
}

/** Names that nothing in the plan bears, and files that would be written twice. */
function examinePlan(plan: SimulationPlan): readonly Problem[] {
  const files = [
    ...plan.exports.map(({ file }) => file),
    ...plan.references.map(({ file }) => file),
    ...plan.projects.map(({ file }) => file),
    plan.populationFile,
    plan.areasFile,
    plan.truthFile,
  ];
  const twice = files.filter((file, i) => files.indexOf(file) !== i);
  const exports = plan.exports.map(({ file }) => file);
  const areas = new Set(plan.areas.map((planned) => planned.name));
  return [
    ...twice.map(
      (file): Problem => ({ path: ["exports"], problem: "file-twice", facts: { path: file } }),
    ),
    ...plan.exports.flatMap((planned, i) =>
      plan.waves[planned.wave] === undefined
        ? [notThere(["exports", i, "wave"], "wave", planned.wave, Object.keys(plan.waves))]
        : [],
    ),
    ...Object.entries(plan.waves).flatMap(([id, planned]) =>
      planned.changes.flatMap((change, i) =>
        areas.has(change.area)
          ? []
          : [notThere(["waves", id, "changes", i], "area", change.area, [...areas])],
      ),
    ),
    ...plan.projects.flatMap((planned, i) =>
      planned.exports
        .filter((file) => !plan.exports.some((candidate) => candidate.file === file))
        .map((file) => notThere(["projects", i], "export", file, exports)),
    ),
  ];
}
