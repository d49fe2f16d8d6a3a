import fc from "fast-check";
import { expect, it } from "vitest";
import { attackSurvey } from "../../src/audit/attack-survey.ts";
import {
  countRange,
  exactly,
  type PrintedFigure,
  type PrintedFile,
} from "../../src/audit/printed.ts";
import { surveysOf } from "../../src/audit/published-survey.ts";
import { loadSolver } from "../../src/audit/solver.ts";
import type { AuditPlace } from "../../src/vocabulary/audit.ts";
import { policyNamed } from "../support/policies.ts";
import { type Cell, printedFigure, printedFile, printedParticipation } from "../support/printed.ts";

const solver = await loadSolver();
const means = {
  policy: policyNamed("default"),
  instrument: null,
  register: [],
  assumesPrimary: false,
  isExact: true,
  intervalOf: () => ({ low: 0, high: 1 }),
  solver,
};
const attack = (file: PrintedFile) => {
  const [survey] = surveysOf([file]);
  if (survey === undefined) throw new Error("no survey");
  return attackSurvey(survey, means);
};

/** Pupils of one area and gender: who answered, and of these who is counted. */
interface Group {
  readonly area: string;
  readonly gender: string;
  readonly n: number;
  readonly k: number;
}

const AREAS = ["A", "B", "C", "D"];
const GENDERS = ["girl", "boy", "?"];

/** Municipalities of four areas and some pupils without one; few of another or unknown gender. */
const municipality: fc.Arbitrary<readonly Group[]> = fc
  .array(fc.tuple(fc.nat({ max: 60 }), fc.nat({ max: 100 })), { minLength: 15, maxLength: 15 })
  .map((draws) =>
    draws.map(([size, percent], at) => {
      const gender = GENDERS[at % 3] ?? "";
      const n = gender === "?" || at >= 12 ? size % 7 : size;
      const area = AREAS[Math.floor(at / 3)] ?? "";
      return { area, gender, n, k: Math.round((n * percent) / 100) };
    }),
  );

const sumOf = (groups: readonly Group[], area: string | null, gender: string | null) => {
  const inside = groups.filter(
    (g) => (area === null || g.area === area) && (gender === null || g.gender === gender),
  );
  return [
    inside.reduce((sum, { n }) => sum + n, 0),
    inside.reduce((sum, { k }) => sum + k, 0),
  ] as const;
};

/** How each split of an area is printed: not at all, exactly, or rounded to a step. */
const treatments = fc.array(fc.constantFrom("none", "exact", 0.02, 0.1), {
  minLength: 4,
  maxLength: 4,
});
const hidings = fc.array(fc.boolean(), { minLength: 4, maxLength: 4 });

type Treatment = string | number;

function publish(
  groups: readonly Group[],
  hidden: readonly boolean[],
  splits: readonly Treatment[],
  isPartial: boolean,
): PrintedFile {
  const figures: PrintedFigure[] = AREAS.flatMap((area, at) => {
    const all = sumOf(groups, area, null);
    const isHidden = hidden[at] === true || all[0] === 0;
    const total = printedFigure({ area }, isHidden ? "withheld" : all);
    const split = isHidden ? "none" : (splits[at] ?? "none");
    if (split === "none") return [total];
    const parts = ["girl", "boy"].flatMap((gender): PrintedFigure[] => {
      const [n, k] = sumOf(groups, area, gender);
      if (n === 0) return [];
      const cell: Cell = typeof split === "number" ? { n, k, step: split } : [n, k];
      return [printedFigure({ area, gender }, cell)];
    });
    return [total, ...parts];
  });
  const shown = AREAS.filter((_, at) =>
    figures.some((f) => f.area === AREAS[at] && f.status === "shown" && f.gender === null),
  );
  const without = sumOf(groups, "", null);
  const whole = [...shown, ...(isPartial ? [] : AREAS.filter((area) => !shown.includes(area)))].map(
    (area) => sumOf(groups, area, null),
  );
  const everyone = [...whole, without].reduce<readonly [number, number]>(
    ([n, k], [m, l]) => [n + m, k + l],
    [0, 0],
  );
  const row = everyone[0] === 0 ? [] : [printedFigure({ isPartial }, everyone)];
  const participation = AREAS.map((area) =>
    printedParticipation(area, sumOf(groups, area, null)[0] + 3),
  );
  return printedFile([...figures, ...row], participation, {
    without: {
      area: without[0] === 0 ? exactly(0) : countRange(5 * Math.floor((without[0] + 2) / 5), 5),
    },
  });
}

it("never says that a count lies where it does not", () => {
  let [asked, narrow] = [0, 0];
  fc.assert(
    fc.property(
      municipality,
      hidings,
      treatments,
      fc.boolean(),
      (groups, hidden, splits, isPartial) => {
        const { counts, contradictions } = attack(publish(groups, hidden, splits, isPartial));
        expect(contradictions).toEqual([]);
        for (const { place, quantity, low, high } of counts) {
          if (place.measure === null) continue;
          const [n, k] = truthAt(groups, place);
          const truth = { respondents: n, numerator: k, complement: n - k, cell: 0 }[quantity];
          expect([place, quantity, low <= truth && truth <= (high ?? Infinity)]).toEqual([
            place,
            quantity,
            true,
          ]);
          asked += 1;
          if (high !== null && high - low < 4) narrow += 1;
        }
      },
    ),
    { seed: 7, numRuns: 60 },
  );
  expect(asked).toBeGreaterThan(500);
  expect(narrow).toBeGreaterThan(100);
}, 60_000);

function truthAt(
  groups: readonly Group[],
  { area, gender, without }: AuditPlace,
): readonly [number, number] {
  if (without === "area") return sumOf(groups, "", null);
  return sumOf(groups, area, without === "gender" ? "?" : gender);
}

it("always finds the one area that a municipality's row gives away", () => {
  fc.assert(
    fc.property(
      municipality,
      fc.nat({ max: 3 }),
      fc.integer({ min: 1, max: 4 }),
      (drawn, place, few) => {
        const area = AREAS[place] ?? "";
        // No pupils without area, at least a few in every other one, and a small number in this one.
        const groups = drawn
          .filter((group) => group.area !== "")
          .map((group) => ({ ...group, n: group.n + 20, k: group.k + 5 }))
          .map((group) =>
            group.area === area ? { ...group, k: group.gender === "girl" ? few : 0 } : group,
          );
        const hidden = AREAS.map((name) => name === area);
        const { counts } = attack(publish(groups, hidden, [], false));
        const leak = counts.find((c) => c.place.area === area && c.quantity === "numerator");
        expect([leak?.low, leak?.high, leak?.verdict]).toEqual([few, few, "leak"]);
        expect(leak?.because.length).toBeGreaterThan(3);
      },
    ),
    { seed: 11, numRuns: 25 },
  );
}, 60_000);
