import { describe, expect, it } from "vitest";
import { repositoryFiles, runCtc } from "../support/memory-io.ts";

const PLACES = {
  "survey.csv": "data-samples/platform/linkoping-2024-platform.csv",
  "survey.sav": "tests/fixtures/spss/pyreadstat_sample.sav",
  "survey.zsav": "tests/fixtures/spss/pyreadstat_sample.zsav",
  "survey.xlsx": "tests/fixtures/xlsx/qsv_any_sheets.xlsx",
};

function bytesOf(place: string): Uint8Array {
  const content = repositoryFiles(place)[place];
  if (content === undefined || typeof content === "string") throw new Error(place);
  return content;
}

describe("a file that was cut off", () => {
  it.each(Object.entries(PLACES))("%s: an error of ours, or a table", async (name, place) => {
    const whole = bytesOf(place);
    const shares = Array.from({ length: 24 }, (_, at) => at / 24);
    const codes = new Set<number>();
    for (const share of shares) {
      const part = whole.subarray(0, Math.floor(whole.length * share));
      const { exitCode, out, err } = await runCtc(["read", name], { [name]: part });
      codes.add(exitCode);
      if (exitCode === 0) continue;
      expect([exitCode, out]).toEqual([3, ""]);
      expect(err).toMatch(/^ctc: .*\n( {5}.*\n)?$/);
    }
    expect(codes).toContain(3);
  });
});

describe("columns and values called as JavaScript's own", () => {
  const survey =
    "__proto__,constructor,area,grade,low_neighborhood_attachment_1\nRyd,1,__proto__,7,toString\n";
  const files = { "s.csv": survey };

  it.each([
    ["read", "s.csv"],
    ["check", "s.csv"],
    ["check", "s.csv", "--column", "area=constructor"],
    ["profile", "s.csv", "--wave", "__proto__"],
    ["profile", "s.csv", "--wave", "1", "--column", "area=__proto__"],
    ["init", "s.csv", "--wave", "1", "--yes", "--out", "-"],
  ])("are names like any other: ctc %s %s %s %s", async (...argv) => {
    const { exitCode, err } = await runCtc(argv, files);
    expect([exitCode, err.includes("is a bug")]).toEqual([0, false]);
  });

  it("are no key of a project", async () => {
    const project = 'schema: ctc-project/1\nwaves: { "__proto__": { file: s.csv } }\n';
    const argv = ["profile", "s.csv", "--wave", "1", "--lang", "sv"];
    const { exitCode, err } = await runCtc(argv, { ...files, "ctc.yaml": project });
    expect(exitCode).toBe(2);
    expect(err).toContain("nyckeln __proto__ är inte tillåten");
  });
});
