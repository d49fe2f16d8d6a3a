import { describe, expect, it } from "vitest";
import { parseProject } from "../../src/catalog/project.ts";
import { type MemoryFiles, runCtc } from "../support/memory-io.ts";

const INSTRUMENT = `schema: ctc-instrument/1
id: ours
version: "1"
title: { en: Ours }
source: { citation: made for a test, licence: none }
groups:
  gender: { girl: [Flicka], boy: [Pojke] }
  grade: { 7: ["åk 7"], 9: ["åk 9"] }
missing: { blank: [""] }
answers:
  often: [ { code: 1, en: Never }, { code: 2, en: Sometimes }, { code: 3, en: Often } ]
items:
  - { id: rules, answers: often, status: proposal, text: { en: There are rules at home. } }
  - { id: help, answers: often, status: proposal, text: { en: I know whom to ask for help. } }
  - { id: safe, answers: often, status: proposal, text: { en: I feel safe in the evening. } }
scales: []
behaviours:
  - { id: any, label: { en: Any }, counts: { item: rules, in: [3] }, status: proposal }
`;

/** An export with names, questions and import ids above the answers. */
function exportOf(columns: Readonly<Record<string, readonly [string, ...string[]]>>): string {
  const names = Object.keys(columns);
  const all = Object.values(columns);
  const quoted = (cells: readonly string[]) =>
    cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(",");
  const longest = Math.max(...all.map((cells) => cells.length - 1));
  const rows = Array.from({ length: longest }, (_, row) =>
    quoted(all.map(([, ...cells]) => cells[row % cells.length] ?? "")),
  );
  const ids = names.map((_, at) => `{"ImportId":"QID${at}"}`);
  return [quoted(names), quoted(all.map(([label]) => label)), quoted(ids), ...rows, ""].join("\n");
}

const OLD = `# Ours: do not touch
schema: ctc-project/1
language: sv
instrument: ours.yaml
waves:
  "2022":
    file: old.csv
    columns: { area: Del, grade: Klass, gender: Kon, weight: Vikt }   # as agreed
    groups: { gender: { girl: ["2"], boy: ["1"] } }
    items: { rules: f54a, help: f55a, safe: f56a }
    questions:
      rules: "Hemma finns det tydliga regler"
      help: "Jag vet vem jag kan fråga om hjälp"
    answers: { often: { Sällan: 1, Ibland: 2, Jämt: 3 } }
    missing: { "Orkar ej": no_answer }
    # end of 2022
honesty: []   # none
`;

const ANSWERS = ["Sällan", "Ibland", "Jämt", "Orkar ej", "Ibland", "Jämt"] as const;
const PLACES = {
  Del: ["Område", "Ryd", "Berga"],
  Klass: ["Klass", "åk 7", "åk 9"],
  Kon: ["Kön", "1", "2"],
  Vikt: ["Vikt", "1", "0.5"],
} as const;
const SAME = {
  ...PLACES,
  f54a: ["Hemma finns det tydliga regler", ...ANSWERS],
  f55a: ["Jag vet vem jag kan fråga om hjälp", ...ANSWERS],
  f56a: ["Jag är trygg på kvällen", ...ANSWERS],
} as const;
const OLD_FILE = exportOf(SAME);

const filesWith = (survey: string, project = OLD): MemoryFiles => ({
  "ctc.yaml": project,
  "ours.yaml": INSTRUMENT,
  "old.csv": OLD_FILE,
  "new.csv": survey,
});
const waveOf = (text: string | undefined, label = "2024") =>
  parseProject(text ?? "", "ctc.yaml").waves[label];
const add = (survey: string, ...args: string[]) =>
  runCtc(["init", "new.csv", "--wave", "2024", "--yes", ...args], filesWith(survey));

describe("the next survey of a project", () => {
  it("is one more wave, as the last one was, and no other byte changes", async () => {
    const { exitCode, written, err } = await add(exportOf(SAME));
    expect(exitCode).toBe(0);
    expect(Object.keys(written)).toEqual(["ctc.yaml"]);
    const text = written["ctc.yaml"] ?? "";
    const [before, after] = OLD.split("honesty:");
    expect(text.startsWith(before ?? "-")).toBe(true);
    expect(text.endsWith(`honesty:${after}`)).toBe(true);
    const { file: _, questions, ...wave } = waveOf(text) ?? {};
    const { file: __, questions: old, ...earlier } = waveOf(OLD, "2022") ?? {};
    expect(wave).toEqual(earlier);
    expect(questions).toEqual({ ...old, safe: "Jag är trygg på kvällen" });
    expect(text).toContain("rules: f54a  # hög: som 2022\n");
    // A bare number is as it was only if nobody changed it.
    expect(text).toContain('girl: ["2"]  # medel: som 2022; inget i filen bekräftar det\n');
    expect(text).toContain("weight: Vikt  # medel: som 2022; inget i filen bekräftar det\n");
    expect(text).toContain("Sällan: 1  # hög: som 2022\n");
    expect(err).toContain("ctc.yaml har fått en mätning till, 2024");
  });

  it("works at once with a profile, where genders were codes", async () => {
    const survey = exportOf(SAME);
    const { written } = await add(survey);
    const files = filesWith(survey, written["ctc.yaml"]);
    const args = ["profile", "new.csv", "--policy", "open", "--lang", "en"];
    const { exitCode, err } = await runCtc(args, files);
    expect(exitCode).toBe(0);
    expect(err).not.toContain("gender");
    expect(err).not.toContain("is not listed");
  });

  it("follows a question to the column where it stands now", async () => {
    const { f54a, f55a, ...rest } = SAME;
    const moved = exportOf({ ...rest, f54a: f55a, f55a: f54a });
    const { written } = await add(moved);
    expect(waveOf(written["ctc.yaml"])?.items).toEqual({
      rules: "f55a",
      help: "f54a",
      safe: "f56a",
    });
    expect(written["ctc.yaml"]).toContain("rules: f55a  # hög: frågan som 2022, i en annan kolumn");
  });

  it("does not take a column that prints another question now, and says what was there", async () => {
    const other = exportOf({ ...SAME, f54a: ["Vem bryr sig om dig", ...ANSWERS] });
    const { written, err } = await add(other);
    const text = written["ctc.yaml"] ?? "";
    expect(waveOf(text)?.items).toEqual({ help: "f55a", safe: "f56a" });
    expect(text).toContain(
      "# rules: f54a  # låg: kolumnen från 2022, men nu med en annan fråga (Vem bryr sig om dig ← Hemma finns det tydliga regler)",
    );
    expect(text).toMatch(/^ {6}# rules: reworded {2}# om det är samma fråga med andra ord/m);
    expect(err).toContain("1 ej avgjord, lämnad");
  });

  it("knows the old question from the old file where ctc.yaml does not say it", async () => {
    const other = exportOf({ ...SAME, f56a: ["Jag går ut på kvällen", ...ANSWERS] });
    const { written } = await add(other);
    expect(waveOf(written["ctc.yaml"])?.items).not.toHaveProperty("safe");
    expect(written["ctc.yaml"]).toContain("(Jag går ut på kvällen ← Jag är trygg på kvällen)");
  });

  it("is likely, not certain, where names are all there is, and doubtful with other answers", async () => {
    const bare = ["Del,Klass,Kon,f54a,f56a", "Ryd,åk 7,1,Ibland,7", "Berga,åk 9,2,Jämt,8", ""];
    const files = { ...filesWith(bare.join("\n")), "old.csv": "" };
    const { written } = await runCtc(["init", "new.csv", "--wave", "2024", "--yes"], files);
    const text = written["ctc.yaml"] ?? "";
    expect(waveOf(text)?.items).toEqual({ rules: "f54a" });
    expect(text).toContain("rules: f54a  # medel: som 2022; inget i filen bekräftar det");
    expect(text).toContain("# safe: f56a  # låg: kolumnen från 2022, men nu med andra svar");
    expect(text).toContain("# help: stod i f55a 2022 och finns inte här; räknas som inte ställd");
  });

  it("goes by the column that was used before, not by one that only has the item's id", async () => {
    const bare = "Del,Klass,Kon,f54a,rules\nRyd,åk 7,1,Ibland,1\nBerga,åk 9,2,Jämt,2\n";
    const { written } = await add(bare);
    expect(waveOf(written["ctc.yaml"])?.items).toEqual({ rules: "f54a" });
  });

  it("is only suggested where the last wave had it in another column, which is not here", async () => {
    const project = OLD.replace(
      "waves:\n",
      'waves:\n  "2020": { file: o.csv, items: { rules: f54, help: f55 } }\n',
    );
    const bare = ["Del,Klass,Kon,f54,f55a", "Ryd,åk 7,1,Ibland,Jämt", "Berga,åk 9,2,Jämt,Ibland"];
    const files = filesWith(`${bare.join("\n")}\n`, project);
    const { written } = await runCtc(["init", "new.csv", "--wave", "2024", "--yes"], files);
    const text = written["ctc.yaml"] ?? "";
    expect(waveOf(text)?.items).toEqual({ help: "f55a" });
    expect(text).toContain("# rules: f54  # låg: som 2020; inget i filen bekräftar det");
  });

  it("is asked about where a question changed, and flagged where somebody says it is the same", async () => {
    const reworded = exportOf({ ...SAME, f54a: ["Hemma har vi tydliga regler", ...ANSWERS] });
    const asked: string[] = [];
    const { written } = await runCtc(
      ["init", "new.csv", "--wave", "2024", "--lang", "en"],
      filesWith(reworded),
      (question) => {
        asked.push(question);
        return question.includes("f54a") ? "y" : "";
      },
    );
    expect(asked.find((question) => question.includes("f54a"))).toContain(
      'Column f54a was rules in 2022 ("Hemma finns det tydliga regler"). It now says "Hemma har vi tydliga regler".',
    );
    expect(waveOf(written["ctc.yaml"])).toMatchObject({
      items: { rules: "f54a" },
      questions: { rules: "Hemma har vi tydliga regler" },
      comparability: { rules: "reworded" },
    });
  });

  it("does not learn from waves that disagree", async () => {
    const project = OLD.replace(
      "waves:\n",
      'waves:\n  "2020": { file: o.csv, groups: { gender: { girl: ["1"], boy: ["2"] } }, answers: { often: { Ibland: 3 } } }\n',
    );
    const files = filesWith(exportOf(SAME), project);
    const { written } = await runCtc(["init", "new.csv", "--wave", "2024", "--yes"], files);
    const wave = waveOf(written["ctc.yaml"]);
    expect(wave?.groups).toBeUndefined();
    expect(wave?.answers).toEqual({ often: { Sällan: 1, Jämt: 3 } });
    expect(written["ctc.yaml"]).toContain('# Kon innehåller också "1", "2": ange vad som är vad');
  });
});

describe("which wave it is, and where it goes", () => {
  it("has to be said where nothing in the file says it", async () => {
    const args = ["init", "new.csv", "--yes"];
    const { exitCode, err, written } = await runCtc(args, filesWith(exportOf(SAME)));
    expect([exitCode, written]).toEqual([2, {}]);
    expect(err).toContain("Ingenting i new.csv säger vilken mätning det är.");
  });

  it("is refused where the project has it, before anything is asked; --force replaces it alone", async () => {
    const survey = exportOf(SAME);
    const args = ["init", "new.csv", "--wave", "2022"];
    const refused = await runCtc(args, filesWith(survey), () => expect.unreachable());
    expect([refused.exitCode, refused.written]).toEqual([2, {}]);
    expect(refused.err).toContain("ctc.yaml har redan en mätning 2022.");
    const { exitCode, written } = await runCtc([...args, "--force", "--yes"], filesWith(survey));
    expect(exitCode).toBe(0);
    const text = written["ctc.yaml"] ?? "";
    expect(text.startsWith("# Ours: do not touch\nschema: ctc-project/1\nlanguage: sv\n")).toBe(
      true,
    );
    expect(text.endsWith("honesty: []   # none\n")).toBe(true);
    expect(waveOf(text, "2022")?.file).toBe("new.csv");
  });

  it("goes nowhere with --dry-run, and into a file of its own with --out", async () => {
    const survey = exportOf(SAME);
    const dry = await add(survey, "--dry-run");
    expect([dry.exitCode, dry.out, dry.written]).toEqual([0, "ctc.yaml\n", {}]);
    expect(dry.err).toContain("Inget är skrivet. ctc.yaml skulle få en mätning till, 2024: ");
    expect(dry.err).not.toContain("har fått");
    const own = await add(survey, "--out", "sub/own.yaml");
    expect(Object.keys(own.written)).toEqual(["sub/own.yaml"]);
    const project = parseProject(own.written["sub/own.yaml"] ?? "", "own.yaml");
    expect(project).toMatchObject({ instrument: "../ours.yaml", language: "sv" });
    expect(Object.keys(project.waves)).toEqual(["2024"]);
    expect(project.waves["2024"]?.file).toBe("../new.csv");
    expect(project.waves["2024"]?.items).toEqual({ rules: "f54a", help: "f55a", safe: "f56a" });
  });

  it("is never put into a project of another instrument", async () => {
    const { exitCode, err } = await add(exportOf(SAME), "--instrument", "ctcys");
    expect(exitCode).toBe(2);
    expect(err).toContain("ctc.yaml gäller instrumentet ours.yaml");
  });

  it("is not put into a project that no profile could read", async () => {
    const project = OLD.replace("rules: f54a", "rulez: f54a");
    const files = filesWith(exportOf(SAME), project);
    const { exitCode, err } = await runCtc(["init", "new.csv", "--wave", "2024", "--yes"], files);
    expect(exitCode).toBe(2);
    expect(err).toContain("rulez");
  });

  it("is never written over what it was made from", async () => {
    const own = ["--out", "new.csv", "--force"];
    const { exitCode, err, written } = await add(exportOf(SAME), ...own);
    expect([exitCode, written]).toEqual([2, {}]);
    expect(err).toContain("new.csv");
  });

  it("goes into JSON without comments, and that is said", async () => {
    const json = '{ "schema": "ctc-project/1", "instrument": "ours.yaml" }\n';
    const survey = exportOf({ ...SAME, f54a: ["There are rules at home.", ...ANSWERS] });
    const { "ctc.yaml": _, ...files } = filesWith(survey);
    const { exitCode, written, err } = await runCtc(
      ["init", "new.csv", "--wave", "2024", "--yes"],
      { ...files, "ctc.json": json },
    );
    expect(exitCode).toBe(0);
    expect(waveOf(written["ctc.json"])?.items).toEqual({ rules: "f54a" });
    expect(err).toContain("ctc.json has no place for comments");
  });
});

describe("two files of the same name", () => {
  const project = `schema: ctc-project/1
instrument: ours.yaml
waves:
  "2022": { file: a/data.csv, items: { rules: old } }
  "2024": { file: b/data.csv, items: { rules: new } }
  both: { file: c/data.csv, columns: { wave: year } }
  again: { file: c/data.csv, columns: { wave: year } }
`;
  const survey = "area,new,old\nRyd,1,2\n";
  const files = {
    "a/data.csv": survey,
    "b/data.csv": survey,
    "c/data.csv": survey,
    "ours.yaml": INSTRUMENT,
    "ctc.yaml": project,
  };
  const profile = (path: string) =>
    runCtc(["profile", path, "--config", "ctc.yaml", "--policy", "open", "--json"], files);

  it("are told apart by their folders", async () => {
    const [a, b] = [await profile("a/data.csv"), await profile("b/data.csv")];
    expect(JSON.parse(a.out).survey.wave).toBe("2022");
    expect(JSON.parse(b.out).survey.wave).toBe("2024");
  });

  it("are refused where folders do not help, or one file holds several waves", async () => {
    const { exitCode, err } = await profile("c/data.csv");
    expect(exitCode).toBe(2);
    expect(err).toContain("ctc.yaml has data.csv in several waves: both, again.");
  });
});

describe("a survey under another wave's label", () => {
  const project = `schema: ctc-project/1
instrument: ours.yaml
waves:
  "2022": { file: old.csv }
  "2024": { file: new.csv }
`;
  const survey = "area,rules\nRyd,1\nBerga,2\n";
  const files = {
    "ours.yaml": INSTRUMENT,
    "ctc.yaml": project,
    "new.csv": survey,
    "x.csv": survey,
  };

  it("is refused, since the other wave's mapping would be put to it", async () => {
    const args = ["profile", "new.csv", "--policy", "open", "--wave"];
    const { exitCode, err } = await runCtc([...args, "2022"], files);
    expect(exitCode).toBe(2);
    expect(err).toContain("ctc.yaml has new.csv as the file of 2024, not of 2022.");
    expect((await runCtc([...args, "2024"], files)).exitCode).toBe(0);
  });

  it("is taken where the project does not know the file: a copy under another name", async () => {
    const args = ["profile", "x.csv", "--policy", "open", "--wave", "2022"];
    expect((await runCtc(args, files)).exitCode).toBe(0);
  });
});

describe("the label of a wave", () => {
  it.each(["__proto__", "a\nb", "x".repeat(61)])(
    "is refused where it is none: %j",
    async (label) => {
      const { exitCode, err } = await runCtc(["init", "new.csv", "--wave", label], {});
      expect(exitCode).toBe(2);
      expect(err).toContain("cannot be the label of a wave");
    },
  );
});
