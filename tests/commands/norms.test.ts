import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { parseNorms } from "../../src/catalog/norms.ts";
import { repositoryFiles, runCtc } from "../support/memory-io.ts";
import { LINKOPING } from "./linkoping.ts";

const SURVEY = "data-samples/linkoping-2022.csv";
const NORMS = "data-samples/norms/linkoping-reference.yaml";
const sample = { ...LINKOPING, ...repositoryFiles(SURVEY) };
const norms = (...args: string[]) => runCtc(["norms", ...args], sample);
const derive = (...args: string[]) => norms("derive", SURVEY, ...args);

/** Forty pupils of grade 7 (scores 1 … 4, twenty girls), nine of grade 8; alone is who drinks. */
const SMALL = {
  "small.yaml": `
schema: ctc-instrument/1
id: small
version: "1"
title: Small
source: { citation: made for a test, licence: none }
columns: { grade: grade, gender: gender, area: area, weight: w }
groups: { grade: { 7: [], 8: [] }, gender: { girl: [F], boy: [M] } }
answers: { yes4: [ { code: 1, en: "NO!" }, { code: 2, en: "no" }, { code: 3, en: "yes" }, { code: 4, en: "YES!" } ] }
items: [ { id: a, text: A, answers: yes4 }, { id: b, text: B, answers: yes4 } ]
scales:
  - { id: trouble, kind: risk, domain: family, label: Trouble, items: [a], score: mean }
behaviours: [ { id: drinks, label: Drinks, counts: { item: b, atLeast: 3 } } ]
`,
  "small.csv": `grade,gender,a,b\n${[
    ...Array.from(
      { length: 40 },
      (_, at) => `7,${at % 2 ? "F" : "M"},${(at % 4) + 1},${(at % 4) + 1}`,
    ),
    ...Array.from({ length: 9 }, () => "8,F,4,4"),
  ].join("\n")}\n`,
};
const small = (...args: string[]) =>
  runCtc(["norms", "derive", "small.csv", "--instrument", "small.yaml", ...args], {
    ...SMALL,
  });

describe("ctc norms derive", { timeout: 30_000 }, () => {
  it("writes norms with all that is needed to make them again, and no clock", async () => {
    const { exitCode, out } = await derive();
    expect(exitCode).toBe(0);
    const { cuts, derivation, ...about } = parse(out);
    expect(about).toMatchObject({
      schema: "ctc-norms/1",
      id: "linkoping-2022-median-mad",
      instrument: { id: "ctcys", version: "2010.1" },
      waves: ["2022"],
      respondents: 2955,
      synthetic: true,
      source: { file: "linkoping-2022.csv", weighted: false, honesty: [], policy: "default" },
    });
    expect(about.source.sha256).toMatch(/^[0-9a-f]{64}$/);
    expect(about.instrument.sha256).toMatch(/^[0-9a-f]{64}$/);
    expect(derivation).toMatchObject({ method: "median-mad", multiplier: 0.15, by: ["grade"] });
    expect(cuts).toHaveLength(93);
    expect((await derive()).out).toBe(out);
  });

  it("what it writes works at once with ctc profile", async () => {
    for (const args of [
      [],
      ["--by", "grade,gender"],
      ["--by", "none"],
      ["--method", "percentile"],
    ]) {
      const { out } = await derive(...args);
      expect(parseNorms(out, "new.yaml").schema).toBe("ctc-norms/1");
      const profile = await runCtc(
        ["profile", "data-samples/linkoping-2024.csv", "--norms", "new.yaml", "--json"],
        { ...sample, "new.yaml": out },
      );
      expect(profile.exitCode, profile.err).toBe(0);
      const { factors } = JSON.parse(profile.out);
      const shown = factors.filter((one: { status: string }) => one.status === "shown");
      expect(shown.length).toBeGreaterThan(25);
    }
  });

  it("needs no norms, though ctc.yaml names a file that is not there yet", async () => {
    const { [NORMS]: _, ...rest } = sample;
    const { exitCode } = await runCtc(["norms", "derive", SURVEY, "--quiet"], rest);
    expect(exitCode).toBe(0);
  });

  it("gives no cut to nine pupils, and says so; a fallback serves them", async () => {
    const { exitCode, out, err } = await small();
    expect(exitCode).toBe(0);
    // Scores 1 to 4, ten each: median 2.5, distances 0.5 and 1.5: median 1.
    expect(parse(out).cuts).toEqual([
      { scale: "trouble", grade: "7", operator: ">", value: 2.65, respondents: 40 },
    ]);
    expect(err).toContain("No cut for grade 8");
    const spare = await small("--fallback", "7");
    expect(parse(spare.out).fallback).toBe("7");
    expect((await small("--fallback", "8")).exitCode).toBe(2);
  });

  it("tells nothing exact of few: nine pupils are in no cut of everyone's, shares are rounded", async () => {
    const { out } = await small("--by", "none", "--policy", "open", "--against", "drinks");
    // All 49: 10 × 1, 2, 3 and 19 × 4; median 3, distances 1 2 0 1: median 1.
    expect(parse(out).cuts).toEqual([
      {
        scale: "trouble",
        operator: ">",
        value: 3.15,
        respondents: 49,
        beyond: 0.388,
        sensitivity: 0.655,
        specificity: 1,
      },
    ]);
    const protectedCuts = parse((await small("--by", "none", "--against", "drinks")).out).cuts;
    expect(protectedCuts).toEqual([
      { scale: "trouble", operator: ">", value: 3.15, respondents: 50 },
    ]);
  });

  it("gives girls and boys their own cuts, and the others those of all", async () => {
    const { out } = await small("--by", "grade,gender");
    const cuts = parse(out).cuts as { gender?: string; value: number; respondents?: number }[];
    // Boys have 1 3, girls 2 4: medians 2 and 3, distance 1.
    expect(cuts.map(({ gender, value }) => [gender, value])).toEqual([
      ["girl", 3.15],
      ["boy", 2.15],
      [undefined, 2.65],
    ]);
    // Nine girls of grade 8 would be left over from the 49.
    expect(cuts.some((cut) => "respondents" in cut)).toBe(false);
  });

  it("weights answers where a weight is named", async () => {
    const lines = ["grade,a,b,w"];
    for (const [score, weight] of [
      [1, 3],
      [2, 1],
      [3, 1],
      [4, 1],
    ]) {
      for (let at = 0; at < 10; at++) lines.push(`7,${score},1,${weight}`);
    }
    const { out } = await runCtc(
      [
        "norms",
        "derive",
        "w.csv",
        "--instrument",
        "small.yaml",
        "--column",
        "weight=w",
        "--multiplier",
        "0.5",
      ],
      { ...SMALL, "w.csv": `${lines.join("\n")}\n` },
    );
    // Half the weight has score 1; x(20) and x(21) of 40: 1 and 2, so M = 1.5. Distances 0.5
    // (weights 3 and 1: two thirds), 1.5, 2.5: median 0.5.
    expect(parse(out)).toMatchObject({
      source: { weighted: true },
      cuts: [{ value: 1.75 }],
    });
  });

  it("tells nothing of areas too small to be told of", async () => {
    const derived = async (tiny: number, options: readonly string[] = []) => {
      const rows = Array.from({ length: 40 }, (_, at) => `Big,7,${(at % 4) + 1},1`);
      const few = Array.from({ length: 5 }, () => `Tiny,7,${tiny},${tiny}`);
      const survey = `area,grade,a,b\n${[...rows, ...few].join("\n")}\n`;
      const { out } = await runCtc(
        ["norms", "derive", "s.csv", "--instrument", "small.yaml", ...options],
        { ...SMALL, "s.csv": survey },
      );
      const { source, ...told } = parse(out);
      return told;
    };
    expect(await derived(1)).toEqual(await derived(4));
    expect((await derived(4)).respondents).toBe(40);
    const open = ["--policy", "open"];
    expect(await derived(1, open)).not.toEqual(await derived(4, open));
    expect((await derived(4, open)).respondents).toBe(45);
  });

  it("leaves out whom the project's honesty rules remove, and names the rules", async () => {
    const rule = `honesty: [ { id: liar, label: "lie", kind: condition, when: { item: b, atLeast: 4 }, status: proposal, thresholdStatus: proposal } ]`;
    const { out } = await runCtc(["norms", "derive", "small.csv"], {
      ...SMALL,
      "small.yaml": `${SMALL["small.yaml"]}${rule}\n`,
      "ctc.yaml": "schema: ctc-project/1\ninstrument: small.yaml\nhonesty: [liar]\n",
    });
    // 1, 2 and 3 are left, ten each: median 2, distance 1; of grade 8 nobody.
    expect(parse(out)).toMatchObject({
      respondents: 30,
      source: { honesty: ["liar"] },
      cuts: [{ grade: "7", value: 2.15, respondents: 30 }],
    });
  });

  it("gives cuts by gender that a profile counts by, and the norm's share of both", async () => {
    const { out } = await small("--by", "grade,gender", "--policy", "open");
    // Girls have 2 and 4 (cut 3.15), boys 1 and 3 (cut 2.15): ten of twenty each; grade 8 has no
    // cut of its own but 4 (nine girls), which none is past.
    const run = await runCtc(
      [
        "profile",
        "small.csv",
        "--instrument",
        "small.yaml",
        "--norms",
        "n.yaml",
        "--policy",
        "open",
        "--json",
      ],
      { ...SMALL, "n.yaml": out },
    );
    expect(run.exitCode, run.err).toBe(0);
    const { factors } = JSON.parse(run.out);
    expect(factors[0]).toMatchObject({ respondents: 49, value: Number((20 / 49).toPrecision(12)) });
    expect(factors[0].norm).toBeCloseTo(20 / 49, 4);
  });

  it("holds a contrast, its criterion, and fixed cuts", async () => {
    const contrast = parse((await small("--method", "contrast", "--against", "drinks")).out);
    expect(contrast.derivation).toEqual({ method: "contrast", against: "drinks", by: ["grade"] });
    expect(contrast.cuts).toMatchObject([{ grade: "7", value: 2.5 }]);
    const fixed = parse((await small("--method", "fixed", "--cut", "trouble>=3")).out);
    expect(fixed.cuts).toMatchObject([
      { grade: "7", operator: ">=", value: 3 },
      { grade: "8", operator: ">=", value: 3 },
    ]);
    expect(fixed.cuts[1]).not.toHaveProperty("respondents");
  });

  it("writes a file and prints its table, or the manifest", async () => {
    const run = await derive("--out", "norms/new.yaml", "--against", "alcohol_30d", "--lang", "en");
    expect(run.written["norms/new.yaml"]).toContain("schema: ctc-norms/1");
    expect(run.err).toContain("Use them with --norms new.yaml");
    await expect(run.out).toMatchFileSnapshot("../golden/norms-derived.en.md");
    const json = await derive("--out", "new.json", "--json", "--quiet");
    expect(JSON.parse(json.written["new.json"] ?? "").schema).toBe("ctc-norms/1");
    expect(JSON.parse(json.out)).toMatchObject({ command: "norms", files: [{ path: "new.json" }] });
    expect((await derive("--out", "new.yaml", "--dry-run")).written).toEqual({});
  });

  it.each([
    [["--method", "percentile", "--multiplier", "2"], "--multiplier"],
    [["--method", "contrast"], "--against"],
    [["--method", "fixed"], "--cut"],
    [["--method", "fixed", "--cut", "trouble"], "SCALE=NUMBER"],
    [["--method", "fixed", "--cut", "troubel=2"], "trouble"],
    [["--method", "percentile", "--percentile", "100"], "--percentile"],
    [["--multiplier", "many"], "--multiplier"],
    [["--against", "drink"], "drinks"],
    [["--by", "gender", "--column", "gender=b"], "gender"],
    [["--out", "small.csv"], "small.csv"],
  ])("refuses %s and says why", async (args, word) => {
    const { exitCode, out, err, written } = await small(...args);
    expect(exitCode).toBe(2);
    expect(err).toContain(word);
    expect([out, written]).toEqual(["", {}]);
  });
});

describe("what ctc norms derive writes is taken by its own tools, or refused", {
  timeout: 30_000,
}, () => {
  it.each([
    [["--id", "../x"], "--id"],
    [["--id", ""], "--id"],
    [["--id", "  "], "--id"],
    [["--describe", ""], "--describe"],
    [["--describe", "  "], "--describe"],
    [["--method", "fixed", "--cut", "trouble<=2"], "<="],
    [["--method", "fixed", "--cut", "trouble/7<2"], "<"],
    [["--json", "--format", "yaml"], "--format yaml"],
    [["--json", "--format", "md"], "--format md"],
  ])("%s is a wrong request, and nothing is written", async (args, word) => {
    const { exitCode, out, err, written } = await small(...args, "--by", "none");
    expect(exitCode).toBe(2);
    expect(err).toContain(word);
    expect([out, written]).toEqual(["", {}]);
  });

  it.each([
    [["--id", "norm.2022-a"]],
    [["--id", "åk-9"]],
    [["--describe", 'Forty pupils: "all" of them']],
    [["--method", "fixed", "--cut", "trouble>=2"]],
    [["--method", "contrast", "--against", "drinks"]],
    [["--method", "percentile", "--by", "none", "--against", "drinks"]],
  ])("%s passes ctc norms check", async (args) => {
    for (const policy of ["open", "default"]) {
      const { out, exitCode } = await small(...args, "--policy", policy);
      expect(exitCode).toBe(0);
      const check = await runCtc(["norms", "check", "n.yaml", "--instrument", "small.yaml"], {
        ...SMALL,
        "n.yaml": out,
      });
      expect(check.exitCode, check.out).toBe(0);
    }
  });

  it("a profile refuses what norms check and instrument check call an error: low scores", async () => {
    const norms = `schema: ctc-norms/1
id: low
instrument: { id: small, version: "1" }
population: P
waves: []
respondents: 100
derivation: { method: fixed }
cuts: [ { scale: trouble, operator: "<=", value: 2 } ]
`;
    const files = { ...SMALL, "n.yaml": norms };
    const check = await runCtc(["norms", "check", "n.yaml", "--instrument", "small.yaml"], files);
    const profile = await runCtc(
      ["profile", "small.csv", "--instrument", "small.yaml", "--norms", "n.yaml"],
      files,
    );
    expect([check.exitCode, profile.exitCode]).toEqual([1, 2]);
    for (const said of [check.out, profile.err]) expect(said).toContain("counts low scores");
    const own = SMALL["small.yaml"].replace(
      "score: mean }",
      'score: mean, cut: { operator: "<", value: 2, source: made for a test } }',
    );
    const low = { ...SMALL, "small.yaml": own };
    const checked = await runCtc(["instrument", "check", "small.yaml"], low);
    const counted = await runCtc(["profile", "small.csv", "--instrument", "small.yaml"], low);
    expect([checked.exitCode, counted.exitCode]).toEqual([1, 2]);
    for (const said of [checked.out, counted.err]) expect(said).toContain("counts low scores");
  });

  it("a contrast that is worse than chance says so", async () => {
    // The riskier the scores, the fewer who drink: no cut tells the two apart in the right direction.
    const rows = Array.from({ length: 800 }, (_, at) => {
      const score = (at % 4) + 1;
      const drinks = Math.floor(at / 4) % 10 < 9 - 2 * score;
      return `7,F,${score},${drinks ? 4 : 1}`;
    });
    const files = { ...SMALL, "small.csv": `grade,gender,a,b\n${rows.join("\n")}\n` };
    const contrast = (...args: string[]) =>
      runCtc(
        [
          "norms",
          "derive",
          "small.csv",
          "--instrument",
          "small.yaml",
          "--method",
          "contrast",
        ].concat(["--against", "drinks", ...args]),
        files,
      );
    const { out } = await contrast();
    const [{ sensitivity, specificity }] = parse(out).cuts;
    expect(sensitivity + specificity).toBeLessThan(1);
    for (const [language, words] of [
      ["en", "trouble (grade 7): these cuts tell the two groups apart no better than chance"],
      ["sv", "trouble (åk 7): de gränsvärdena skiljer inte grupperna åt bättre än slumpen"],
    ] as const) {
      expect((await contrast("--format", "md", "--lang", language)).out).toContain(words);
    }
    const check = await runCtc(["norms", "check", "n.yaml", "--instrument", "small.yaml"], {
      ...files,
      "n.yaml": out,
    });
    expect(check.exitCode).toBe(0);
    expect(check.out).toContain("no better than chance");
    const right = parse(
      (await small("--method", "contrast", "--against", "drinks", "--policy", "open")).out,
    );
    expect(right.cuts[0].sensitivity + right.cuts[0].specificity).toBe(2);
  });

  it("writes the format that is asked for, into a file as on stdout", async () => {
    const table = (await small("--format", "md")).out;
    expect(table).toMatch(/^# /);
    for (const args of [
      ["--format", "md", "--out", "y.md"],
      ["--out", "y.md"],
    ]) {
      const { written, err } = await small(...args);
      expect(written["y.md"]).toBe(table);
      expect(err).not.toContain("--norms y.md");
    }
    const yaml = (await small()).out;
    expect((await small("--format", "yaml", "--out", "n.txt")).written["n.txt"]).toBe(yaml);
    const json = (await small("--json")).out;
    expect(JSON.parse(json)).toEqual(parse(yaml));
    for (const args of [
      ["--format", "json"],
      ["--json", "--format", "json"],
    ]) {
      expect((await small(...args)).out).toBe(json);
    }
    expect((await small("--format", "json", "--out", "n.txt")).written["n.txt"]).toBe(json);
    const manifest = await small("--out", "n.yaml", "--format", "yaml", "--json");
    expect(manifest.written["n.yaml"]).toBe(yaml);
    expect(JSON.parse(manifest.out)).toMatchObject({ command: "norms" });
  });

  it.each([
    ["contrast", "--against"],
    ["fixed", "--cut"],
  ])(
    "--method %s without %s says what is missing, not that it does not go with it",
    async (method, option) => {
      for (const language of ["en", "sv"]) {
        const { exitCode, err } = await small("--method", method, "--lang", language);
        expect(exitCode).toBe(2);
        expect(err).toMatch(language === "sv" ? /kräver/ : /needs/);
        expect(err).not.toMatch(/does not go with|hör inte ihop/);
        expect(err).toContain(option);
      }
    },
  );
});

describe("a norm known to a step", { timeout: 30_000 }, () => {
  /** 90 pupils in one grade: no share of theirs may be told finer than to the nearest 0.10. */
  const rows = Array.from({ length: 90 }, (_, at) => `7,F,${(at % 4) + 1},${(at % 4) + 1}`);
  const files = { ...SMALL, "small.csv": `grade,gender,a,b\n${rows.join("\n")}\n` };
  const run = (...args: string[]) => runCtc([...args, "--instrument", "small.yaml"], files);
  const profiled = async (norms: string, ...args: string[]) =>
    runCtc(["profile", "small.csv", "--instrument", "small.yaml", "--norms", "n.yaml", ...args], {
      ...files,
      "n.yaml": norms,
    });

  it("keeps the step in the file, and a profile prints the share, the number and the difference by it", async () => {
    const norms = (await run("norms", "derive", "small.csv", "--quiet")).out;
    const [cut] = parse(norms).cuts;
    expect(cut.step).toBe(0.1);
    expect(Math.round(cut.beyond * 10)).toBeCloseTo(cut.beyond * 10, 9);
    const [row] = JSON.parse((await profiled(norms, "--json")).out).factors;
    expect(row).toMatchObject({ norm: cut.beyond, flags: expect.arrayContaining(["norm:0.1"]) });
    const { value, low, high } = row.differenceFromNorm;
    for (const each of [value, low, high]) expect(each).toBe(Number(each.toFixed(1)));
    expect(low).toBeLessThanOrEqual(row.low - row.norm);
    expect(high).toBeGreaterThanOrEqual(row.high - row.norm);
    const document = (await profiled(norms, "--lang", "sv")).out;
    const line = document.split("\n").find((one) => one.startsWith("| Trouble"));
    expect(line).toContain(`| ca ${Math.round(cut.beyond * 100)} |`);
    expect(document).toContain("; ca 90 svarande.");
    expect(document).toContain("ca = Avrundat");
  });

  it("norms show prints no decimals that nobody knows", async () => {
    const table = (
      await run("norms", "derive", "small.csv", "--format", "md", "--lang", "sv", "--quiet")
    ).out;
    expect(table).toMatch(/\| ca \d+ \| ca 90 \|/);
    const open = await run("norms", "derive", "small.csv", "--format", "md", "--policy", "open");
    expect(open.out).toMatch(/\| \d+\.\d \| 90 \|/);
    expect(
      parse((await run("norms", "derive", "small.csv", "--policy", "open")).out).cuts[0],
    ).not.toHaveProperty("step");
  });

  it("a profile names the behaviour that contrast cuts were chosen by", async () => {
    const norms = (
      await run("norms", "derive", "small.csv", "--method", "contrast", "--against", "drinks")
    ).out;
    for (const language of ["en", "sv"]) {
      const { out } = await profiled(norms, "--lang", language);
      expect(out).toMatch(/[“”]Drinks”/);
    }
  });
});

describe("ctc norms list, show", () => {
  it("lists what ctc.yaml names, for nothing is built in", async () => {
    const list = await norms("list", "--config", "data-samples/ctc.yaml");
    expect(list.out).toContain(
      "linkoping-reference (norms/linkoping-reference.yaml): ctcys 2010.1",
    );
    expect((await norms("list")).out).toContain("No ctc.yaml was found");
    const json = await norms("list", "--config", "data-samples/ctc.yaml", "--json");
    expect(JSON.parse(json.out)).toMatchObject({ builtIn: [], project: [{ cuts: 93 }] });
  });

  it("shows every cut, where it comes from and what it is not", async () => {
    const { out, exitCode } = await norms("show", NORMS, "--lang", "sv");
    expect(exitCode).toBe(0);
    await expect(out).toMatchFileSnapshot("../golden/norms-linkoping-reference.sv.md");
  });

  it("shows those of ctc.yaml by their id", async () => {
    const config = ["--config", "data-samples/ctc.yaml"];
    const { out } = await norms("show", "linkoping-reference", "--json", ...config);
    expect(JSON.parse(out).id).toBe("linkoping-reference");
    expect((await norms("show", "nowhere", ...config)).exitCode).toBe(2);
    expect((await norms("show", "nowhere.yaml")).exitCode).toBe(2);
  });
});

describe("ctc norms check", () => {
  const BAD = `schema: ctc-norms/1
id: bad
instrument: { id: small, version: "2" }
population: P
waves: []
respondents: 100
derivation: { method: fixed, bye: [grade] }
cuts:
  - { scale: troubel, grade: 7, operator: ">", value: 2 }
  - { scale: trouble, grade: 7, operator: "<", value: 2, respondents: 200 }
  - { scale: trouble, grade: 7, operator: ">", value: 9, beyond: 0 }
`;
  const checkBad = (...args: string[]) =>
    runCtc(["norms", "check", "bad.yaml", "--instrument", "small.yaml", ...args], {
      ...SMALL,
      "bad.yaml": BAD,
    });

  it("finds everything at once, at its line and column, and ends with 1", async () => {
    const { exitCode, out } = await checkBad();
    expect(exitCode).toBe(1);
    expect(out.split("\n").map((line) => line.split(": ").slice(0, 3).join(": "))).toEqual([
      "bad.yaml:3:26: error: instrument.version",
      "bad.yaml:7:30: error: derivation.bye",
      "bad.yaml:8:1: warning: cuts",
      "bad.yaml:9:7: error: cuts[0].scale",
      "bad.yaml:10:33: error: cuts[1].operator",
      "bad.yaml:10:58: warning: cuts[1].respondents",
      "bad.yaml:11:5: error: cuts[2]",
      "bad.yaml:11:48: warning: cuts[2].value",
      "bad.yaml:11:58: warning: cuts[2].beyond",
      "bad.yaml: 5 errors, 4 warnings.",
      "",
    ]);
    expect(out).toContain('unknown key "bye"; the nearest known key is "by"');
  });

  it("gives the same as JSON, with codes for programs and words for people", async () => {
    const { out } = await checkBad("--json", "--lang", "sv");
    const check = JSON.parse(out);
    expect(check).toMatchObject({ schema: "ctc-file-check/1", errors: 5, warnings: 4 });
    expect(check.problems[1]).toMatchObject({ line: 7, column: 30, problem: "unknown-key" });
    expect(check.problems[1].text).not.toBe("unknown-key");
  });

  it("passes norms that fit, and looks at what they leave out", async () => {
    const { exitCode, out } = await norms("check", NORMS, "--lang", "en");
    expect(exitCode).toBe(0);
    expect(out).toContain("grade 6, 8, 10, 12");
    expect(out).toContain("0 errors, 1 warning.");
  });

  it("cannot compare with an instrument that it does not know", async () => {
    const other = BAD.replace("bye", "by").replace(
      'id: small, version: "2"',
      'id: far, version: "1"',
    );
    const { out } = await runCtc(["norms", "check", "bad.yaml"], { "bad.yaml": other });
    expect(out).toContain("--instrument");
  });

  it("is a wrong request where the file is no YAML, or not there", async () => {
    expect((await runCtc(["norms", "check", "x.yaml"], { "x.yaml": "a: [" })).exitCode).toBe(2);
    expect((await runCtc(["norms", "check", "x.yaml"])).exitCode).toBe(2);
  });
});
