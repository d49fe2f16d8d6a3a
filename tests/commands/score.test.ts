import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import { describe, expect, it } from "vitest";
import { type MemoryFiles, runCtc } from "../support/memory-io.ts";
import { SMALL_INSTRUMENT, SMALL_PROJECT } from "../support/small-survey.ts";
import { LINKOPING, SURVEY } from "./linkoping.ts";

type Row = Readonly<Record<string, string>>;
const rowsOf = (text = "", comment = ""): readonly Row[] =>
  parse(text, { columns: true, ...(comment === "" ? {} : { comment }) });
const header = (text = ""): readonly string[] => (text.split("\n")[0] ?? "").split(",");

/** Runs `ctc score` into `scores.csv`. */
async function score(files: MemoryFiles, survey: string, ...options: readonly string[]) {
  const run = await runCtc(["score", survey, "--out", "scores.csv", ...options], files);
  return { ...run, text: run.written["scores.csv"] ?? "" };
}

const SMALL = `id,area,grade,gender,school,w,written,a,b,c,d
p-31,=1+1,7,F,@home,2,"my secret",4,4,99,1
p-7,North,7,P,"East, upper",0.5,x,1,2,4,3
p-5,North,9,,@home,1e-7,y,1,,2,4
p-2,North,9,F,@home,1,z,1,,,
`;
const small: MemoryFiles = {
  "s.csv": SMALL,
  "instrument.json": SMALL_INSTRUMENT,
  "ctc.yaml": SMALL_PROJECT,
};

describe("ctc score of a small survey", () => {
  // s: (4+4)/2; (1 + 2 + (5−4))/3; (1 + (5−2))/2; one answer is too few. uncut: 4+1, 1+3, 1+4, none.
  const NUMBERS = ["1.33333333333,3,0,4,2,1", "2,2,0,5,2,1", "4,2,1,5,2,0", ",1,,,1,"];
  const COLUMNS = ["s.score", "s.answered", "s.past_cut", "uncut.score", "uncut.answered"];

  it("writes what a hand computes, in order of what the rows say", async () => {
    const { exitCode, out, text } = await score(small, "s.csv");
    expect([exitCode, out]).toEqual([0, ""]);
    expect(header(text)).toEqual([
      "wave",
      ...COLUMNS,
      "h.counted",
      "instrument",
      "norms",
      "synthetic",
    ]);
    expect(text.split("\n").slice(1)).toEqual(
      [NUMBERS[3], NUMBERS[0], NUMBERS[1], NUMBERS[2]]
        .map((numbers) => `,${numbers},small 1,,false`)
        .concat(""),
    );
  });

  it("keeps rows traceable only with --id: then row, id and the order of the file", async () => {
    const { text, err } = await score(small, "s.csv", "--id");
    expect(rowsOf(text).map(({ row, id }) => [row, id])).toEqual([
      ["2", "p-31"],
      ["3", "p-7"],
      ["4", "p-5"],
      ["5", "p-2"],
    ]);
    expect(rowsOf(text).map((row) => row["s.score"])).toEqual(["4", "1.33333333333", "2", ""]);
    expect(err).toContain("can be traced to a row of the survey");
    const { columns: _, ...instrument } = JSON.parse(SMALL_INSTRUMENT) as Record<string, unknown>;
    const without = { ...small, "instrument.json": JSON.stringify(instrument) };
    expect(header((await score(without, "s.csv", "--id")).text).slice(0, 3)).toEqual([
      "wave",
      "row",
      "s.score",
    ]);
  });

  it("tells nothing by the order of rows: another order of the file gives the same bytes", async () => {
    const [names = "", ...rows] = SMALL.trimEnd().split("\n");
    const turned = { ...small, "s.csv": `${[names, ...rows.reverse()].join("\n")}\n` };
    const all = ["--with", "area,grade,gender,school,weight", "--column", "school=school"];
    const [one, other] = [
      await score(small, "s.csv", ...all, "--column", "weight=w"),
      await score(turned, "s.csv", ...all, "--column", "weight=w"),
    ];
    expect(one.text.split("\n")).toHaveLength(6);
    expect(other.text).toBe(one.text);
  });

  it("adds groups only when they are asked for, and never what a pupil wrote", async () => {
    const { text } = await score(small, "s.csv");
    for (const secret of ["p-31", "North", "@home", "my secret", "East"]) {
      expect(text).not.toContain(secret);
    }
    const asked = await score(
      small,
      "s.csv",
      ...["--with", "gender,area", "--with", "school", "--id", "--column", "school=school"],
    );
    expect(header(asked.text).slice(0, 6)).toEqual([
      "wave",
      "row",
      "id",
      "area",
      "gender",
      "school",
    ]);
    expect(rowsOf(asked.text).map(({ area, gender, school }) => [area, gender, school])).toEqual([
      ["'=1+1", "girl", "'@home"],
      ["North", "boy", "East, upper"],
      ["North", "", "'@home"],
      ["North", "girl", "'@home"],
    ]);
    expect(asked.text).not.toContain("secret");
  });

  it("says how many can nearly be recognised", async () => {
    const { err } = await score(small, "s.csv", "--with", "grade");
    expect(err).toContain("4 respondents can nearly be recognised");
    expect((await score(small, "s.csv")).err).not.toContain("recognised");
  });

  it("numbers strata and clusters and gives weights as they are", async () => {
    const { text } = await score(
      small,
      "s.csv",
      ...["--with", "weight,cluster,stratum", "--id"],
      ...["--column", "weight=w", "--column", "cluster=school", "--column", "stratum=grade"],
    );
    expect(rowsOf(text).map(({ stratum, cluster, weight }) => [stratum, cluster, weight])).toEqual([
      ["1", "1", "2"],
      ["1", "2", "0.5"],
      ["2", "3", "1e-7"],
      ["2", "3", "1"],
    ]);
  });

  it("leaves out whom honesty rules remove, or says which rule does", async () => {
    const honest = { ...small, "ctc.yaml": `${SMALL_PROJECT}honesty: [odd]\n` };
    const { text, err } = await score(honest, "s.csv");
    expect(rowsOf(text).map((row) => row["s.score"])).toEqual(["", "1.33333333333", "4"]);
    expect(err).toContain("1 respondent is left out");
    const kept = await score(honest, "s.csv", "--with", "removed", "--id");
    expect(rowsOf(kept.text).map(({ removed }) => removed)).toEqual(["", "", "odd", ""]);
    expect(kept.err).not.toContain("left out");
  });

  it.each([
    [["--with", "school"], 3, /school/],
    [["--with", "weight"], 3, /weight/],
    [["--with", "area,name"], 2, /area, grade, gender, school/],
  ])("%j is refused, and nothing is written", async (options, code, message) => {
    const run = await score(small, "s.csv", ...options);
    expect([run.exitCode, run.written]).toEqual([code, {}]);
    expect(run.err).toMatch(message);
  });
});

describe("ctc score never writes by accident", () => {
  it.each([[[]], [["--out", "-"]], [["--out", ""]], [["--out", "s.csv"]]])(
    "%j: exit 2, nothing on stdout, nothing written",
    async (options) => {
      const run = await runCtc(["score", "s.csv", ...options], small);
      expect([run.exitCode, run.out, run.written]).toEqual([2, "", {}]);
      expect(run.err).toContain("--out");
    },
  );

  it("says what is wrong and what to do", async () => {
    const { err } = await runCtc(["score", "s.csv", "--lang", "sv"], small);
    expect(err).toBe(
      "ctc: Poäng per svarande är personuppgifter och skrivs bara till en fil som du namnger.\n" +
        "     Lägg till --out FIL, till exempel --out poang.csv. Filen blir läsbar bara för dig.\n",
    );
  });

  it("writes one file that only its owner can read, and says that it is personal data", async () => {
    const { written, ownersOnly, err } = await score(small, "s.csv");
    expect(Object.keys(written)).toEqual(["scores.csv"]);
    expect(ownersOnly).toEqual(["scores.csv"]);
    expect(err).toContain("Personal data, also without names: 4 rows, one for each respondent.");
    expect((await score(small, "s.csv", "--quiet")).err).toBe("");
  });

  it("names the file with --dry-run, and hashes it with --json", async () => {
    const dry = await score(small, "s.csv", "--dry-run");
    expect([dry.exitCode, dry.out, dry.written]).toEqual([0, "scores.csv\n", {}]);
    const { out } = await score(small, "s.csv", "--json");
    const manifest = JSON.parse(out) as { command: string; files: unknown[]; inputs: unknown[] };
    expect([manifest.command, manifest.inputs.length]).toEqual(["score", 3]);
    expect(manifest.files).toEqual([
      { path: "scores.csv", sha256: expect.stringMatching(/^[0-9a-f]{64}$/) },
    ]);
  });
});

describe("the scores of Linköping 2024 are those behind its profile", async () => {
  const { text } = await score(LINKOPING, SURVEY, "--with", "area");
  const rows = rowsOf(text);
  const oracle = readFileSync(
    join(import.meta.dirname, "../oracles/profile-linkoping.csv"),
    "utf8",
  );

  /** Respondents, share and mean score of one measure in one area, counted from the scores. */
  function recount(area: string, measure: string, kind: string) {
    const isFactor = kind === "risk" || kind === "protective";
    const state = isFactor ? `${measure}.past_cut` : `${measure}.counted`;
    const those = rows.filter((row) => (area === "" || row.area === area) && row[state] !== "");
    const mean = (column: string): number =>
      those.reduce((sum, row) => sum + Number(row[column]), 0) / those.length;
    return { n: those.length, share: mean(state), score: isFactor ? mean(`${measure}.score`) : 0 };
  }

  it("gives every share and mean score that R computed from the answers", () => {
    const wanted = rowsOf(oracle, "#").filter(({ status }) => status === "shown");
    expect(wanted.length).toBeGreaterThan(400);
    for (const { area = "", measure = "", kind = "", ...figure } of wanted) {
      const { n, share, score: mean } = recount(area, measure, kind);
      expect([area, measure, n]).toEqual([area, measure, Number(figure.respondents)]);
      expect(share).toBeCloseTo(Number(figure.value), 12);
      if (figure.mean_score !== "NA" && figure.mean_score !== "") {
        expect(mean).toBeCloseTo(Number(figure.mean_score), 10);
      }
    }
  });

  it("gives every share of a profile without protection, of the smallest areas too", async () => {
    const open = ["--all", "--policy", "open", "--format", "json", "--out", "o"];
    const run = await runCtc(["profile", SURVEY, ...open], LINKOPING);
    const profiles = Object.entries(run.written).filter(([path]) => !/index|manifest/.test(path));
    expect(profiles.length).toBeGreaterThan(10);
    let compared = 0;
    for (const [, content] of profiles) {
      const profile = JSON.parse(content) as Published;
      for (const figure of [...profile.factors, ...profile.behaviours, ...profile.cumulative]) {
        if (figure.value === null) continue;
        const { n, share } = recount(profile.area.name ?? "", figure.measure, figure.kind);
        expect([profile.area.name, figure.measure, n]).toEqual([
          profile.area.name,
          figure.measure,
          figure.respondents,
        ]);
        expect(share).toBeCloseTo(figure.value, 11);
        compared++;
      }
    }
    expect(compared).toBeGreaterThan(500);
  });

  it("says in every row that the survey is invented", () => {
    expect(new Set(rows.map(({ synthetic }) => synthetic))).toEqual(new Set(["true"]));
  });
});

interface Published {
  readonly area: { readonly name: string | null };
  readonly factors: readonly PublishedFigure[];
  readonly behaviours: readonly PublishedFigure[];
  readonly cumulative: readonly PublishedFigure[];
}

interface PublishedFigure {
  readonly measure: string;
  readonly kind: string;
  readonly value: number | null;
  readonly respondents: number | null;
}
