import { describe, expect, it } from "vitest";
import { parseProfile } from "../../src/catalog/profile-file.ts";
import { toJson } from "../../src/render/json.ts";
import type { Facts } from "../../src/vocabulary/errors.ts";
import { LINKOPING, SURVEY } from "../commands/linkoping.ts";
import { runCtc } from "../support/memory-io.ts";
import { fixtureProfile } from "../support/profile-fixture.ts";
import { refusal } from "./refusal.ts";

const published = toJson(fixtureProfile);

/** The published profile with one piece of it replaced. */
function changed(change: (profile: Record<string, unknown>) => void): string {
  const profile: Record<string, unknown> = JSON.parse(published);
  change(profile);
  return toJson(profile);
}

function refused(text: string, file = "ryd.json"): { code: string; facts: Facts } {
  return refusal(() => parseProfile(text, file));
}

describe("a profile is read back from its file", () => {
  it("as it was written", async () => {
    const { out } = await runCtc(
      ["profile", SURVEY, "--area", "Ryd", "--json", "--quiet"],
      LINKOPING,
    );
    expect(parseProfile(out, "ryd.json")).toEqual(JSON.parse(out));
    expect(parseProfile(published, "fixture.json")).toEqual(JSON.parse(published));
  });

  it("with a byte-order mark, which editors of Windows put before it", () => {
    expect(parseProfile(`\uFEFF${published}`, "fixture.json")).toEqual(JSON.parse(published));
  });

  it("without the keys that came later: each means what it means where it is absent", () => {
    const old = changed((profile) => {
      const { coverage, design, survey } = profile as {
        [key: string]: Record<string, unknown>;
      };
      for (const key of ["byGender", "byGradeGender", "removed"]) delete coverage?.[key];
      for (const key of ["finitePopulation", "calibration", "adjustment", "smallAreas"])
        delete design?.[key];
      for (const key of ["format", "encoding", "sheet"]) delete survey?.[key];
      delete profile.notes;
    });
    const read = parseProfile(old, "old.json");
    expect(read.coverage).toMatchObject({ byGender: [], byGradeGender: [], removed: [] });
    expect(read.design).toMatchObject({
      finitePopulation: false,
      calibration: null,
      adjustment: "benjamini-hochberg",
      smallAreas: null,
    });
    expect(read.survey).toMatchObject({ format: "delimited", encoding: null, sheet: null });
    expect(read.notes).toEqual([]);
  });

  it("with keys that nobody knows yet, which are left out", () => {
    const newer = changed((profile) => {
      profile.weather = "rain";
      profile.area = { ...(profile.area as object), borders: [1, 2] };
    });
    expect(parseProfile(newer, "newer.json")).toEqual(JSON.parse(published));
  });
});

describe("what is no profile is refused", () => {
  it("Markdown and CSV, with the JSON file as the remedy", () => {
    expect(refused("# Områdesprofil Ryd 2024\n", "ryd.md")).toEqual({
      code: "profile-file-other",
      facts: { file: "ryd.md", reason: "other-format" },
    });
    expect(refused("wave,area\n", "ryd.csv").facts.reason).toBe("other-format");
  });

  it("what is empty, cut off, other text, or JSON of another kind", () => {
    expect(refused("").facts.reason).toBe("empty-file");
    expect(refused(published.slice(0, 900)).facts.reason).toBe("cut-off");
    expect(refused("hello").facts.reason).toBe("no-json");
    expect(refused('{"schema":"ctc-manifest/1"}').facts.reason).toBe("other-json");
    expect(refused("[]").facts.reason).toBe("other-json");
  });

  it("a form that only a newer version knows", () => {
    expect(refused('{"schema":"ctc-profile/2"}')).toEqual({
      code: "profile-file-newer",
      facts: { file: "ryd.json", schema: "ctc-profile/2" },
    });
  });

  it("with the place of what is wrong in it", () => {
    const wrong = changed((profile) => {
      const [first] = profile.factors as Record<string, unknown>[];
      if (first) first.value = 1.4;
    });
    expect(refused(wrong)).toEqual({
      code: "profile-file-invalid",
      facts: { file: "ryd.json", place: "factors[0].value", problem: "is above 1" },
    });
  });

  it("a withheld row with a number in it: nothing may be made of that", () => {
    const wrong = changed((profile) => {
      const [first] = profile.factors as Record<string, unknown>[];
      if (first) Object.assign(first, { status: "withheld", reason: "protected" });
    });
    expect(refused(wrong).facts).toMatchObject({
      place: "factors[0]",
      problem: "a row that is not shown has no numbers",
    });
  });

  it("a share that is not between its limits", () => {
    const wrong = changed((profile) => {
      const [first] = profile.factors as Record<string, unknown>[];
      if (first) first.low = 0.99;
    });
    expect(refused(wrong).facts).toMatchObject({
      place: "factors[0]",
      problem: "the share is not between its limits",
    });
  });
});
