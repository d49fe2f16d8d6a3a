import { parse } from "csv-parse/sync";
import { describe, expect, it } from "vitest";
import { runCtc } from "../support/memory-io.ts";
import { SMALL_INSTRUMENT, SMALL_PROJECT } from "../support/small-survey.ts";

/** Per area: who answered, and of the factor and of the behaviour how many answered and were counted. */
const AREAS: Readonly<Record<string, { n: number; s: [number, number]; h: [number, number] }>> = {
  Alby: { n: 311, s: [307, 121], h: [304, 99] },
  Berga: { n: 331, s: [328, 325], h: [317, 113] }, //   three are not past the cut
  Hallen: { n: 347, s: [343, 131], h: [338, 335] }, //   three are not counted
  Ryd: { n: 367, s: [362, 359], h: [353, 351] }, //      both
  Tomten: { n: 389, s: [383, 143], h: [379, 127] },
};

const lines = Object.entries(AREAS).flatMap(([area, { n, s, h }]) =>
  Array.from({ length: n }, (_, i) => {
    const scale = i >= s[0] ? ",," : i < s[1] ? "4,4,1" : "1,1,4";
    const behaviour = i >= h[0] ? "" : i < h[1] ? "3" : "1";
    return `${area},${i % 2 === 0 ? "7" : "9"},${scale},${behaviour}\n`;
  }),
);
const files = {
  "s.csv": `area,grade,a,b,c,d\n${lines.join("")}`,
  "instrument.json": SMALL_INSTRUMENT,
  "ctc.yaml": SMALL_PROJECT,
};

interface Figure {
  readonly measure: string;
  readonly group: { readonly grade?: string; readonly gender?: string };
  readonly status: string;
  readonly respondents: number | null;
  readonly value: number | null;
  readonly standardError: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly difference: unknown;
  readonly differenceFromNorm: unknown;
}

interface Profile {
  readonly area: { readonly name: string | null };
  readonly factors: readonly Figure[];
  readonly behaviours: readonly Figure[];
}

/** Every file that `ctc profile --all` writes, in every format it writes unasked. */
async function publish(
  policy: string,
  options: readonly string[],
): Promise<Readonly<Record<string, string>>> {
  const args = ["profile", "s.csv", "--all", "--out", "o", "--policy", policy, ...options];
  const run = await runCtc(args, files);
  expect([run.exitCode, run.out]).toEqual([0, ""]);
  return run.written;
}

const figuresOf = (written: Readonly<Record<string, string>>) =>
  Object.entries(written)
    .filter(([path]) => path.endsWith(".json") && !/index|manifest/.test(path))
    .map(([, text]) => JSON.parse(text) as Profile)
    .flatMap(({ area, factors, behaviours }) =>
      [...factors, ...behaviours].map((figure) => ({ area: area.name, figure })),
    );

/** The same number as each format writes it. */
function spellings(number: number): readonly string[] {
  if (Number.isInteger(number)) return [String(number)];
  const [six, twelve] = [number.toFixed(6), String(Number(number.toPrecision(12)))];
  return [six, twelve, six.replace(".", ",")];
}

/** All numbers of a text, each once. */
const numbersIn = (text: string): ReadonlySet<string> =>
  new Set(text.match(/(?<![\w.])\d+(?:[.,]\d+)?(?![\w.])/g));

const isOfAll = ({ group }: Figure): boolean => Object.keys(group).length === 0;

describe.each([
  ["areas", []],
  ["areas and grades", ["--by", "grade"]],
])("no number of a withheld row stands in any file: %s", async (_, options) => {
  const published = await publish("default", options);
  const open = await publish("open", options);
  const withheld = figuresOf(published).filter(({ figure }) => figure.status === "withheld");
  const secrets = withheld.flatMap(({ area, figure: { measure, group } }) => {
    const row = figuresOf(open).find(
      ({ area: other, figure }) =>
        other === area && figure.measure === measure && figure.group.grade === group.grade,
    );
    if (row === undefined) return [];
    const { respondents, value, standardError, low, high } = row.figure;
    const persons = [respondents, Math.round(Number(value) * Number(respondents))];
    // A limit of 0 or 1 is no secret of one row.
    // Small numbers of persons in a grade may be printed of another one.
    const told = isOfAll(row.figure) ? persons : [];
    const numbers = [...told, value, standardError, low, high].map(Number);
    return numbers.filter((number) => number !== 0 && number !== 1);
  });
  const spelt = secrets.flatMap(spellings);

  it("the survey has such rows: areas and the municipality", () => {
    const rows = withheld.filter(({ figure }) => isOfAll(figure));
    expect(rows.map(({ area, figure }) => `${area} ${figure.measure}`)).toEqual(
      expect.arrayContaining(["Berga s", "Hallen h", "Ryd h", "Ryd s"]),
    );
    expect(secrets).toEqual(expect.arrayContaining([328, 325, 338, 335, 362, 359, 353, 351]));
  });

  it("the search would find them: without protection each is printed", () => {
    const everything = new Set(Object.values(open).flatMap((text) => [...numbersIn(text)]));
    const found = spelt.filter((number) => everything.has(number));
    expect(found.length).toBeGreaterThan(secrets.length);
  });

  it.each(Object.keys(published))("%s", (path) => {
    const numbers = numbersIn(published[path] ?? "");
    expect(spelt.filter((number) => numbers.has(number))).toEqual([]);
  });

  it("a withheld row has no number at all: JSON", () => {
    for (const { figure } of withheld) {
      const filled = Object.entries(figure).filter(([, value]) => typeof value === "number");
      expect(filled).toEqual([]);
      const { difference, differenceFromNorm } = figure;
      expect([difference, differenceFromNorm]).toEqual([null, null]);
    }
  });

  it("a withheld row has no number at all: CSV", () => {
    const tables = Object.entries(published).filter(([path]) => path.endsWith(".csv"));
    const rows = tables.flatMap(
      ([, text]) => parse(text, { columns: true }) as Record<string, string>[],
    );
    const hidden = rows.filter(({ status }) => status === "withheld");
    expect(hidden.length).toBeGreaterThanOrEqual(2 * 4);
    for (const row of hidden) {
      const { wave, grade, instrument, ...rest } = row;
      expect(Object.values(rest).join("")).not.toMatch(/\d/);
      expect([row.reason, row.flags]).toEqual(["protected", ""]);
    }
  });

  it("a withheld row has no number at all: Markdown", () => {
    for (const [path, text] of Object.entries(published)) {
      if (!path.endsWith(".md")) continue;
      // The share stands behind the name of the row and, where there is one, the grade.
      const rows = text.split("\n").map((line) => line.replace(/\| grade \d \|/, "|"));
      const hidden = rows.filter((line) => /^\| [^|]* \| × /.test(line));
      for (const row of hidden) expect(row).not.toMatch(/\d/);
    }
    expect(published["o/berga.md"]).toMatch(/^\| [^|]* \| × /m);
  });
});

it("and an outsider cannot work them out", async () => {
  const published = await publish("default", []);
  const audit = await runCtc(["audit", "o", "--instrument", "instrument.json"], {
    ...files,
    ...published,
  });
  expect([audit.exitCode, audit.exitCode === 0 ? "" : audit.out]).toEqual([0, ""]);
});
