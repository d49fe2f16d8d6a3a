import { z } from "zod";
import type {
  AnswerRules,
  AnswerShares,
  MissingModel,
  OtherTrait,
  SimulationModel,
  TraitModel,
} from "../vocabulary/simulation.ts";
import ctcys from "./data/simulation/ctcys.json" with { type: "json" };
import { closed, gender, grade, name } from "./schema-parts.ts";

const share = z.number().min(0).max(1);
const shares: z.ZodType<AnswerShares> = z.array(share).min(2);
const itemLoading = z.number().gt(0).lt(1);
const kind = z.enum(["risk", "protective"]);
const domain = z.enum(["community", "family", "school", "peer_individual"]);

const traitShape = {
  shares: z.exactOptional(shares),
  items: z.record(name, shares).default({}),
  loading: z.exactOptional(itemLoading),
  grade: z.record(grade, z.number()).default({}),
  gender: z.partialRecord(gender, z.number()).default({}),
};
const trait: z.ZodType<TraitModel> = closed(traitShape);
const otherTrait: z.ZodType<OtherTrait> = closed({
  ...traitShape,
  kind,
  domain: z.exactOptional(domain),
});

const given = closed({ item: name, given: name });
const rules: z.ZodType<AnswerRules> = closed({
  atMost: z.array(closed({ item: name, limit: name })),
  onlyIf: z.array(given),
  skippedUnless: z.array(given),
  together: z.array(closed({ items: z.array(name), code: z.int(), share })),
  ages: closed({ answers: z.array(name), highest: z.record(grade, z.int()) }),
});

const missing: z.ZodType<MissingModel> = closed({
  gender: share,
  blank: share,
  dontKnow: share,
  noAnswer: share,
  careless: share,
  carelessFactor: z.number().min(1),
  dropOff: share,
  pageSkipped: share,
  pageLength: z.int().min(1),
});

/** `ctc-simulation-model/1`. */
const simulationModelSchema: z.ZodType<SimulationModel> = closed({
  schema: z.literal("ctc-simulation-model/1"),
  id: name,
  loadings: closed({ general: share, domain: share, item: itemLoading }),
  classEffect: z.number().min(0),
  answers: z.record(name, closed({ risk: shares, protective: shares })),
  scales: z.record(name, trait),
  otherTraits: z.record(name, otherTrait),
  rules,
  missing,
  dishonesty: closed({ exaggerating: share, straightLining: share, honestyItem: name }),
});

/** The model for the built-in instrument `ctcys`. Its numbers are plausible, not estimated. */
export function builtInSimulationModel(): SimulationModel {
  return simulationModelSchema.parse(ctcys);
}
