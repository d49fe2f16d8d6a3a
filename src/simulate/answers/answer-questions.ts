import type { LifeDomain } from "../../vocabulary/instrument.ts";
import type { SimulationModel } from "../../vocabulary/simulation.ts";
import { openRandom, type Random } from "../random.ts";
import type { Trait, TraitItem } from "./build-traits.ts";

/** How a respondent fills in the questionnaire. */
export type Manner = "honest" | "exaggerating" | "straight-lining";

/** A respondent who never existed, before any question is put. */
export interface Person {
  /** Name of this person's streams of random numbers. */
  readonly key: string;
  readonly grade: string;
  readonly general: number;
  readonly domains: Readonly<Record<LifeDomain, number>>;
  readonly manner: Manner;
  /** Where straight-liners put their tick, counted from 0. */
  readonly column: number;
  /** How far this person's area, class, grade and gender lie from the mean of a trait. */
  readonly shift: (trait: Trait) => number;
}

/**
 * One respondent's answers to every item, nothing missing yet.
 *
 *     θ = ±(g·G + d·D) + √(1 − g² − d²)·U + shift      y = λ·θ + √(1 − λ²)·e
 *
 * with G general, D the living environment's and U the trait's own factor, ± by kind, all standard
 * normal; the answer is the number of thresholds below y.
 */
export function answerQuestions(
  person: Person,
  traits: readonly Trait[],
  model: SimulationModel,
): Map<string, number> {
  const answers = new Map<string, number>();
  for (const trait of traits) {
    const random = openRandom(`${person.key}/${trait.id}`);
    const level = traitLevel(person, trait, model, random);
    for (const item of trait.items) {
      const noise = random.normal();
      const chance = random.uniform();
      const latent = trait.loading * level + Math.sqrt(1 - trait.loading ** 2) * noise;
      answers.set(item.id, pickAnswer(person, trait, item, latent, chance));
    }
  }
  return answers;
}

function traitLevel(person: Person, trait: Trait, model: SimulationModel, random: Random): number {
  const own = random.normal();
  if (trait.domain === null) return own + person.shift(trait);
  const { general, domain } = model.loadings;
  const shared = general * person.general + domain * person.domains[trait.domain];
  const rest = Math.sqrt(1 - general ** 2 - domain ** 2);
  return trait.sign * shared + rest * own + person.shift(trait);
}

/** Exaggerating respondents answer everything but attitudes at or near the most. */
function pickAnswer(
  person: Person,
  trait: Trait,
  item: TraitItem,
  latent: number,
  chance: number,
): number {
  const last = item.codes.length - 1;
  let place = 0;
  for (const threshold of item.thresholds) if (latent > threshold) place++;
  if (person.manner === "straight-lining" && trait.isScale) {
    return item.printed[Math.min(person.column, last)] as number;
  }
  if (person.manner === "exaggerating" && !trait.isScale) {
    place = chance < 0.6 ? last : Math.floor(((chance - 0.6) / 0.4) * (last + 1));
  }
  return item.codes[place] as number;
}
