import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { builtInInstrument } from "../../src/catalog/built-in.ts";
import {
  BUILT_IN_PROGRAMMES,
  joinProgrammes,
  parseProgrammes,
} from "../../src/catalog/programmes.ts";
import { matchProgrammes, warnedProgrammes } from "../../src/prioritise/match-programmes.ts";
import { CtcError } from "../../src/vocabulary/errors.ts";
import { ROOT } from "../support/repository.ts";

const FILE = "src/catalog/data/programmes/programmes.json";
const scales = builtInInstrument("ctcys")?.scales.map(({ id }) => id) ?? [];
const { programmes, registries, sources, joins } = BUILT_IN_PROGRAMMES;

describe("the catalogue that ships with the toolkit", () => {
  it("fits its schema, with nothing to fill in", () => {
    const text = readFileSync(join(ROOT, FILE), "utf8");
    expect(parseProgrammes(text, "programmes.json", scales)).toEqual(BUILT_IN_PROGRAMMES);
  });

  it("links programmes to scales of ctcys only, each by a name that it declares", () => {
    const linked = programmes.flatMap(({ factors }) => factors.map(({ scale }) => scale));
    expect(linked.filter((scale) => !scales.includes(scale))).toEqual([]);
    expect(Object.keys(joins).filter((scale) => !scales.includes(scale))).toEqual([]);
    expect(linked.filter((scale) => !Object.hasOwn(joins, scale))).toEqual([]);
  });

  it("has no registry and no source that nobody needs", () => {
    const ratings = programmes.flatMap((programme) => programme.ratings);
    const rated = new Set(ratings.map(({ registry }) => registry));
    expect(registries.filter(({ id }) => !rated.has(id))).toEqual([]);
    const factors = programmes.flatMap((programme) => programme.factors);
    const named = new Set([
      ...ratings.map(({ source }) => source),
      ...factors.flatMap((factor) => factor.sources),
    ]);
    expect(Object.keys(sources).filter((source) => !named.has(source))).toEqual([]);
  });

  it("says that Blueprints is dormant, and keeps a superseded rating beside the later one", () => {
    expect(registries.find(({ id }) => id === "blueprints")?.state).toBe("dormant");
    const game = programmes.find(({ id }) => id === "good-behavior-game");
    const words = game?.ratings.filter(({ registry }) => registry === "crimesolutions");
    expect(words).toMatchObject([
      { value: "Effective", year: 2012, superseded: true },
      { value: "Promising", year: 2019 },
    ]);
  });
});

describe("matchProgrammes", () => {
  it("takes what a source lists or states as its aim, and nothing of our own reading", () => {
    const found = matchProgrammes("poor_family_management", BUILT_IN_PROGRAMMES);
    expect(found.find(({ id }) => id === "sfp-10-14")).toMatchObject({ basis: "listed" });
    expect(found.find(({ id }) => id === "triple-p")).toMatchObject({ basis: "stated_aim" });
    const inferred = programmes.filter(({ factors }) =>
      factors.some((one) => one.scale === "poor_family_management" && one.basis === "inferred"),
    );
    expect(inferred.map(({ id }) => id)).toContain("cope");
    expect(found.map(({ id }) => id)).not.toContain("cope");
  });

  it("has nothing for neighbourhood attachment, of which there is only our own reading", () => {
    expect(matchProgrammes("low_neighborhood_attachment", BUILT_IN_PROGRAMMES)).toEqual([]);
  });

  it("takes a collaboration for no programme, even with gangs as its aim", () => {
    expect(matchProgrammes("gang_involvement", BUILT_IN_PROGRAMMES)).toEqual([]);
  });

  it("warns of Scared Straight, Föräldrastegen and ALERT, whatever the factor", () => {
    expect(warnedProgrammes(BUILT_IN_PROGRAMMES).map(({ id }) => id)).toEqual([
      "foraldrastegen",
      "alert",
      "scared-straight",
    ]);
  });
});

const own = (lines: string): string => `
schema: ctc-programmes/1
id: linkoping
asOf: "2026"
sources: { review: { title: Own review, kind: primary } }
programmes:
  - id: fritid
    name: { en: After-school club, sv: Fritidsklubb }
    kind: programme
    inSweden: true
    factors: [ { scale: low_neighborhood_attachment, basis: stated_aim, confidence: high, sources: [review] } ]
    ratings: []
    flags: []
${lines}`;

describe("programmes of a municipality's own", () => {
  it("stand beside those of the catalogue", () => {
    const both = joinProgrammes(BUILT_IN_PROGRAMMES, parseProgrammes(own(""), "own.yaml", scales));
    expect(matchProgrammes("low_neighborhood_attachment", both)).toEqual([
      { id: "fritid", basis: "stated_aim", confidence: "high" },
    ]);
    expect(both.programmes).toHaveLength(programmes.length + 1);
  });

  it.each([
    ["a source that nobody has", own("").replace("[review]", "[revew]"), "source", "review"],
    [
      "a factor that is none",
      own("").replace("low_neighborhood", "low_neighbourhood"),
      "factor",
      "low_neighborhood_attachment",
    ],
    [
      "a registry that nobody knows",
      own("").replace(
        "ratings: []",
        "ratings: [ { registry: blueprint, value: Model, year: 2020, confidence: high, source: review } ]",
      ),
      "registry",
      "blueprints",
    ],
  ])("are refused with %s, and the nearest is named", (_, text, thing, nearest) => {
    const parse = () => parseProgrammes(text, "own.yaml", scales);
    expect(parse).toThrow(CtcError);
    expect(parse).toThrow(
      expect.objectContaining({
        code: "config-invalid",
        facts: expect.objectContaining({ problem: "not-there-nearest", thing, nearest }),
      }),
    );
  });
});
