import { parse } from "csv-parse/sync";
import { describe, expect, it } from "vitest";
import { type MemoryFiles, repositoryFiles, runCtc } from "../support/memory-io.ts";

const FOLDER = "data-samples/malmo";
const malmo = repositoryFiles(
  ...["2017", "2021", "2023"].map((wave) => `${FOLDER}/malmo-${wave}.csv`),
  `${FOLDER}/ctc.yaml`,
  `${FOLDER}/areas.csv`,
  `${FOLDER}/population.csv`,
  `${FOLDER}/norms/malmo-reference.yaml`,
);

const textOf = (path: string): string => {
  const content = malmo[`${FOLDER}/${path}`] ?? "";
  return typeof content === "string" ? content : new TextDecoder().decode(content);
};

const profile = (wave: string, files: MemoryFiles, ...args: string[]) =>
  runCtc(["profile", `${FOLDER}/malmo-${wave}.csv`, ...args], files);

const POPULATION = "area,pupils\n";

/** The areas of a wave under the names that `areas.csv` gives them. */
async function areasOf(wave: string, areas: string): Promise<string[]> {
  const files = {
    ...malmo,
    [`${FOLDER}/areas.csv`]: areas,
    [`${FOLDER}/population.csv`]: POPULATION,
  };
  const { err } = await profile(wave, files);
  const [, list = ""] = /Områden i filen: (.*)\.\n/.exec(err) ?? [];
  return list.split("; ");
}

describe("areas that changed between waves", () => {
  /** Möllevången was an area of its own until 2021, and has been a union with Södervärn since. */
  const areas = [
    "area_id,name,area,from,to",
    "mollevangen,Möllevången,Möllevången,,2021",
    "sodervarn,Södervärn,Södervärn,,2021",
    "mollan,Möllan,Möllevången,2023,",
    "mollan,Möllan,Södervärn,2023,",
    "mollan,Möllan,MÖLLEVÅNGEN (inre),2023,",
    "",
  ].join("\n");

  it.each(["2017", "2021"])("are read as they were in %s", async (wave) => {
    const names = await areasOf(wave, areas);
    expect(names).toHaveLength(14);
    expect(names).toEqual(expect.arrayContaining(["Möllevången", "Södervärn"]));
    expect(names).not.toContain("Möllan");
  });

  it("are read as the union they became in 2023", async () => {
    const names = await areasOf("2023", areas);
    expect(names).toHaveLength(13);
    expect(names).toContain("Möllan");
    expect(names).not.toContain("Möllevången");
  });

  it("hold together the respondents of their parts", async () => {
    const files = { ...malmo, [`${FOLDER}/areas.csv`]: areas };
    const { out } = await profile(
      "2023",
      files,
      "--area",
      "Möllan",
      "--format",
      "json",
      "--policy",
      "open",
    );
    // 79 rows say Möllevången and 65 Södervärn (counted in the file by hand).
    expect(JSON.parse(out).coverage.respondents).toBe(79 + 65);
    const parts = ["Möllevången", "MÖLLEVÅNGEN (inre)", "Södervärn"];
    expect(JSON.parse(out).area).toEqual({ id: "mollan", name: "Möllan", basis: "home", parts });
  });

  it("keep one code for two places: the same code is another area after its border moved", async () => {
    const moved = [
      "area_id,name,area,from,to",
      "vast,Väst,Vintrie,,2021",
      "ost,Öst,Vintrie,2023,",
      "",
    ].join("\n");
    expect(await areasOf("2021", moved)).toContain("Väst");
    const after = await areasOf("2023", moved);
    expect(after).toContain("Öst");
    expect(after).not.toContain("Väst");
  });
});

describe("a wave is its label", () => {
  const schoolYear = textOf("ctc.yaml").replace('"2023":', '"2023/24":');
  const files: MemoryFiles = { ...malmo, [`${FOLDER}/ctc.yaml`]: schoolYear };

  it("and a school year is told as it is written, not as one of its two years", async () => {
    const { exitCode, out } = await profile("2023", files, "--area", "Bunkeflostrand och Vintrie");
    expect(exitCode).toBe(0);
    expect(out).toMatch(/^# Områdesprofil Bunkeflostrand och Vintrie 2023\/24$/m);
  });

  it("and neither of its years finds it", async () => {
    const { exitCode, err } = await profile("2023", files, "--wave", "2024");
    expect(exitCode).toBe(2);
    expect(err).toContain("2017, 2021, 2023/24");
  });
});

describe("a question that was worded differently", () => {
  const area = ["--area", "Bunkeflostrand och Vintrie"] as const;
  const rowsOf = (csv: string) =>
    parse(csv, { columns: true }) as { measure: string; flags: string; status: string }[];

  it("marks the row of the factor, and no other", async () => {
    const { out } = await profile("2023", malmo, ...area, "--format", "csv");
    const marked = rowsOf(out).filter(({ flags }) => flags.split(" ").includes("reworded"));
    expect(marked.map(({ measure }) => measure)).toEqual(["community_disorganization"]);
  });

  it("is told in the section on how the figures were made", async () => {
    const { out } = await profile("2023", malmo, ...area);
    const [, method = ""] = out.split("## Så är siffrorna framtagna");
    expect(method).toContain(
      "en annan ordalydelse i den här mätningen, vilket kan påverka siffrorna: Upplevda ordningsproblem i bostadsområdet.",
    );
  });

  it("is nowhere in a wave that asked as before", async () => {
    const { out } = await profile("2021", malmo, ...area);
    expect(out).not.toContain("ordalydelse");
    const csv = await profile("2021", malmo, ...area, "--format", "csv");
    expect(rowsOf(csv.out).filter(({ flags }) => flags.includes("reworded"))).toEqual([]);
  });

  it("and became another question altogether is told as such, the figures staying as they are", async () => {
    const text = textOf("ctc.yaml").replace("_5: reworded", "_5: not_comparable");
    const files = { ...malmo, [`${FOLDER}/ctc.yaml`]: text };
    const before = await profile("2023", malmo, ...area, "--format", "json");
    const after = await profile("2023", files, ...area, "--format", "json");
    const figure = (out: string) =>
      JSON.parse(out).factors.find(
        (row: { measure: string }) => row.measure === "community_disorganization",
      );
    const { flags, ...same } = figure(before.out);
    const marked = flags.map((flag: string) => (flag === "reworded" ? "not_comparable" : flag));
    expect(figure(after.out)).toEqual({ ...same, flags: marked.sort() });
  });

  it("and marked as not asked takes its factor out, with that reason", async () => {
    const text = textOf("ctc.yaml").replace("_5: reworded", "_5: not_asked");
    const files = { ...malmo, [`${FOLDER}/ctc.yaml`]: text };
    const { out } = await profile("2023", files, ...area, "--format", "json");
    const factor = JSON.parse(out).factors.find(
      (row: { measure: string }) => row.measure === "community_disorganization",
    );
    expect([factor.status, factor.reason]).toEqual(["absent", "not_asked"]);
  });
});

describe("a question that stands in another column this year", () => {
  it("is refused where the codebook's text was kept and the file's text is another", async () => {
    const [header = "", ...rows] = textOf("malmo-2023.csv").split("\n");
    const asked = header.replace(";F10_2;", ";F10_2 People in my family have serious arguments.;");
    const text = textOf("ctc.yaml").replaceAll(
      "family_conflict_2: F10_2\n",
      'family_conflict_2: "F10_2 People in my family have serious arguments."\n',
    );
    const stated = text.replace(
      "      community_disorganization_5: reworded",
      "      community_disorganization_5: reworded\n    questions:\n      family_conflict_2: We argue about the same things over and over.",
    );
    const files = {
      ...malmo,
      [`${FOLDER}/malmo-2023.csv`]: [asked, ...rows].join("\n"),
      [`${FOLDER}/ctc.yaml`]: stated,
    };
    const { exitCode, out, err } = await profile("2023", files, "--area", "Vintrie");
    expect([exitCode, out]).toEqual([3, ""]);
    expect(err).toContain("family_conflict_2");
    expect(err).toContain("We argue about the same things over and over.");
  });
});

describe("an area of the home or of the school", () => {
  it.each([
    ["home", "Området är det område där eleven bor."],
    ["school", "Området är det område där eleven går i skolan."],
  ])("is told in the profile: %s", async (basis, sentence) => {
    const area = "Bunkeflostrand och Vintrie";
    const { out } = await profile("2023", malmo, "--area", area, "--area-by", basis);
    expect(out).toContain(sentence);
  });

  it("which 14 pupils do not have, is said and counted, and they stay in the file", async () => {
    const { out, err } = await profile("2023", malmo, "--format", "json", "--policy", "open");
    expect(err).toContain("14 svarande saknar känd uppgift om område");
    expect(JSON.parse(out).coverage).toMatchObject({ respondents: 1103, withoutArea: 14 });
  });
});
