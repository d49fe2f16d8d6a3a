import type { CellMargin, Design, DesignCalibration } from "../../vocabulary/design.ts";
import { CtcError } from "../../vocabulary/errors.ts";
import type { WeightSpread } from "../../vocabulary/profile.ts";
import type { PopulationCount } from "../../vocabulary/project.ts";
import type { Responses } from "../../vocabulary/responses.ts";
import { type CalibrationCell, namesOf, placeRespondents } from "./place-respondents.ts";
import { type RakingMargin, rake } from "./rake.ts";
import { registerCells } from "./register-cells.ts";
import { spreadOfWeights } from "./weight-spread.ts";

export interface CalibrationRequest {
  readonly method: DesignCalibration["method"];
  readonly population: readonly PopulationCount[];
  readonly groups: Pick<Responses, "area" | "grade" | "gender">;
  readonly design: Design;
  /** 1 for respondents who are in no figure; they get weight 0. */
  readonly excluded: Uint8Array;
  /** Fewest respondents that may have a weight of their own: pupils / respondents tells their number. */
  readonly fewest: number;
}

/** A calibrated design, and what its reader has to know. */
export interface Calibrated {
  readonly design: Design;
  readonly spread: WeightSpread;
  /** 1 for respondents of an area whose grade or gender the register does not have. */
  readonly unplaced: Uint8Array;
  /** What the register tells the pupils of an area apart by. */
  readonly by: readonly ("grade" | "gender")[];
  /** Grades and genders of the register that nobody in the survey has; they are left out. */
  readonly notSurveyed: readonly string[];
}

/** Over this part of the respondents without a place, it is the register that does not fit. */
const MOST_UNPLACED = 0.1;

/**
 * The design with its weights fitted to the register.
 *
 * - `poststratify`: each grade × gender of each area gets the register's count.
 * - `rake`: only the margins do: area, grade, and gender (iterative proportional fitting).
 *
 * Nobody is left out: what respondents without a place in the register get, `placeRespondents` says.
 *
 * @throws CtcError `calibration-area-missing` {area}; `calibration-empty-sample` and
 *   `calibration-empty-register` {area, grade, gender}; `calibration-unplaced` {percent} where over a
 *   tenth of the weights have no place; `calibration-not-converged` {margin, rounds};
 *   `calibration-small-cells` {areas} where a poststratum has fewer than `fewest` respondents
 * @see Holt & Smith (1979), JRSS A 142(1), 33–46; Deville, Särndal & Sautory (1993), JASA 88(423), 1013–1020
 */
export function calibrateDesign(request: CalibrationRequest): Calibrated {
  const { method, groups, design, excluded } = request;
  const present = new Set(groups.area.of.filter((_, row) => excluded[row] === 0));
  const areas = groups.area.names.flatMap((_, area) => (present.has(area) ? [area] : []));
  const names = areas.map((area) => groups.area.names[area] ?? "");
  const register = registerCells(request.population, names);
  const placing = { groups, weight: design.weight, excluded };
  const { cells, cell, notSurveyed } = placeRespondents(register, areas, placing);
  requirePlaces(cells);
  requireAnswers(cells, names, method);
  if (method === "poststratify") refuseSmallCells(cells, names, request.fewest);
  const declared = Float64Array.from(cells, (one) => one.declared);
  const margins = method === "rake" ? rakingMargins(cells, register) : [];
  const factor =
    method === "rake"
      ? rake(declared, margins)
      : Float64Array.from(cells, ({ pupils }, at) => pupils / (declared[at] as number));
  const weight = design.weight.map((w, row) =>
    cell[row] === -1 ? 0 : w * (factor[cell[row] as number] as number),
  );
  const fitted = method === "rake" ? margins : [eachCell(cells.length)];
  const calibration = { method, cell, factor, declared, margins: fitted };
  return {
    design: { ...design, weight, weighted: true, calibration },
    spread: spreadOfWeights(weight),
    unplaced: Uint8Array.from(cell, (at) => (isUnplaced(cells[at]) ? 1 : 0)),
    by: [
      ...(register.hasGrade ? (["grade"] as const) : []),
      ...(register.hasGender ? (["gender"] as const) : []),
    ],
    notSurveyed,
  };
}

const isUnplaced = (cell: CalibrationCell | undefined): boolean =>
  cell !== undefined && !cell.isPlaced && cell.area !== -1;

/** A grade or gender that is written in another way would send everybody to the unplaced. */
function requirePlaces(cells: readonly CalibrationCell[]): void {
  const inAreas = cells.filter(({ area }) => area !== -1);
  const sum = (of: readonly CalibrationCell[]) =>
    of.reduce((all, { declared }) => all + declared, 0);
  const part = sum(inAreas.filter(({ isPlaced }) => !isPlaced)) / sum(inAreas);
  if (part <= MOST_UNPLACED) return;
  throw new CtcError("calibration-unplaced", { percent: Math.round(part * 100) });
}

/** Poststrata without an answer cannot get a weight; raking needs an answer in every area. */
function requireAnswers(
  cells: readonly CalibrationCell[],
  names: readonly string[],
  method: DesignCalibration["method"],
): void {
  const hasAnswers = new Set(
    cells.flatMap(({ area, isPlaced, declared }) => (isPlaced && declared > 0 ? [area] : [])),
  );
  for (const { area, grade, gender, isPlaced, declared } of cells) {
    if (!isPlaced || declared > 0) continue;
    const name = names[area] ?? "–";
    if (method === "poststratify")
      throw new CtcError("calibration-empty-sample", namesOf(name, grade, gender));
    if (!hasAnswers.has(area))
      throw new CtcError("calibration-empty-sample", namesOf(name, "", ""));
  }
}

/** The weight of a poststratum is public count / respondents: a small one would be told by any share. */
function refuseSmallCells(
  cells: readonly CalibrationCell[],
  names: readonly string[],
  fewest: number,
): void {
  const small = cells.filter(({ isPlaced, respondents }) => isPlaced && respondents < fewest);
  if (small.length === 0) return;
  const areas = new Set(small.map(({ area }) => names[area] ?? "–"));
  throw new CtcError("calibration-small-cells", { areas: [...areas].join("; ") });
}

const eachCell = (cells: number): CellMargin => ({
  of: Int32Array.from({ length: cells }, (_, at) => at),
  categories: cells,
});

/** Areas (those without a place apart from the others), grades and genders, with their pupils. */
function rakingMargins(
  cells: readonly CalibrationCell[],
  { hasGrade, hasGender }: { readonly hasGrade: boolean; readonly hasGender: boolean },
): readonly RakingMargin[] {
  const placedOnly =
    (group: "grade" | "gender") =>
    (cell: CalibrationCell): string | null =>
      cell.isPlaced ? cell[group] : null;
  return [
    marginOf("area", cells, ({ area, isPlaced }) => `${area} ${isPlaced}`),
    ...(hasGrade ? [marginOf("grade", cells, placedOnly("grade"))] : []),
    ...(hasGender ? [marginOf("gender", cells, placedOnly("gender"))] : []),
  ];
}

function marginOf(
  name: string,
  cells: readonly CalibrationCell[],
  categoryOf: (cell: CalibrationCell) => string | null,
): RakingMargin {
  const totals = new Map<string, number>();
  for (const cell of cells) {
    const category = categoryOf(cell);
    if (category !== null) totals.set(category, (totals.get(category) ?? 0) + cell.pupils);
  }
  const places = new Map([...totals.keys()].map((category, at) => [category, at]));
  return {
    name,
    of: Int32Array.from(cells, (cell) => places.get(categoryOf(cell) ?? "") ?? -1),
    categories: places.size,
    totals: Float64Array.from(totals.values()),
  };
}
