import { describe, expect, it } from "vitest";
import { runCtc } from "../support/memory-io.ts";
import { AREA, surveys, trend, withConfig } from "./malmo.ts";

describe("ctc trend refuses", () => {
  const [first = "", second = ""] = surveys;
  it.each([
    ["one wave", [first], "minst två mätningar", 2],
    ["a wave twice", [first, first], "finns med två gånger", 2],
    ["labels that are too few", [first, second, "--wave", "2017"], "1 gånger för 2", 2],
    ["an area that is not there", [first, second, "--area", "Bunkeflostrand"], AREA, 2],
    [
      "same clusters where there are none",
      [first, second, "--clusters", "same"],
      "--column cluster=NAMN",
      2,
    ],
    ["a time that is none", [first, second, "--time", "2017=then"], "MÄTNING=ÅR", 2],
    ["two waves of one time", [first, second, "--time", "2017=2021"], "samma tid", 2],
    ["--all beside --area", [first, second, "--all", "--area", AREA], "--all, --area", 2],
  ])("%s", async (_, args, words, code) => {
    const { exitCode, err, out } = await trend([...args, "--quiet"]);
    expect([exitCode, out]).toEqual([code, ""]);
    expect(err).toContain(words);
  });

  it("weights that are fitted to a register: shares of two kinds tell too much together", async () => {
    const files = withConfig((text) => `${text}estimation:\n  calibrate: poststratify\n`);
    const { exitCode, err } = await trend([first, second], files);
    expect([exitCode, err]).toEqual([2, expect.stringContaining("calibrate")]);
  });

  it("a wave whose label is no year, until --time says when it was", async () => {
    const files = withConfig((text) => text.replace('"2017":', '"first":'));
    const refused = await trend([first, second, "--quiet"], files);
    expect([refused.exitCode, refused.err]).toEqual([
      2,
      expect.stringContaining("--time first=2024"),
    ]);
    const told = await trend([first, second, "--quiet", "--json", "--time", "first=2017.5"], files);
    expect(JSON.parse(told.out).waves[0]).toMatchObject({ wave: "first", time: 2017.5 });
  });

  it("no file where there is no project", async () => {
    const { exitCode, err } = await runCtc(["trend"], {});
    expect([exitCode, err]).toEqual([2, expect.stringContaining("--config")]);
  });
});
