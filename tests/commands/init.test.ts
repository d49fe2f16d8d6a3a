import { existsSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { parse } from "csv-parse/sync";
import { describe, expect, it } from "vitest";
import { parseProject } from "../../src/catalog/project.ts";
import { CtcError } from "../../src/vocabulary/errors.ts";
import { type MemoryFiles, repositoryFiles, runCtc } from "../support/memory-io.ts";
import { ROOT } from "../support/repository.ts";

const LINKOPING = "data-samples/linkoping-2024.csv";
const PLATFORM = "data-samples/platform/linkoping-2024-platform.csv";
const SPSS = "data-samples/platform/linkoping-2024.sav";
const MALMO = "data-samples/malmo/malmo-2023.csv";
const YRBS = "docs/examples/yrbs-district/yrbs_district_2017.csv.gz";
const INSTRUMENT = "docs/examples/yrbs-district/instrument.yaml";

const textOf = (path: string, encoding = "utf-8"): string => {
  const content = repositoryFiles(path)[path];
  return new TextDecoder(encoding).decode(content as Uint8Array);
};
const committed = (path: string) => parseProject(textOf(path), "ctc.yaml").waves;

/** F-number → question, as the platform prints them; Malmö's columns have the numbers only. */
function codebook(): string {
  const header = textOf(PLATFORM, "windows-1252").split(/\r?\n/)[3] ?? "";
  const [names = []]: string[][] = parse(header, { delimiter: ";" });
  const rows = names.flatMap((name) => {
    const [, number, question = ""] = /^(F\d+_\d+) (.+)$/.exec(name) ?? [];
    return number === undefined ? [] : [`${number};"${question.replaceAll('"', '""')}"`];
  });
  return ["column;question", ...rows, ""].join("\n");
}

/** Runs `ctc init` and returns what it wrote, beside everything else. */
async function init(survey: string, args: readonly string[], files: MemoryFiles) {
  const result = await runCtc(["init", survey, ...args], files);
  const [[path, text] = ["", ""]] = Object.entries(result.written);
  return { ...result, path, text };
}

const project = (text: string) => parseProject(text, "ctc.yaml");

describe("ctc init finds the mapping that was written by hand", { timeout: 60_000 }, () => {
  it("for Linköping: 6 of 6 roles, 166 of 166 questions by their ids", async () => {
    const { exitCode, path, text } = await init(
      LINKOPING,
      ["--wave", "2024"],
      repositoryFiles(LINKOPING),
    );
    expect([exitCode, path]).toEqual([0, "data-samples/ctc.yaml"]);
    const wave = project(text).waves["2024"];
    const byHand = committed("data-samples/ctc.yaml")["2024"];
    expect(wave?.columns).toEqual(byHand?.columns);
    const header = textOf(LINKOPING).split("\n")[0]?.split(",") ?? [];
    expect(Object.entries(wave?.items ?? {})).toEqual(header.slice(6).map((id) => [id, id]));
    expect(Object.keys(wave?.items ?? {})).toHaveLength(166);
  });

  it("for the platform's export: 6 of 6 roles, 166 of 166 questions by their texts", async () => {
    const files = repositoryFiles(PLATFORM);
    const { exitCode, text } = await init(PLATFORM, ["--wave", "2024"], files);
    expect(exitCode).toBe(0);
    const wave = project(text).waves["2024"];
    const byHand = committed("data-samples/platform/ctc.yaml")["2024"];
    expect(wave).toEqual(byHand);
    expect(Object.keys(wave?.items ?? {})).toHaveLength(166);
  });

  it("for Malmö with a codebook: 5 of 5 roles, 72 of 72 questions, 12 of 12 answer sets", async () => {
    const files = { ...repositoryFiles(MALMO), "codebook.csv": codebook() };
    const args = ["--wave", "2023", "--codebook", "codebook.csv"];
    const { exitCode, text } = await init(MALMO, args, files);
    expect(exitCode).toBe(0);
    const wave = project(text).waves["2023"];
    const { comparability, ...byHand } = committed("data-samples/malmo/ctc.yaml")["2023"] ?? {};
    // That a question was reworded stands in no file; a person has to say it.
    expect(comparability).toEqual({ community_disorganization_5: "reworded" });
    expect(wave).toEqual({ ...byHand, comparability: {} });
    expect(Object.keys(wave?.items ?? {})).toHaveLength(72);
    expect(Object.keys(wave?.answers ?? {})).toHaveLength(12);
  });

  it.skipIf(!existsSync(join(ROOT, SPSS)))(
    "for Linköping's SPSS file: its wave by its variable, 166 of 166 questions by their labels",
    async () => {
      const { exitCode, text } = await init(SPSS, [], repositoryFiles(SPSS));
      expect(exitCode).toBe(0);
      const { items, questions, columns, answers } = project(text).waves["2024"] ?? {};
      const byHand = committed("data-samples/ctc.yaml")["2024"];
      expect(columns).toEqual({ ...byHand?.columns, wave: ["wave"] });
      expect(Object.entries(items ?? {}).filter(([item, column]) => item !== column)).toEqual([]);
      expect(Object.keys(items ?? {})).toHaveLength(166);
      expect(Object.keys(questions ?? {})).toHaveLength(166);
      expect(answers).toEqual({});
    },
  );

  it("for the US survey with its own instrument: 5 of 5 roles, 14 of 14 questions", async () => {
    const files = repositoryFiles(YRBS, INSTRUMENT);
    const survey = { ...files, [YRBS]: gunzipSync(files[YRBS] as Uint8Array) };
    const { exitCode, text } = await init(YRBS, ["--instrument", INSTRUMENT], survey);
    expect(exitCode).toBe(0);
    expect(project(text).instrument).toBe("instrument.yaml");
    const wave = project(text).waves["2017"];
    expect(wave?.columns).toEqual({
      id: ["record"],
      area: ["district"],
      grade: ["Grade"],
      gender: ["Sex"],
      wave: ["year"],
    });
    expect(Object.keys(wave?.items ?? {})).toHaveLength(14);
    expect(text).toMatch(/^ +# weight: weight/m);
  });
});

describe("what ctc init wrote works at once", { timeout: 60_000 }, () => {
  const norms = "data-samples/norms/linkoping-reference.yaml";
  const everyone = (survey: string, files: MemoryFiles, ...args: string[]) =>
    runCtc(["profile", survey, "--format", "json", "--policy", "open", ...args], files);
  const values = (out: string) =>
    JSON.parse(out).factors.map((row: { measure: string; value: number | null }) => [
      row.measure,
      row.value,
    ]);

  it.each([
    ["the sample", LINKOPING, "data-samples/ctc.yaml"],
    ["the platform's export", PLATFORM, "data-samples/platform/ctc.yaml"],
  ])("with the same figures as the project written by hand: %s", async (_, survey, byHand) => {
    const files = repositoryFiles(survey, norms);
    const { path, text } = await init(survey, ["--wave", "2024"], files);
    const proposed = await everyone(survey, { ...files, [path]: text }, "--norms", norms);
    expect(proposed.exitCode).toBe(0);
    const plain = textOf(byHand).replace(/^(norms|population|areas): .*\n/gm, "");
    const hand = await everyone(survey, { ...files, [path]: plain }, "--norms", norms);
    expect(values(proposed.out)).toEqual(values(hand.out));
    expect(values(hand.out).some(([, value]: unknown[]) => value !== null)).toBe(true);
  });

  it("with the same figures where grades and genders are bare codes, once somebody says them", async () => {
    const said: Readonly<Record<string, readonly [code: string, answer: string]>> = {
      "åk 7": ["1", "7"],
      "åk 9": ["2.0", "åk 9"],
      "gy 2": ["03", "11"],
      Flicka: ["2", "flicka"],
      Pojke: ["1", "boy"],
      "Annan könstillhörighet": ["3", "other"],
    };
    let coded = textOf(LINKOPING);
    for (const [text, [code]] of Object.entries(said)) {
      coded = coded.replaceAll(`,${text},`, `,${code},`);
    }
    const files = { ...repositoryFiles(norms), [LINKOPING]: coded };
    const answer = (question: string): string => {
      const role = question.includes("which grade") ? /^(åk|gy)/ : /^[A-Z]/;
      const [, [, meant] = ["", ""]] =
        Object.entries(said).find(
          ([text, [code]]) => role.test(text) && question.includes(` is ${code}?`),
        ) ?? [];
      return meant;
    };
    const { written } = await runCtc(["init", LINKOPING, "--wave", "2024"], files, answer);
    const recoded = await everyone(LINKOPING, { ...files, ...written }, "--norms", norms);
    expect(recoded.exitCode).toBe(0);
    const plain = repositoryFiles(LINKOPING, norms);
    const words = await everyone(LINKOPING, plain, "--norms", norms, "--wave", "2024");
    expect(values(recoded.out)).toEqual(values(words.out));
    expect(values(words.out).some(([, value]: unknown[]) => value !== null)).toBe(true);
    expect(JSON.parse(recoded.out).coverage).toEqual(JSON.parse(words.out).coverage);
  });

  it("for the US survey, whose design the instrument declares", async () => {
    const files = repositoryFiles(YRBS, INSTRUMENT);
    const survey = { ...files, [YRBS]: gunzipSync(files[YRBS] as Uint8Array) };
    const { path, text } = await init(YRBS, ["--instrument", INSTRUMENT], survey);
    const args = ["--area", "san diego", "--lonely-psu", "adjust"];
    const proposed = await everyone(YRBS, { ...survey, [path]: text }, ...args);
    expect(proposed.exitCode).toBe(0);
    expect(JSON.parse(proposed.out).design).toMatchObject({ weighted: true, clustered: true });
  });
});

const EXPORT = [
  'Område;Stadsdel;Årskurs;Kön;vikt;safe;"F2. Where I live there are fights in the street."',
  "Ryd;Ryd;åk 7;1;1,5;1;Ja",
  "Ryd;Ryd;åk 9;2;0,5;2;Nej",
  "Berga;Berga;åk 7;1;1;99;Ja",
  "Berga;Berga;åk 9;2;1;1;Kanske",
  "Berga;Berga;åk 9;2;1;2;Ja",
  "Ryd;Ryd;åk 9;2;1;2;Ja",
  "",
].join("\n");

const SMALL = `schema: ctc-instrument/1
id: small
version: "1"
title: { en: Small }
source: { citation: made for a test, licence: none }
groups:
  gender: { girl: [Flicka], boy: [Pojke] }
  grade: { 7: ["åk 7"], 9: ["åk 9"] }
missing: { blank: [""] }
answers:
  safety: [ { code: 1, en: Safe }, { code: 2, en: Unsafe } ]
  yesno: [ { code: 0, en: "No" }, { code: 1, en: "Yes" } ]
items:
  - { id: safe, answers: safety, status: proposal, text: { en: Do you feel safe? } }
  - { id: fights, answers: yesno, status: proposal, text: { en: Where I live there are fights in the streets. } }
scales: []
behaviours:
  - { id: any, label: { en: Any }, counts: { item: safe, in: [2] }, status: proposal }
`;

describe("ctc init on an export that leaves questions open", () => {
  const files: MemoryFiles = { "in.csv": EXPORT, "small.yaml": SMALL };
  const small = ["--instrument", "small.yaml"];
  const uncertain = ["init", "in.csv", ...small];

  it("stops without a terminal, says what is open and how to go on, and writes nothing", async () => {
    const { exitCode, err, written, out } = await runCtc(uncertain, files);
    expect([exitCode, out, written]).toEqual([2, "", {}]);
    expect(err).toContain(
      "columns (area, gender, wave), groups (gender 1, gender 2), 1 question, 4 answer texts",
    );
    expect(err).toContain("--yes");
  });

  it("takes with --yes what is likely, and leaves the rest as comments", async () => {
    const { exitCode, text } = await init(
      "in.csv",
      [...small, "--yes", "--wave", "2023/24"],
      files,
    );
    expect(exitCode).toBe(0);
    const { columns, items, answers, missing } = project(text).waves["2023/24"] ?? {};
    expect(columns).toEqual({ grade: ["Årskurs"], gender: ["Kön"] });
    expect(items?.safe).toBe("safe");
    expect(answers).toEqual({ yesno: { Nej: 0, Ja: 1 } });
    expect(missing).toEqual({ "99": "no_answer" });
    expect(text).toMatch(/^ +# area: Område {2}# low: several columns fit \(Stadsdel\)$/m);
    expect(text).toMatch(/^ +# weight: vikt # looks like it, but is not used/m);
    expect(text).toMatch(/^ +# Kanske: \? # not known/m);
  });

  it("counts every line left open, and says what a profile still needs", async () => {
    const { err } = await init("in.csv", [...small, "--yes", "--wave", "2024"], files);
    // area, both genders, and the text Kanske; the weight is only pointed out
    expect(err).toContain("4 undecided, left as comments. Not settled in Kön: 1, 2.");
    expect(err).toContain("nobody knows their gender. ctc profile cannot run yet. No area");
    const none = await init(MALMO, ["--yes", "--wave", "2023"], repositoryFiles(MALMO));
    expect(none.err).toMatch(/ctc profile cannot run yet\. No question .*--codebook.*--instrument/);
    expect(none.err).not.toContain("Read it");
  });

  it("says what keeps a profile from being made where two columns could be the gender", async () => {
    const two = "Område;Kön;Sex;safe\nRyd;Flicka;girl;1\nBerga;Pojke;boy;2\n";
    const args = [...small, "--yes", "--wave", "2024"];
    const { err, written } = await init("in.csv", args, { ...files, "in.csv": two });
    expect(err).toContain(
      "cannot run yet. Several columns could be the gender: Kön, Sex. Name one",
    );
    const profile = await runCtc(["profile", "in.csv"], { ...files, "in.csv": two, ...written });
    expect(profile.exitCode).toBe(3);
  });

  it("leaves a ready-made 0/1 column as a comment, as the profile leaves it out", async () => {
    const file =
      "Område;Årskurs;Kön;low_neighborhood_attachment_1\nRyd;9;Flicka;0\nRyd;9;Pojke;1\n";
    const { text } = await init("made.csv", ["--yes", "--wave", "2024"], { "made.csv": file });
    expect(text).toMatch(
      /^ +# low_neighborhood_attachment_1: low_neighborhood_attachment_1 {2}# low: ready-made/m,
    );
  });

  it("never takes a wave from the file's name", async () => {
    const named = { ...files, "in-2024.csv": EXPORT };
    const { exitCode, err } = await runCtc(["init", "in-2024.csv", ...small, "--yes"], named);
    expect(exitCode).toBe(2);
    expect(err).toContain("Nothing in in-2024.csv says which wave it is.");
  });

  it("asks a person at a terminal, and uses what was answered", async () => {
    const asked: string[] = [];
    const result = await runCtc(uncertain, files, (question) => {
      asked.push(question);
      if (question.startsWith("What is this wave")) return " 2024 ";
      if (question.startsWith("Which column is the area")) return "2";
      if (question.startsWith("Which column is the gender")) return "0";
      return question.includes('"99"') ? "n" : "";
    });
    expect(result.exitCode).toBe(0);
    const { columns, items, answers, missing } =
      project(result.written["ctc.yaml"] ?? "").waves["2024"] ?? {};
    expect(columns).toEqual({ area: ["Stadsdel"], grade: ["Årskurs"] });
    expect(Object.keys(items ?? {})).toEqual(["safe", "fights"]);
    expect(answers).toEqual({ yesno: { Nej: 0, Ja: 1 } });
    expect(missing).toBeUndefined();
    expect(asked.some((question) => question.includes("vikt"))).toBe(false);
  });

  it("asks what bare codes for genders are, takes any word for it, and leaves silence open", async () => {
    const asked: string[] = [];
    const { exitCode, written, err } = await runCtc(
      [...uncertain, "--wave", "2024"],
      { ...files, "in.csv": EXPORT.replaceAll(";2;", ";3;").replace(";3;", ";2;") },
      (question) => {
        asked.push(question);
        if (question.includes("what is 1?")) return asked.length % 2 === 0 ? "kille?" : "POJKE";
        if (question.includes("what is 2?")) return " girl ";
        return "";
      },
    );
    expect(exitCode).toBe(0);
    const text = written["ctc.yaml"] ?? "";
    expect(project(text).waves["2024"]?.groups).toEqual({ gender: { boy: ["1"], girl: ["2"] } });
    expect(text).toContain('boy: ["1"]  # high: you said so');
    expect(text).toContain('# Kön also holds "3": say which is which');
    expect(err).toContain("Not settled in Kön: 3.");
  });

  it("takes silence for a no where something is only alike", async () => {
    const alike = EXPORT.replace("fights in the street.", "fights in the evening.");
    const asked: string[] = [];
    const answer = (question: string): string => {
      asked.push(question);
      return question.startsWith("What is this wave") ? "2024" : "";
    };
    const silent = await runCtc(uncertain, { ...files, "in.csv": alike }, answer);
    const items = project(silent.written["ctc.yaml"] ?? "").waves["2024"]?.items;
    expect(Object.keys(items ?? {})).toEqual(["safe"]);
    const yes = await runCtc(uncertain, { ...files, "in.csv": alike }, (question) =>
      question.startsWith("Does column") ? "y" : answer(question),
    );
    const wave = project(yes.written["ctc.yaml"] ?? "").waves["2024"];
    expect(wave?.comparability).toEqual({ fights: "reworded" });
  });

  it("says what is possible where an answer is not understood, and that it gave up", async () => {
    const asked: string[] = [];
    const { exitCode, err, written } = await runCtc(
      [...uncertain, "--wave", "2024", "--lang", "sv"],
      files,
      (question) => {
        asked.push(question);
        if (question.includes("vad är 1?")) return asked.length % 2 === 0 ? "kille?" : "Flicka";
        const answers = { "anger område": "bananer", "vad är 2?": "annan", "”99”": "nja" };
        return Object.entries(answers).find(([about]) => question.includes(about))?.[1] ?? "";
      },
    );
    expect(exitCode).toBe(0);
    const said = err.split("\n");
    const area =
      "”bananer” förstås inte. Möjligt: ett nummer från 1 till 2, en kolumns namn, 0 för ingen.";
    expect(said.filter((line) => line === area)).toHaveLength(2);
    expect(err).toContain("”kille?” förstås inte. Möjligt: flicka, pojke, annan, eller Enter.");
    expect(err).toContain("”nja” förstås inte. Möjligt: j (ja), n (nej)");
    expect(said.filter((line) => line.startsWith("Inget svar förstods;"))).toHaveLength(2);
    const wave = project(written["ctc.yaml"] ?? "").waves["2024"];
    expect(wave?.groups).toEqual({ gender: { girl: ["1"], other: ["2"] } });
    expect(wave?.missing).toBeUndefined();
  });

  it("writes nothing where the input ends before the last answer", async () => {
    const { exitCode, err, written } = await runCtc(uncertain, files, (question) => {
      if (question.startsWith("What is this wave")) return "2024";
      throw new CtcError("input-ended");
    });
    expect([exitCode, written]).toEqual([2, {}]);
    expect(err).toContain("ctc: The input ended before all questions were answered.\n     Nothing");
  });

  it("says what --dry-run would write, and that it has not", async () => {
    const args = [...small, "--yes", "--wave", "2024", "--dry-run"];
    const { err, out, written } = await init("in.csv", args, files);
    expect([out, written]).toEqual(["ctc.yaml\n", {}]);
    expect(err).toContain("Nothing is written. ctc.yaml would get: 2 columns by role,");
    expect(err).toContain("Without --dry-run it is written; --out - shows it.");
    expect(err).not.toContain("Read it");
  });

  it("prints the proposal with --json and writes nothing", async () => {
    const { exitCode, out, written } = await runCtc([...uncertain, "--json"], files);
    expect([exitCode, written]).toEqual([0, {}]);
    expect(JSON.parse(out)).toMatchObject({ schema: "ctc-proposal/1", wave: null });
  });

  it("writes its comments in Swedish too", async () => {
    const { text } = await init(
      "in.csv",
      [...small, "--yes", "--wave", "2024", "--lang", "sv"],
      files,
    );
    expect(project(text).language).toBe("sv");
    expect(text).toContain("# låg: flera kolumner passar (Stadsdel)");
  });
});

describe("ctc init on a file of several waves", () => {
  const rows = ["2022;Ryd;1", " 2022 ;Ryd;Safe", "2024;Berga;Unsafe", "2024;Ryd;Safe"];
  const files = { "in.csv": ["enkätår;Område;safe", ...rows, ""].join("\n"), "small.yaml": SMALL };
  const args = ["init", "in.csv", "--instrument", "small.yaml", "--yes"];

  it("asks for one of them", async () => {
    const { exitCode, err } = await runCtc(args, files);
    expect(exitCode).toBe(2);
    expect(err).toContain("several waves in column enkätår: 2022, 2024");
  });

  it("looks at the rows of that one only", async () => {
    const { written } = await runCtc([...args, "--wave", "2024"], files);
    const waves = project(written["ctc.yaml"] ?? "").waves;
    expect(Object.keys(waves)).toEqual(["2024"]);
    expect(waves["2024"]?.columns.wave).toEqual(["enkätår"]);
    expect(waves["2024"]?.answers).toEqual({ safety: { Safe: 1, Unsafe: 2 } });
  });

  it("is refused under a label that its column does not hold, as a profile would", async () => {
    const { exitCode, err } = await runCtc([...args, "--wave", "våren"], files);
    expect(exitCode).toBe(2);
    expect(err).toContain("There is no wave våren for in.csv.\n     Waves found: 2022, 2024.");
  });

  it("does not take a column for the wave that no profile would, and that does not hold it", async () => {
    const year = { ...files, "in.csv": files["in.csv"].replace("enkätår", "year") };
    const { exitCode, written } = await runCtc([...args, "--wave", "våren"], year);
    expect(exitCode).toBe(0);
    expect(project(written["ctc.yaml"] ?? "").waves.våren?.columns.wave).toBeUndefined();
    const profile = await runCtc(["profile", "in.csv", "--policy", "open"], {
      ...year,
      ...written,
    });
    expect(profile.exitCode).toBe(0);
  });
});

describe("ctc init and files that are there", () => {
  const files = repositoryFiles(LINKOPING);
  const args = ["init", LINKOPING, "--wave", "2024"];

  it("never replaces one unless it is told to", async () => {
    const there = { ...files, "mine.yaml": "schema: ctc-project/1" };
    const own = [...args, "--out", "mine.yaml"];
    const { exitCode, err, written } = await runCtc(own, there);
    expect([exitCode, written]).toEqual([2, {}]);
    expect(err).toContain("mine.yaml is already there");
    const forced = await runCtc([...own, "--force"], there);
    expect(Object.keys(forced.written)).toEqual(["mine.yaml"]);
  });

  it("adds a wave to a project that is there, and keeps all it says", async () => {
    const project = "# ours\nschema: ctc-project/1\nname: Linköping\n";
    const there = { ...files, "data-samples/ctc.yaml": project };
    const { written } = await runCtc(args, there);
    const text = written["data-samples/ctc.yaml"] ?? "";
    expect(text.startsWith(`${project}waves:\n  "2024":\n`)).toBe(true);
    expect(Object.keys(parseProject(text, "ctc.yaml").waves["2024"]?.items ?? {})).toHaveLength(
      166,
    );
  });

  it("writes where it is told to, with paths as seen from there", async () => {
    const { written } = await runCtc([...args, "--out", "elsewhere/ctc.yaml"], files);
    const text = written["elsewhere/ctc.yaml"] ?? "";
    expect(project(text).waves["2024"]?.file).toBe("../data-samples/linkoping-2024.csv");
  });

  it("prints with --out -", async () => {
    const { out, written } = await runCtc([...args, "--out", "-"], files);
    expect(written).toEqual({});
    expect(project(out).instrument).toBe("ctcys");
  });

  it("names no question where the export has numbers only, and says what would help", async () => {
    const { exitCode, err } = await runCtc(
      ["init", MALMO, "--wave", "2023"],
      repositoryFiles(MALMO),
    );
    expect(exitCode).toBe(2);
    expect(err).toContain("--codebook");
  });
});
