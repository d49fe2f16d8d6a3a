import type { Instrument } from "../vocabulary/instrument.ts";
import type { PlannedReference, SimulationPlan } from "../vocabulary/simulation.ts";
import type { Trait } from "./answers/build-traits.ts";
import { invalidPlan } from "./invalid-plan.ts";
import type { WaveRequest } from "./simulate-wave.ts";

/**
 * One wave of a plan as a request: respondents = pupils × response rate, rounded, by area and grade.
 *
 * @throws CtcError `config-invalid` for a wave or trait that is not there
 */
export function planWave(
  plan: SimulationPlan,
  wave: string,
  traits: readonly Trait[],
  instrument: Instrument,
): WaveRequest {
  const planned = plan.waves[wave];
  if (planned === undefined)
    throw invalidPlan("waves", "not-there", { thing: "wave", wanted: wave });
  const areas = plan.areas.map((area) => {
    const changes = planned.changes.filter((change) => change.area === area.name);
    const shifts: Record<string, number> = { ...area.traits };
    for (const { trait, shift } of changes) shifts[trait] = (shifts[trait] ?? 0) + shift;
    requireTraits(`areas.${area.id}`, Object.keys(shifts), traits);
    const rate = area.responseRate[wave] ?? 0;
    const respondents = Object.entries(area.pupils).map(([grade, pupils]) => [
      grade,
      Math.round(pupils * rate),
    ]);
    return { ...area, shifts, respondents: Object.fromEntries(respondents) };
  });
  const asked = askedItems(planned, traits, instrument);
  return { seed: `${plan.seed}/${wave}`, areas, asked };
}

/** A reference population as a request: the municipality as a whole, without areas and classes. */
export function planReference(
  plan: SimulationPlan,
  reference: PlannedReference,
  traits: readonly Trait[],
  instrument: Instrument,
): WaveRequest {
  const everybody = {
    id: "everybody",
    name: "",
    respondents: reference.respondents,
    schools: {},
    otherGender: 0,
    spellings: [],
    shifts: {},
  };
  const asked = askedItems(reference, traits, instrument);
  return { seed: `${plan.seed}/${reference.id}`, areas: [everybody], asked };
}

/** Items of the traits that are asked, in the order of the instrument. */
function askedItems(
  choice: { readonly asked?: readonly string[]; readonly notAsked: readonly string[] },
  traits: readonly Trait[],
  instrument: Instrument,
): readonly string[] {
  requireTraits("asked", [...(choice.asked ?? []), ...choice.notAsked], traits);
  const asked = traits.filter(
    ({ id }) => (choice.asked?.includes(id) ?? true) && !choice.notAsked.includes(id),
  );
  const items = new Set(asked.flatMap((trait) => trait.items.map(({ id }) => id)));
  return instrument.items.map(({ id }) => id).filter((id) => items.has(id));
}

function requireTraits(place: string, ids: readonly string[], traits: readonly Trait[]): void {
  const unknown = ids.find((id) => !traits.some((trait) => trait.id === id));
  if (unknown !== undefined)
    throw invalidPlan(place, "not-there", { thing: "scale-or-trait", wanted: unknown });
}
