import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { runCtc } from "../support/memory-io.ts";

/** Respondents of one area as [how many, how many of them count]; the last is "no area". */
type Municipality = readonly (readonly [number, number])[];

const municipality: fc.Arbitrary<Municipality> = fc.array(
  fc
    .tuple(fc.integer({ min: 1, max: 60 }), fc.nat(60))
    .map(([n, k]) => [n, Math.min(n, k)] as const),
  { minLength: 2, maxLength: 8 },
);

function toCsv(areas: Municipality): string {
  const rows = areas.flatMap(([n, k], at) => {
    const area = at === areas.length - 1 ? "" : `Area ${at}`;
    return Array.from({ length: n }, (_, row) => `${area},${row < k ? 2 : 1}`);
  });
  return `area,alcohol_30d\n${rows.join("\n")}\n`;
}

interface Row {
  readonly measure: string;
  readonly status: string;
  readonly respondents: number | null;
  readonly value: number | null;
  readonly reference: number | null;
  readonly flags: readonly string[];
}

async function published(areas: Municipality) {
  const run = await runCtc(["profile", "in.csv", "--all", "--out", "o", "--format", "json"], {
    "in.csv": toCsv(areas),
  });
  expect(run.exitCode).toBe(0);
  const rows = new Map<string | null, Row>();
  for (const [path, content] of Object.entries(run.written)) {
    if (/index|manifest/.test(path)) continue;
    const { area, behaviours } = JSON.parse(content);
    const row = (behaviours as Row[]).find(({ measure }) => measure === "alcohol_30d");
    if (row) rows.set(area.name, row);
  }
  return rows;
}

const personsOf = ({ respondents, value }: Row) => ({
  n: respondents ?? 0,
  k: Math.round((value ?? 0) * (respondents ?? 0)),
});

function togetherOf(rows: readonly Row[]) {
  const persons = rows.map(personsOf);
  return {
    n: persons.reduce((sum, one) => sum + one.n, 0),
    k: persons.reduce((sum, one) => sum + one.k, 0),
  };
}

/** Nobody is left over, or those without an area, who could be shown themselves. */
function expectNobodyLeft(
  left: ReturnType<typeof personsOf>,
  withoutArea: Municipality[number] | undefined,
): void {
  if (left.n === 0) {
    expect(left.k).toBe(0);
    return;
  }
  expect(left).toEqual({ n: withoutArea?.[0], k: withoutArea?.[1] });
  expect(left.n).toBeGreaterThanOrEqual(10);
  expect(left.k === 0 || left.k >= 5).toBe(true);
  expect(left.n - left.k).toBeGreaterThanOrEqual(5);
}

describe("what is printed about several areas follows from the areas that are shown", () => {
  it("the rest of the municipality, and the municipality where it is exact", async () => {
    await fc.assert(
      fc.asyncProperty(municipality, async (areas) => {
        const rows = await published(areas);
        const shown = [...rows].filter(([name, row]) => name !== null && row.status === "shown");
        for (const [name, row] of shown) {
          if (row.reference === null) continue;
          const others = togetherOf(
            shown.filter(([other]) => other !== name).map(([, other]) => other),
          );
          expect(row.reference).toBeCloseTo(others.k / others.n, 10);
        }
        const everyone = rows.get(null);
        if (everyone?.status !== "shown" || everyone.flags.some((flag) => flag.startsWith("round")))
          return;
        const all = togetherOf(shown.map(([, row]) => row));
        const { n, k } = personsOf(everyone);
        expectNobodyLeft({ n: n - all.n, k: k - all.k }, areas.at(-1));
      }),
      { numRuns: 60 },
    );
  });
});
