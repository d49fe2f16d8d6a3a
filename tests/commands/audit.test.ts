import { beforeAll, describe, expect, it } from "vitest";
import type { AuditReport } from "../../src/vocabulary/audit.ts";
import type { Profile } from "../../src/vocabulary/profile.ts";
import { type MemoryFiles, runCtc } from "../support/memory-io.ts";
import { LINKOPING, SURVEY } from "./linkoping.ts";

let published: MemoryFiles = {};
beforeAll(async () => {
  const argv = ["profile", SURVEY, "--all", "--out", "published", "--quiet"];
  published = (await runCtc(argv, LINKOPING)).written;
}, 60_000);

const only = (end: string): MemoryFiles =>
  Object.fromEntries(Object.entries(published).filter(([path]) => path.endsWith(end)));
const jsonOf = (path: string): Profile => JSON.parse(String(published[path]));
const audit = async (argv: readonly string[], files: MemoryFiles) => {
  const result = await runCtc(["audit", ...argv, "--json"], files);
  return { ...result, report: JSON.parse(result.out) as AuditReport };
};

/** The municipality's JSON as a tool would write it that forgets what it withheld. */
function wholeMunicipality(measure: string): string {
  const profile = jsonOf("published/municipality.json");
  const areas = Object.keys(published).filter((path) => /\.json$/.test(path));
  const rows = areas.flatMap((path) => {
    const other: Partial<Profile> = JSON.parse(String(published[path]));
    return other.area?.name
      ? (other.behaviours ?? []).filter((row) => row.measure === measure)
      : [];
  });
  const sum = (value: (row: (typeof rows)[number]) => number) =>
    rows.reduce((all, row) => all + value(row), 0);
  // One withheld area is given 200 answers, of which 3 count.
  const respondents = sum((row) => row.respondents ?? 0) + 200;
  const counted = sum((row) => Math.round((row.respondents ?? 0) * (row.value ?? 0))) + 3;
  const behaviours = profile.behaviours.map((row) =>
    row.measure === measure
      ? {
          ...row,
          status: "shown",
          reason: null,
          respondents,
          value: counted / respondents,
          flags: [],
        }
      : row,
  );
  return JSON.stringify({ ...profile, behaviours });
}

describe("ctc audit", () => {
  it("finds nothing too narrow in what ctc profile publishes, in any of its formats", async () => {
    for (const [end, files] of [
      ["", published],
      [".json", only(".json")],
      [".csv", only(".csv")],
      [".md", only(".md")],
    ] as const) {
      const { exitCode, report } = await audit(["published"], files);
      expect([end, exitCode, report.verdicts.leak, report.contradictions]).toEqual([end, 0, 0, []]);
      // The Markdown of an area that is withheld as a whole has no tables.
      expect(report.attacked.withheld).toBeGreaterThan(end === ".md" ? 150 : 300);
    }
  }, 120_000);

  it("attacks three counts of every figure that is withheld", async () => {
    const { report } = await audit(["published"], only(".json"));
    const withheld = Object.keys(only(".json")).flatMap((path) => {
      const {
        factors = [],
        behaviours = [],
        cumulative = [],
      }: Partial<Profile> = JSON.parse(String(published[path]));
      return [...factors, ...behaviours, ...cumulative].filter(
        ({ status }) => status === "withheld",
      );
    });
    const figures = report.counts.filter(
      ({ kind, place }) => kind === "withheld" && place.measure !== null,
    );
    expect(figures).toHaveLength(3 * withheld.length);
  });

  it("gives the same bytes each time, and says that they are not for publication", async () => {
    const [one, two] = [
      await runCtc(["audit", "published", "--json"], published),
      await runCtc(["audit", "published", "--json"], published),
    ];
    expect(one.out).toBe(two.out);
    expect(JSON.parse(one.out)).toMatchObject({ schema: "ctc-audit/1", publish: false });
    const { out } = await runCtc(["audit", "published", "--lang", "sv"], published);
    expect(out).toContain("aldrig för publicering");
  }, 60_000);

  it("exits 1 and names the figures where a municipality's row gives away an area", async () => {
    // Withheld in two areas: neither is known, but both together are.
    const measure = "handgun_to_school_past_year";
    const files = { ...published, "published/municipality.json": wholeMunicipality(measure) };
    const json = Object.fromEntries(
      Object.entries(files).filter(([path]) => path.endsWith(".json")),
    );
    const { exitCode, report, err } = await audit(["published"], json);
    expect(exitCode).toBe(1);
    expect(err).toContain("Do not publish them together.");
    const leaks = report.counts.filter(
      ({ verdict, place }) => verdict === "leak" && place.measure === measure,
    );
    expect(leaks.map(({ quantity }) => quantity)).toContain("numerator");
    for (const { low, high } of leaks.filter(({ quantity }) => quantity === "numerator")) {
      expect([low, high]).toEqual([0, 3]);
    }
    expect(leaks[0]?.because.some(({ place }) => place.area === null)).toBe(true);
  }, 60_000);

  it.each(["sv", "en"])(
    "prints lines of at most 80 characters (%s)",
    async (language) => {
      const measure = "handgun_to_school_past_year";
      const json = { ...only(".json"), "published/municipality.json": wholeMunicipality(measure) };
      const { out } = await runCtc(["audit", "published", "--lang", language], json);
      for (const line of out.split("\n")) expect([...line].length).toBeLessThanOrEqual(80);
      await expect(out).toMatchFileSnapshot(`../golden/audit-leak.${language}.md`);
    },
    60_000,
  );

  it("takes a cross table, and one of cells and sums", async () => {
    const csv = "school,yes,no,total\nA,×,27,30\nB,12,×,40\ntotal,15,55,70\n";
    const cross = await audit(["--table", "t.csv"], { "t.csv": csv });
    expect(cross.exitCode).toBe(1);
    expect(cross.report.counts.map(({ place, low, high }) => [place.cell, low, high])).toEqual([
      ["A / yes", 3, 3],
      ["B / no", 28, 28],
    ]);
    const cells =
      "schema: ctc-table/1\ncells: { girls: 20, boys: null, other: [1, 4], all: 43 }\nsums: [{ total: all, of: [girls, boys, other] }]\n";
    const { report } = await audit(["--table", "t.yaml"], { "t.yaml": cells });
    expect(report.counts.map(({ place, low, high }) => [place.cell, low, high])).toEqual([
      ["boys", 19, 22],
      ["other", 1, 4],
    ]);
  });

  it("uses the register, which an outsider may have", async () => {
    const profile = jsonOf("published/johannelund.json");
    const files = { "a.json": JSON.stringify(profile), "p.csv": "area,pupils\nJohannelund,4\n" };
    const { report } = await audit(["a.json", "--population", "p.csv"], files);
    const [respondents] = report.counts.filter(
      ({ place, quantity }) => place.measure !== null && quantity === "respondents",
    );
    expect([respondents?.low, respondents?.high]).toEqual([0, 4]);
  });

  it.each([
    [["audit"], 2, "There is nothing to attack"],
    [["audit", "nowhere"], 3, "nowhere"],
    [["audit", "x.md"], 2, "x.md: not read"],
    [["audit", "x.md", "--policy", "none"], 2, "There is no disclosure policy called none."],
    [["audit", "--table", "bad.csv"], 2, "bad.csv"],
    [["audit", "--table", "bad.yaml"], 2, "no cell"],
    [["audit", "x.md", "--population", "p.csv"], 2, "p.csv"],
  ])("%j exits %i", async (argv, code, words) => {
    const files = {
      "x.md": "# Notes\n",
      "bad.csv": "a,b\nr,1.5\n",
      "bad.yaml": "schema: ctc-table/1\ncells: { a: 1 }\nsums: [{ total: b, of: [a] }]\n",
    };
    const { exitCode, err, out } = await runCtc(argv, files);
    expect([exitCode, out]).toEqual([code, ""]);
    expect(err).toContain(words);
  });

  it("says what it took for granted under --assume-primary", async () => {
    const files = only("published/skäggetorp.json");
    const plain = await audit(["published"], files);
    expect(plain.report.assumesPrimary).toBe(false);
    const assumed = await audit(["published", "--assume-primary"], files);
    expect(assumed.report.assumesPrimary).toBe(true);
    const widths = ({ counts }: AuditReport): number =>
      counts
        .filter(({ kind }) => kind === "withheld")
        .reduce((sum, { low, high }) => sum + (high ?? 1000) - low, 0);
    expect(widths(assumed.report)).toBeLessThanOrEqual(widths(plain.report));
    const { out } = await runCtc(["audit", "published", "--assume-primary"], files);
    expect(out.replace(/\s+/g, " ")).toContain("what is found here is what would follow");
  }, 60_000);

  it("compares two publications of a wave that differ by one respondent", async () => {
    const may = jsonOf("published/skäggetorp.json");
    const [row] = may.behaviours.filter(({ status }) => status === "shown");
    const { respondents, value } = row ?? {};
    if (respondents == null || value == null) throw new Error("no figure");
    const counted = Math.round(respondents * value) + 1;
    const june = {
      ...may,
      survey: { ...may.survey, sha256: "0".repeat(64) },
      behaviours: may.behaviours.map((one) =>
        one === row
          ? {
              ...one,
              respondents: respondents + 1,
              value: Number((counted / (respondents + 1)).toPrecision(12)),
              standardError: null,
              low: null,
              high: null,
            }
          : one,
      ),
    };
    const files = { "may/a.json": JSON.stringify(may), "june/a.json": JSON.stringify(june) };
    const { exitCode, report } = await audit(["may", "june"], files);
    expect(exitCode).toBe(1);
    const found = report.counts.filter(({ kind }) => kind === "difference");
    expect(found.map(({ quantity, low, high }) => [quantity, low, high])).toEqual([
      ["respondents", 1, 1],
      ["numerator", 1, 1],
      ["complement", 0, 0],
    ]);
    const { out } = await runCtc(["audit", "may", "june"], files);
    expect(out.replace(/\s+/g, " ")).toContain("pupils who are in one of two publications only");
    const swedish = await runCtc(["audit", "may", "june", "--lang", "sv"], files);
    expect(swedish.out.replace(/\s+/g, " ")).toContain(
      "elever som bara finns i en av två publiceringar",
    );
  }, 60_000);

  it("writes the report with --out, and refuses to write over what it read", async () => {
    const { written, out } = await runCtc(
      ["audit", "published/berga.json", "--out", "audit.md"],
      published,
    );
    expect(out).toBe("");
    expect(written["audit.md"]).toContain("# Attack on what is to be published");
    const over = await runCtc(
      ["audit", "published/berga.json", "--out", "published/berga.json"],
      published,
    );
    expect(over.exitCode).toBe(2);
    expect(over.written).toEqual({});
  });
});
