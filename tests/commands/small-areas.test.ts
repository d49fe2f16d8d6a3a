import { describe, expect, it } from "vitest";
import { modelShares } from "../../src/estimate/small-areas/model-shares.ts";
import { expectClose } from "../support/close-to.ts";
import { runCtc } from "../support/memory-io.ts";
import { LINKOPING, SURVEY } from "./linkoping.ts";

const MODEL = ["--small-areas", "fay-herriot"];
const profile = (...args: string[]) => runCtc(["profile", SURVEY, "--quiet", ...args], LINKOPING);
const everyArea = profile("--all", "--out", "o", "--format", "json", ...MODEL);

interface Row {
  readonly measure: string;
  readonly status: string;
  readonly value: number;
  readonly respondents: number;
  readonly effectiveRespondents: number;
  readonly degreesOfFreedom: number;
  readonly modelAssisted?: Readonly<Record<"value" | "low" | "high" | "shrinkage", number>> | null;
}

const rowsOf = (json: string): readonly Row[] => {
  const { factors, behaviours, cumulative } = JSON.parse(json);
  return [...factors, ...behaviours, ...cumulative];
};

async function printedAreas(): Promise<readonly (readonly Row[])[]> {
  const { written, exitCode, err } = await everyArea;
  expect(exitCode, err).toBe(0);
  const areas = Object.keys(written).filter(
    (path) => !/(index|manifest|municipality)\.json$/.test(path),
  );
  return areas.map((path) => rowsOf(written[path] ?? ""));
}

describe("--small-areas fay-herriot", { timeout: 30_000 }, () => {
  it("is a function of what is printed of the shown areas, and of nothing else", async () => {
    const areas = await printedAreas();
    const compared = (areas[0] ?? []).flatMap(({ measure }) => {
      const rows = areas.map((all) => all.find((row) => row.measure === measure));
      const shown = rows.map((row) => (row?.status === "shown" ? row : null));
      return modelShares(shown).map((expected, area) => ({
        expected,
        printed: rows[area]?.modelAssisted ?? null,
      }));
    });
    const modelled = compared.filter(({ expected }) => expected !== null);
    expect(modelled.length).toBeGreaterThan(400);
    for (const { expected, printed } of compared) {
      expect(printed === null).toBe(expected === null);
      for (const key of ["value", "low", "high", "shrinkage"] as const) {
        // What is printed has 12 digits, and so has what it is computed from.
        expectClose(printed?.[key] ?? 0, expected?.[key] ?? 0, 1e-9);
      }
    }
    const withheld = areas.flat().filter(({ status }) => status === "withheld");
    expect(withheld.length).toBeGreaterThan(0);
    expect(withheld.every(({ modelAssisted }) => modelAssisted === null)).toBe(true);
  });

  it("changes nothing else: the CSV is the same, and without it nobody sees a model", async () => {
    const plain = await profile("--area", "Skäggetorp", "--format", "csv");
    const assisted = await profile("--area", "Skäggetorp", "--format", "csv", ...MODEL);
    expect(assisted.out).toBe(plain.out);
    const json = await profile("--area", "Skäggetorp", "--format", "json");
    expect(json.out).not.toContain("modelAssisted");
    expect(JSON.parse(json.out).design.smallAreas).toBeNull();
  });

  it("gives one area the same figures as all of them, from ctc.yaml as from the flag", async () => {
    const alone = await profile("--area", "Ryd", "--format", "json", ...MODEL);
    expect((await everyArea).written["o/ryd.json"]).toBe(alone.out);
    const yaml = new TextDecoder().decode(LINKOPING["data-samples/ctc.yaml"] as Uint8Array);
    const files = {
      ...LINKOPING,
      "data-samples/ctc.yaml": `${yaml}\nestimation: { smallAreas: fay-herriot }\n`,
    };
    const configured = await runCtc(
      ["profile", SURVEY, "--quiet", "--area", "Ryd", "--format", "json"],
      files,
    );
    expect(configured.err).toBe("");
    expect(JSON.parse(configured.out).factors).toEqual(JSON.parse(alone.out).factors);
  });

  it("has a table of its own in both languages, and none for the municipality", async () => {
    const english = await profile("--area", "Skäggetorp", "--lang", "en", ...MODEL);
    expect(english.out).toContain("\n## Model-assisted shares\n");
    expect(english.out).toContain(
      "| Measure | Share, % | Uncertainty interval (95%) | Model-assisted, % | Its uncertainty interval (95%) | Weight of all areas, % |",
    );
    const swedish = await profile("--area", "Skäggetorp", ...MODEL);
    expect(swedish.out).toContain("\n## Modellstödda andelar\n");
    expect(swedish.out).toContain("Fay och Herriots modell");
    const everyone = await profile(...MODEL);
    expect(everyone.out).not.toContain("Modellstödda");
    expect(everyone.out).not.toContain("Herriot");
  });

  it("refuses to take the respondents for a sample and for a part of a finite population at once", async () => {
    const run = await profile("--area", "Ryd", "--lang", "en", "--finite-population", ...MODEL);
    expect([run.exitCode, run.out]).toEqual([2, ""]);
    expect(run.err).toContain("Choose one of --small-areas and --finite-population.");
  });

  it("refuses a model that nobody knows", async () => {
    const { exitCode, out } = await profile("--area", "Ryd", "--small-areas", "best");
    expect([exitCode, out]).toEqual([2, ""]);
  });
});
