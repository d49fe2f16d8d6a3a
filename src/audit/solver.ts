import type { Highs } from "highs";
import type { Bounds } from "./propagate.ts";
import type { Fact, Terms } from "./system.ts";

/** One extreme of a sum: its value, and the numbers that give it. */
export interface Extreme {
  readonly value: number;
  /** One number per column, whole or not; null where nothing limits the sum. */
  readonly solution: Float64Array | null;
  readonly isWhole: boolean;
}

/** Facts about columns 0 … n − 1, ready to be asked for extremes. */
export interface Program {
  /** Over all numbers, quickly. @returns null where none keep all facts */
  readonly linearExtreme: (terms: Terms, direction: "low" | "high") => Extreme | null;
  /** Over whole numbers. @returns null where none keep all facts */
  readonly wholeExtreme: (terms: Terms, direction: "low" | "high") => Extreme | null;
  /** From here on only these facts hold: 1 for each that does, in their order. */
  readonly keep: (facts: Uint8Array) => void;
  readonly close: () => void;
}

/** The linear and integer programming solver. */
export interface Solver {
  readonly open: (facts: readonly Fact[], bounds: Bounds) => Program;
}

type Model = ReturnType<Highs["createModel"]>;

declare global {
  /** The one name of the web's types that the solver's package speaks of, and Node's types lack. */
  namespace WebAssembly {
    interface Module {}
  }
}

/** How far from a whole number the solver's arithmetic may leave one. */
const TOLERANCE = 1e-6;
/** Integer programs that take more are left at the bound proved by then, which may be too wide. */
const MOST_NODES = 2000;

/** Loads HiGHS (MIT), compiled to WebAssembly; it takes 3.5 MB, so only the audit does. */
export async function loadSolver(): Promise<Solver> {
  const loaded: unknown = await import("highs");
  if (!isPackage(loaded)) throw new RangeError("the package highs does not load as it should");
  const highs = await loaded.default();
  return { open: (facts, bounds) => openProgram(highs, facts, bounds) };
}

/** The types of the package describe its CommonJS form; this is its ES module. */
function isPackage(loaded: unknown): loaded is { readonly default: () => Promise<Highs> } {
  if (typeof loaded !== "object" || loaded === null || !("default" in loaded)) return false;
  return typeof loaded.default === "function";
}

function openProgram(highs: Highs, facts: readonly Fact[], bounds: Bounds): Program {
  const columns = bounds.low.length;
  const limit = (value: number): number =>
    Number.isFinite(value) ? value : Math.sign(value) * highs.infinity;
  const model = highs.createModel();
  model.options.set({
    output_flag: false,
    mip_rel_gap: 0,
    mip_abs_gap: TOLERANCE,
    mip_max_nodes: MOST_NODES,
    mip_heuristic_effort: 0,
    mip_detect_symmetry: false,
  });
  model.passModel({
    numCols: columns,
    numRows: facts.length,
    colCost: new Float64Array(columns),
    colLower: bounds.low,
    colUpper: bounds.high.map(limit),
    rowLower: facts.map(({ low }) => limit(low)),
    rowUpper: facts.map(({ high }) => limit(high)),
    matrix: {
      format: "csr",
      numRows: facts.length,
      numCols: columns,
      starts: startsOf(facts),
      indices: facts.flatMap(({ terms }) => terms.map(([cell]) => cell)),
      values: facts.flatMap(({ terms }) => terms.map(([, factor]) => factor)),
    },
  });
  const ask = (terms: Terms, direction: "low" | "high"): void => {
    const costs = new Float64Array(columns);
    for (const [cell, factor] of terms) costs[cell] = direction === "low" ? factor : -factor;
    model.changeColsCost({ kind: "range", from: 0, to: columns - 1 }, costs);
  };
  return {
    keep: (kept) => {
      if (facts.length === 0) return;
      const [low, high] = [new Float64Array(facts.length), new Float64Array(facts.length)];
      facts.forEach((fact, at) => {
        low[at] = kept[at] === 1 ? limit(fact.low) : -highs.infinity;
        high[at] = kept[at] === 1 ? limit(fact.high) : highs.infinity;
      });
      model.changeRowsBounds({ kind: "range", from: 0, to: facts.length - 1 }, low, high);
    },
    linearExtreme: (terms, direction) => {
      ask(terms, direction);
      return solve(highs, model, direction);
    },
    wholeExtreme: (terms, direction) => {
      ask(terms, direction);
      const every = new Int32Array(columns).fill(highs.constants.variableType.integer);
      model.changeColsIntegrality({ kind: "range", from: 0, to: columns - 1 }, every);
      const extreme = solve(highs, model, direction);
      model.clearIntegrality();
      return extreme;
    },
    close: () => model.dispose(),
  };
}

function startsOf(facts: readonly Fact[]): number[] {
  const starts = [0];
  for (const { terms } of facts) starts.push((starts.at(-1) ?? 0) + terms.length);
  return starts;
}

const isWhole = (value: number): boolean => Math.abs(value - Math.round(value)) < TOLERANCE;

function solve(highs: Highs, model: Model, direction: "low" | "high"): Extreme | null {
  const sign = direction === "low" ? 1 : -1;
  model.run();
  const status = model.getModelStatus();
  const { optimal, infeasible, unbounded, unboundedOrInfeasible, solutionLimit } =
    highs.constants.modelStatus;
  if (status === infeasible) return null;
  if (status === unbounded || status === unboundedOrInfeasible) {
    return { value: -sign * Number.POSITIVE_INFINITY, solution: null, isWhole: false };
  }
  if (status === solutionLimit) {
    return {
      value: sign * Number(model.info.get("mip_dual_bound")),
      solution: null,
      isWhole: false,
    };
  }
  if (status !== optimal) throw new RangeError(`the solver gave up with status ${status}`);
  const { colValue } = model.getSolution();
  const isAllWhole = colValue.every(isWhole);
  const solution = Float64Array.from(colValue, isAllWhole ? Math.round : Number);
  return { value: sign * model.getObjectiveValue(), solution, isWhole: isAllWhole };
}
