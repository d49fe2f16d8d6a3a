/**
 * How long an audit takes: areas × measures, without splits and by grade × gender, rounded, with one
 * figure in ten withheld. Nothing is read or written.
 *
 *     npx tsx tests/bench/audit-speed.ts [areas] [measures]
 */
import { attackSurvey } from "../../src/audit/attack-survey.ts";
import type { PrintedFigure } from "../../src/audit/printed.ts";
import { surveysOf } from "../../src/audit/published-survey.ts";
import { loadSolver } from "../../src/audit/solver.ts";
import { policyNamed } from "../support/policies.ts";
import { printedFigure, printedFile, printedParticipation } from "../support/printed.ts";

const [areaCount, measureCount] = [Number(process.argv[2] ?? 50), Number(process.argv[3] ?? 40)];
const areas = Array.from({ length: areaCount }, (_, at) => `area ${at}`);
const measures = Array.from({ length: measureCount }, (_, at) => `measure ${at}`);
const GRADES = ["7", "9", "11"];
const GENDERS = ["girl", "boy"];
const solver = await loadSolver();
const means = {
  policy: policyNamed("default"),
  instrument: null,
  register: [],
  assumesPrimary: false,
  isExact: false,
  intervalOf: () => ({ low: 0, high: 1 }),
  solver,
};

/** Numbers that differ from cell to cell, the same every time. */
const spread = (area: number, measure: number, split: number): number =>
  (area * 31 + measure * 17 + split * 7) % 40;

function figures(measure: string, place: number, isSplit: boolean): PrintedFigure[] {
  return areas.flatMap((area, at) => {
    const splits = GRADES.flatMap((grade, g) =>
      GENDERS.map((gender, s) => {
        const n = 50 + ((at + g + s) % 5);
        return { grade, gender, n, k: 5 + (spread(at, place, g * 2 + s + 1) % 20) };
      }),
    );
    const isHidden = (at + place) % 10 === 0;
    // Twelve more whose grade or gender is not known.
    const n = splits.reduce((sum, split) => sum + split.n, 12);
    const k = splits.reduce((sum, split) => sum + split.k, 4);
    const total = printedFigure({ area, measure }, isHidden ? "withheld" : [n, k]);
    if (!isSplit || isHidden) return [total];
    const rounded = splits.map(({ grade, gender, ...counts }) =>
      printedFigure({ area, measure, grade, gender }, { ...counts, step: 0.1 }),
    );
    return [total, ...rounded];
  });
}

for (const isSplit of [false, true]) {
  const rows = measures.flatMap((measure, place) => figures(measure, place, isSplit));
  const file = printedFile(
    rows,
    areas.map((area) => printedParticipation(area, 340)),
  );
  const start = performance.now();
  const [survey] = surveysOf([file]);
  if (survey === undefined) throw new Error("no survey");
  const { counts, contradictions } = attackSurvey(survey, means);
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  const leaks = counts.filter(({ verdict }) => verdict === "leak").length;
  const facts = {
    isSplit,
    rows: rows.length,
    attacked: counts.length,
    leaks,
    contradictions: contradictions.length,
    seconds,
  };
  process.stdout.write(`${JSON.stringify(facts)}\n`);
}
