import type { Instrument } from "../vocabulary/instrument.ts";
import type { SimulationModel } from "../vocabulary/simulation.ts";
import { answerQuestions, type Manner, type Person } from "./answers/answer-questions.ts";
import { prepareRules } from "./answers/apply-rules.ts";
import { buildTraits, type Trait } from "./answers/build-traits.ts";
import { leaveOut } from "./answers/leave-out.ts";
import { drawPupils, type Pupil, type SimulatedArea } from "./draw-pupils.ts";
import { openRandom, uniformOf } from "./random.ts";

/** What is to be simulated: everybody who answers one survey. */
export interface WaveRequest {
  /** Seed and wave: the beginning of every stream's name. */
  readonly seed: string;
  readonly areas: readonly SimulatedArea[];
  /** Items asked, in the order of the questionnaire. */
  readonly asked: readonly string[];
}

/** Invented answers: row i is the same pupil in every column. */
export interface SimulatedWave {
  readonly pupils: readonly Pupil[];
  readonly answers: ReadonlyMap<string, Int16Array>;
}

/** Everybody who answers one survey, in an order that tells nothing about area or grade. */
export function simulateWave(
  request: WaveRequest,
  instrument: Instrument,
  model: SimulationModel,
): SimulatedWave {
  const traits = buildTraits(instrument, model);
  const applyRules = prepareRules(model.rules, traits, instrument);
  const classShift = classShifts(request.seed, model.classEffect);
  const drawn = request.areas.flatMap((area) =>
    drawPupils(area, request.seed, model.missing.gender),
  );
  drawn.sort((a, b) => a.order - b.order || (a.pupil.key < b.pupil.key ? -1 : 1));
  const answers = new Map(request.asked.map((item) => [item, new Int16Array(drawn.length)]));
  drawn.forEach(({ pupil, area }, row) => {
    const person = makePerson(pupil, area, model, classShift);
    const given = answerQuestions(person, traits, model);
    applyRules(person, given);
    confess(person, given, traits, model);
    leaveOut(pupil.key, given, request.asked, model.missing);
    for (const [item, column] of answers) column[row] = given.get(item) as number;
  });
  return { pupils: drawn.map(({ pupil }) => pupil), answers };
}

function makePerson(
  pupil: Pupil,
  area: SimulatedArea,
  model: SimulationModel,
  classShift: (pupil: Pupil, trait: Trait) => number,
): Person {
  const random = openRandom(`${pupil.key}/person`);
  const { exaggerating, straightLining } = model.dishonesty;
  const chance = random.uniform();
  const manner: Manner =
    chance < exaggerating
      ? "exaggerating"
      : chance < exaggerating + straightLining
        ? "straight-lining"
        : "honest";
  return {
    key: pupil.key,
    grade: pupil.grade,
    manner,
    column: Math.floor(random.uniform() * 4),
    general: random.normal(),
    domains: {
      community: random.normal(),
      family: random.normal(),
      school: random.normal(),
      peer_individual: random.normal(),
    },
    shift: (trait) =>
      (area.shifts[trait.id] ?? 0) +
      (trait.model.grade[pupil.grade] ?? 0) +
      (pupil.gender === null ? 0 : (trait.model.gender[pupil.gender] ?? 0)) +
      classShift(pupil, trait),
  };
}

/** What a class has in common, drawn once per class and trait. */
function classShifts(seed: string, effect: number): (pupil: Pupil, trait: Trait) => number {
  const known = new Map<string, number>();
  return (pupil, trait) => {
    if (pupil.school === "") return 0;
    const key = `${seed}/${pupil.school}/${pupil.class}/${trait.id}`;
    const shift = known.get(key) ?? effect * openRandom(key).normal();
    known.set(key, shift);
    return shift;
  };
}

/** Half of those who exaggerate say so when asked how honest they were. */
function confess(
  person: Person,
  answers: Map<string, number>,
  traits: readonly Trait[],
  model: SimulationModel,
): void {
  if (person.manner !== "exaggerating") return;
  const { honestyItem } = model.dishonesty;
  const item = traits.flatMap(({ items }) => items).find(({ id }) => id === honestyItem);
  if (item === undefined) return;
  const says = uniformOf(`${person.key}/confess`) < 0.5;
  answers.set(honestyItem, item.codes[says ? item.codes.length - 1 : 0] as number);
}
