import { defuseCell, quoteCell } from "../../vocabulary/csv-cell.ts";
import type { PlannedArea, SimulationPlan } from "../../vocabulary/simulation.ts";

const csv = (rows: readonly (readonly string[])[]): string =>
  rows.map((row) => `${row.map((cell) => quoteCell(defuseCell(cell))).join(",")}\n`).join("");

const known = (plan: SimulationPlan): readonly PlannedArea[] =>
  plan.areas.filter(({ name }) => name !== "");

/** `population.csv`: pupils of every reported area and grade, whether they answered or not. */
export function writePopulation(plan: SimulationPlan): string {
  const counts = new Map<string, Map<string, number>>();
  for (const area of known(plan)) {
    const name = area.partOf?.name ?? area.name;
    const grades = counts.get(name) ?? new Map<string, number>();
    for (const [grade, pupils] of Object.entries(area.pupils)) {
      grades.set(grade, (grades.get(grade) ?? 0) + pupils);
    }
    counts.set(name, grades);
  }
  const rows = [...counts].flatMap(([name, grades]) =>
    [...grades].map(([grade, pupils]) => [name, grade, "", String(pupils)]),
  );
  return csv([["area", "grade", "gender", "pupils"], ...rows]);
}

/** `areas.csv`: every name found in the survey, and the area that it is reported as. */
export function writeAreas(plan: SimulationPlan): string {
  const rows = known(plan).flatMap((area) => {
    const { id, name } = area.partOf ?? area;
    const aliases = area.spellings.filter(({ alias }) => alias).map(({ text }) => text);
    return [area.name, ...aliases].map((found) => [id, name, found]);
  });
  return csv([["area_id", "name", "area"], ...rows]);
}

/** `truth.csv`: all that was planted. What it does not name differs by chance alone. */
export function writeTruth(plan: SimulationPlan): string {
  const rows = Object.entries(plan.waves).flatMap(([wave, { changes }]) => [
    ...known(plan).flatMap((area) =>
      Object.entries(area.traits).map(([trait, shift]) => [
        wave,
        area.name,
        trait,
        String(shift),
        "level of the area, the same in every wave",
      ]),
    ),
    ...changes.map(({ area, trait, shift, note }) => [wave, area, trait, String(shift), note]),
  ]);
  return csv([["wave", "area", "measure", "shift", "note"], ...rows]);
}
