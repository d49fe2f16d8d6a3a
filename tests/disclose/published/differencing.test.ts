import fc from "fast-check";
import { expect, it } from "vitest";
import { holdPublished } from "../../../src/disclose/published/hold-published.ts";
import type { Told } from "../../../src/disclose/published/told.ts";
import {
  type MeasureCounts,
  type MeasureSolution,
  solveMeasure,
} from "../../../src/disclose/solve-survey.ts";
import { policyNamed } from "../../support/policies.ts";
import { told, toldArea, toldRow } from "../../support/told-rows.ts";

const policy = policyNamed("default");

/** Pupils of one fate: the area they were in and are in now, "" without one, null not in that survey. */
interface Fate {
  readonly before: string | null;
  readonly after: string | null;
  readonly respondents: number;
  readonly counted: number;
  /** What they answered to other questions: pupils are known by more than one. */
  readonly marks?: readonly number[];
}

interface Counts {
  readonly respondents: number;
  readonly counted: number;
}

const countsOf = (fates: readonly Fate[]): Counts => ({
  respondents: fates.reduce((sum, fate) => sum + fate.respondents, 0),
  counted: fates.reduce((sum, fate) => sum + fate.counted, 0),
});

/** One of two publications: its printed rows, and the fates that each is the sum of. */
interface Publication {
  readonly told: Told;
  readonly sums: readonly (readonly Fate[])[];
}

/** Publishes one of the two surveys, as a profile of every area and of everyone. */
function publish(
  fates: readonly Fate[],
  when: "before" | "after",
  held?: NonNullable<MeasureCounts["held"]>,
): Publication {
  const inside = fates.filter((fate) => fate[when] !== null);
  const names = [...new Set(inside.flatMap((fate) => fate[when] || []))].sort();
  const of = (name: string): Fate[] => inside.filter((fate) => fate[when] === name);
  const areas = names.map((name) => countsOf(of(name)));
  const solution = solveMeasure(
    {
      goodWhen: "low",
      areas,
      withoutArea: countsOf(of("")),
      ...(held === undefined ? {} : { held }),
    },
    {
      areas: areas.map(({ respondents }) => respondents),
      withoutArea: countsOf(of("")).respondents,
    },
    policy,
  );
  const inSum = inSums(solution, names, inside, when);
  const everyone = rowOf(countsOf(inSum), solution.everyone.kind);
  const rows = names.map((name, at) => {
    const counts = areas[at] ?? { respondents: 0, counted: 0 };
    const size = counts.respondents < policy.minimumRespondents ? null : counts.respondents;
    const row = rowOf(counts, solution.areas[at]?.kind ?? "withheld");
    const area = toldArea(name, size, row);
    return { ...area, rows: new Map([...area.rows, ...marksOf(of(name), counts.respondents)]) };
  });
  // Of whom not even the number is told is in no total.
  const toldSize = [...areas, countsOf(of(""))]
    .map(({ respondents }) => respondents)
    .filter((respondents) => respondents >= policy.minimumRespondents)
    .reduce((sum, respondents) => sum + respondents, 0);
  const shown = names.filter((_, at) => solution.areas[at]?.kind === "exact");
  return {
    told: told([toldArea(null, toldSize, everyone), ...rows]),
    sums: [...shown.map(of), ...(everyone.status === "shown" ? [inSum] : [])],
  };
}

/** Rows of other measures. */
const marksOf = (fates: readonly Fate[], respondents: number) =>
  [0, 1, 2].map((mark) => {
    const counted = fates.reduce((sum, { marks }) => sum + (marks?.[mark] ?? 0), 0);
    return [`mark ${mark}`, toldRow([counted, respondents])] as const;
  });

const rowOf = ({ counted, respondents }: Counts, kind: string) => {
  if (kind === "withheld") return toldRow("withheld");
  if (respondents === 0) return toldRow("nobody");
  return toldRow([counted, respondents], { flags: kind === "partial" ? ["partial"] : [] });
};

function inSums(
  solution: MeasureSolution,
  names: readonly string[],
  inside: readonly Fate[],
  when: "before" | "after",
): readonly Fate[] {
  return inside.filter((fate) => {
    const area = fate[when] ?? "";
    return area === "" ? solution.hasWithoutArea : solution.isHidden[names.indexOf(area)] !== true;
  });
}

/** Is a sum of some fates a combination of printed sums? By elimination. */
function isDerivable(target: readonly number[], rows: readonly (readonly number[])[]): boolean {
  const left = [...target];
  for (const row of rows) {
    const pivot = row.findIndex((value) => value !== 0);
    const times = (left[pivot] ?? 0) / (row[pivot] ?? 1);
    row.forEach((value, at) => {
      left[at] = (left[at] ?? 0) - times * value;
    });
  }
  return left.every((value) => Math.abs(value) < 1e-9);
}

function reduced(rows: readonly (readonly number[])[]): readonly (readonly number[])[] {
  const basis: number[][] = [];
  for (const row of rows) {
    const left = [...row];
    for (const one of basis) {
      const pivot = one.findIndex((value) => value !== 0);
      const times = (left[pivot] ?? 0) / (one[pivot] ?? 1);
      one.forEach((value, at) => {
        left[at] = (left[at] ?? 0) - times * value;
      });
    }
    if (left.some((value) => Math.abs(value) > 1e-9)) {
      basis.push(left.map((value) => (Math.abs(value) > 1e-9 ? value : 0)));
    }
  }
  return basis;
}

/**
 * Everything that somebody who knows which pupils were where, and not what they answered, can work out
 * of pupils: every group of fates whose sum follows from what is printed, and may not be told.
 */
function leaks(fates: readonly Fate[], publications: readonly Publication[]): readonly string[] {
  const live = fates.filter(({ respondents }) => respondents > 0);
  const sums = publications.flatMap((one) => one.sums);
  const basis = reduced(sums.map((sum) => live.map((fate) => (sum.includes(fate) ? 1 : 0))));
  const found: string[] = [];
  for (let chosen = 1; chosen < 2 ** live.length; chosen += 1) {
    const group = live.filter((_, at) => Math.floor(chosen / 2 ** at) % 2 === 1);
    const { respondents, counted } = countsOf(group);
    const others = respondents - counted;
    const isTellable = respondents >= 10 && (counted === 0 || counted >= 5) && others >= 5;
    const target = live.map((fate) => (group.includes(fate) ? 1 : 0));
    if (!isTellable && isDerivable(target, basis)) {
      const names = group.map(({ before, after }) => `${before ?? "-"}→${after ?? "-"}`);
      found.push(`${names.join("+")}: ${counted} of ${respondents}`);
    }
  }
  return found;
}

function publishTwice(fates: readonly Fate[]): readonly [Publication, Publication] {
  const before = publish(fates, "before");
  const first = publish(fates, "after");
  const measures = [{ id: "m", goodWhen: "low" as const }];
  const held = holdPublished([before.told], first.told, { measures, policy });
  return [before, publish(fates, "after", held.get("m"))];
}

const size = fc.oneof(
  { weight: 3, arbitrary: fc.integer({ min: 12, max: 60 }) },
  { weight: 2, arbitrary: fc.integer({ min: 1, max: 12 }) },
);

const NAMES = ["-", "", "A", "B", "C", "D", "old", "new", "union"];

const fateOf = (before: string | null, after: string | null): fc.Arbitrary<Fate> =>
  fc.tuple(size, fc.double({ min: 0, max: 1, noNaN: true })).map(([respondents, share]) => {
    const fate = 1 + 9 * NAMES.indexOf(before ?? "-") + NAMES.indexOf(after ?? "-");
    const marks = [0.618, 0.414, 0.732].map((part) =>
      Math.round(((fate * part) % 1) * respondents),
    );
    return { before, after, respondents, counted: Math.round(share * respondents), marks };
  });

/** Areas that stay, and a few pupils of any other fate. */
const survey = (
  names: readonly string[],
  fates: readonly (readonly [string | null, string | null])[],
) =>
  fc
    .tuple(
      fc.tuple(...names.map((name) => fateOf(name, name))),
      fc.subarray([...fates], { maxLength: 4 }),
    )
    .chain(([stay, some]) =>
      fc
        .tuple(...some.map(([before, after]) => fateOf(before, after)))
        .map((others): Fate[] => [...stay, ...others]),
    );

/** Have about as many gone as have come? What is printed does not show that any have. */
const isSwapped = (area: string, fates: readonly Fate[]): boolean => {
  const gone = fates.filter(({ before, after }) => before === area && after !== area);
  const come = fates.filter(({ before, after }) => before !== area && after === area);
  const more = countsOf(come).respondents - countsOf(gone).respondents;
  return gone.length > 0 && come.length > 0 && Math.abs(more) < policy.minimumRespondents;
};

const AREAS = ["A", "B", "C", "D"];

it("tells nothing of pupils who came late, in any area", () => {
  const late = [...AREAS, ""].map((name) => [null, name] as const);
  fc.assert(
    fc.property(survey([...AREAS, ""], late), (fates) => {
      expect(leaks(fates, publishTwice(fates))).toEqual([]);
    }),
    { seed: 8, numRuns: 1000 },
  );
});

it("tells nothing of pupils who were left out", () => {
  const gone = [...AREAS, ""].map((name) => [name, null] as const);
  fc.assert(
    fc.property(survey([...AREAS, ""], gone), (fates) => {
      expect(leaks(fates, publishTwice(fates))).toEqual([]);
    }),
    { seed: 8, numRuns: 1000 },
  );
});

it("tells nothing of pupils who are counted in another area now, or in a new one", () => {
  const moves = ["A", "B", "C", "", "old"].flatMap((before) =>
    ["A", "B", "C", "", "new", "union"].flatMap((after) =>
      before === after ? [] : [[before, after] as const],
    ),
  );
  fc.assert(
    fc.property(survey(["A", "B", "C"], moves), (fates) => {
      fc.pre(!["A", "B", "C", ""].some((area) => isSwapped(area, fates)));
      expect(leaks(fates, publishTwice(fates))).toEqual([]);
    }),
    { seed: 8, numRuns: 3000 },
  );
});

it("would tell, if nothing were held", () => {
  const fates: Fate[] = [
    { before: "A", after: "A", respondents: 50, counted: 20 },
    { before: "B", after: "B", respondents: 50, counted: 20 },
    { before: null, after: "A", respondents: 1, counted: 1 },
  ];
  expect(leaks(fates, [publish(fates, "before"), publish(fates, "after")])).toEqual([
    "-→A: 1 of 1",
  ]);
  expect(leaks(fates, publishTwice(fates))).toEqual([]);
});
