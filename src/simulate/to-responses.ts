import type { Grouping, Responses } from "../vocabulary/responses.ts";
import type { SimulatedWave } from "./simulate-wave.ts";

/** Invented answers as coded answers, so that they are scored like those of real pupils. */
export function toResponses(wave: SimulatedWave): Responses {
  const area = group(wave.pupils.map((pupil) => pupil.area));
  return {
    respondents: wave.pupils.length,
    answers: wave.answers,
    area: { ...area, ids: area.names },
    grade: group(wave.pupils.map((pupil) => pupil.grade)),
    gender: group(wave.pupils.map((pupil) => pupil.gender ?? "")),
  };
}

function group(values: readonly string[]): Grouping {
  const names = [...new Set(values)].filter((name) => name !== "").sort();
  return { names, of: Int32Array.from(values, (value) => names.indexOf(value)) };
}
