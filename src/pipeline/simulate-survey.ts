import { OPEN_POLICY } from "../catalog/built-in.ts";
import { builtInSimulationModel } from "../catalog/simulation-model.ts";
import { writeYaml } from "../catalog/write-yaml.ts";
import { judgeCuts, releaseCuts } from "../disclose/release-norms.ts";
import { deriveCuts } from "../norms/derive-cuts.ts";
import { groupRespondents } from "../norms/group-respondents.ts";
import { noteMedians } from "../norms/note-medians.ts";
import { scoreScales } from "../score/score-scales.ts";
import { buildTraits, type Trait } from "../simulate/answers/build-traits.ts";
import { encodeWindows1252 } from "../simulate/files/encode-windows-1252.ts";
import { writeAreas, writePopulation, writeTruth } from "../simulate/files/side-files.ts";
import { itemHeaders, writeExport } from "../simulate/files/write-export.ts";
import { describeProject } from "../simulate/files/write-project.ts";
import { writeSpssExport } from "../simulate/files/write-spss-export.ts";
import { planReference, planWave } from "../simulate/plan-wave.ts";
import { type SimulatedWave, simulateWave } from "../simulate/simulate-wave.ts";
import { toResponses } from "../simulate/to-responses.ts";
import type { Instrument } from "../vocabulary/instrument.ts";
import type { Norms } from "../vocabulary/norms.ts";
import type {
  PlannedExport,
  PlannedReference,
  SimulationModel,
  SimulationPlan,
} from "../vocabulary/simulation.ts";

/** A file to be written, its path relative to the folder the user names. */
export interface SimulatedFile {
  readonly path: string;
  readonly bytes: Uint8Array | string;
}

/**
 * Every file of an invented municipality: surveys, norms, populations, areas, projects, and the
 * truth that was planted. Depends on the plan, the instrument and the model alone.
 *
 * @throws CtcError `config-invalid` when the plan names what is not there
 */
export function simulateSurvey(
  plan: SimulationPlan,
  instrument: Instrument,
  model: SimulationModel = builtInSimulationModel(),
): readonly SimulatedFile[] {
  const traits = buildTraits(instrument, model);
  const waves = new Map<string, SimulatedWave>();
  for (const wave of new Set(plan.exports.map((layout) => layout.wave))) {
    waves.set(wave, simulateWave(planWave(plan, wave, traits, instrument), instrument, model));
  }
  const headers = new Map(
    plan.exports.map((layout) => {
      const asked = [...(waves.get(layout.wave)?.answers.keys() ?? [])];
      return [layout.file, itemHeaders(layout, asked, traits, instrument)];
    }),
  );
  const surveys = plan.exports.flatMap((layout) => {
    const [wave, columns] = [waves.get(layout.wave), headers.get(layout.file)];
    if (wave === undefined || columns === undefined) return [];
    const bytes =
      layout.format === "sav"
        ? writeSpssExport(wave, layout, columns, instrument)
        : encode(writeExport(wave, layout, columns, instrument), layout.encoding);
    return [{ path: layout.file, bytes }];
  });
  const norms = plan.references.map((reference) => ({
    path: reference.file,
    bytes: writeYaml(deriveNorms(plan, reference, traits, instrument, model)),
  }));
  const projects = plan.projects.map((project) => ({
    path: project.file,
    bytes: writeYaml(describeProject(project, plan.exports, headers, instrument)),
  }));
  const side = [
    { path: plan.populationFile, bytes: writePopulation(plan) },
    { path: plan.areasFile, bytes: writeAreas(plan) },
    { path: plan.truthFile, bytes: writeTruth(plan) },
  ];
  return [...surveys, ...norms, ...projects, ...side];
}

function encode(text: string, encoding: PlannedExport["encoding"]): Uint8Array | string {
  if (encoding === "windows-1252") return encodeWindows1252(text);
  return encoding === "utf-8-bom" ? `\uFEFF${text}` : text;
}

/** Cuts from a simulated reference population, by grade. */
function deriveNorms(
  plan: SimulationPlan,
  reference: PlannedReference,
  traits: readonly Trait[],
  instrument: Instrument,
  model: SimulationModel,
): Norms {
  const request = planReference(plan, reference, traits, instrument);
  const responses = toResponses(simulateWave(request, instrument, model));
  const { spread, multiplier } = reference;
  const everyone = new Uint8Array(responses.respondents).fill(1);
  const derived = deriveCuts({
    scales: instrument.scales,
    scores: scoreScales(responses, instrument),
    weight: new Float64Array(responses.respondents).fill(1),
    groups: groupRespondents(responses, ["grade"], responses.grade.names, everyone),
    rule: { method: "median-mad", spread, multiplier },
  });
  // Nobody invented needs protection.
  const judged = judgeCuts(derived.cuts, "median-mad", OPEN_POLICY);
  const { medians } = judged;
  const cuts = releaseCuts(judged.cuts, OPEN_POLICY);
  const note = noteMedians(medians);
  return {
    schema: "ctc-norms/1",
    id: reference.id,
    instrument: { id: instrument.id, version: instrument.version },
    population: reference.population,
    waves: [reference.wave],
    respondents: responses.respondents,
    synthetic: true,
    derivation: {
      method: "median-mad",
      centre: "median",
      spread,
      multiplier,
      by: ["grade"],
      ...(note === null ? {} : { note }),
    },
    cuts,
  };
}
