import { CtcError } from "../vocabulary/errors.ts";
import type { Instrument } from "../vocabulary/instrument.ts";
import type { Thing } from "../vocabulary/problem.ts";
import type { Project, Wave } from "../vocabulary/project.ts";
import type { Path } from "./document.ts";
import { notThere, type Problem, pathToPlace } from "./problem.ts";

/**
 * Refuses a project that names items, answer sets, codes or honesty rules that the instrument lacks:
 * a misspelt item would count as not asked, and a misspelt rule would leave in who the user believes
 * is out, without a word.
 *
 * @param file base name of the project file, for messages.
 * @throws CtcError `config-invalid` {file, place, problem, more}.
 */
export function checkProjectFits(project: Project, instrument: Instrument, file: string): void {
  const waves = Object.entries(project.waves).flatMap(([label, wave]) =>
    waveProblems(wave, instrument, ["waves", label]),
  );
  const problems = [...waves, ...honestyProblems(project.honesty, instrument)];
  const [first] = problems;
  if (!first) return;
  throw new CtcError("config-invalid", {
    ...first.facts,
    file,
    place: pathToPlace(first.path),
    problem: first.problem,
    more: problems.length - 1,
  });
}

function waveProblems(wave: Wave, instrument: Instrument, path: Path): Problem[] {
  const items = instrument.items.map(({ id }) => id);
  const sets = Object.keys(instrument.answers);
  return [
    ...unknownKeys(wave.items, items, "item", [...path, "items"]),
    ...unknownKeys(wave.comparability, items, "item", [...path, "comparability"]),
    ...unknownKeys(wave.questions ?? {}, items, "item", [...path, "questions"]),
    ...unknownKeys(wave.answers, sets, "answer-set", [...path, "answers"]),
    ...Object.entries(wave.answers).flatMap(([set, codes]) =>
      unknownCodes(codes, set, instrument, [...path, "answers", set]),
    ),
  ];
}

function honestyProblems(named: readonly string[], instrument: Instrument): Problem[] {
  const known = (instrument.honesty ?? []).map(({ id }) => id);
  return named.flatMap((id, at) => {
    const path = ["honesty", at];
    if (!known.includes(id)) return [notThere(path, "honesty-rule", id, known)];
    const isTwice = named.indexOf(id) !== at;
    return isTwice ? [{ path, problem: "rule-twice", facts: { rule: id } }] : [];
  });
}

function unknownKeys(
  record: Readonly<Record<string, unknown>>,
  known: readonly string[],
  thing: Thing,
  path: Path,
): Problem[] {
  const strange = Object.keys(record).filter((key) => !known.includes(key));
  return strange.map((key) => notThere([...path, key], thing, key, known));
}

function unknownCodes(
  codes: Readonly<Record<string, number>>,
  set: string,
  instrument: Instrument,
  path: Path,
): Problem[] {
  const known = instrument.answers[set];
  if (!known) return [];
  const strange = Object.entries(codes).filter(([, code]) => !known.some((a) => a.code === code));
  return strange.map(([text, code]) => ({
    path: [...path, text],
    problem: "not-an-answer",
    facts: { code, set },
  }));
}
