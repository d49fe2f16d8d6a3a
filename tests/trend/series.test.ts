import { describe, expect, it } from "vitest";
import { type SeriesWave, seriesOf } from "../../src/trend/series.ts";
import { timeOfLabel } from "../../src/trend/wave-time.ts";

const wave = (name: string, changes: Partial<SeriesWave> = {}): SeriesWave => ({
  wave: name,
  definition: "same",
  comparability: null,
  ...changes,
});

describe("the series of a measure", () => {
  it("goes from the first wave where nothing changed", () => {
    expect(seriesOf([wave("2017"), wave("2021"), wave("2023")])).toEqual({ from: 0, breaks: [] });
  });

  it("begins where the question was last reworded", () => {
    const waves = [wave("2017"), wave("2021", { comparability: "reworded" }), wave("2023")];
    const breaks = [{ wave: "2021", reason: "reworded" }];
    expect(seriesOf(waves)).toEqual({ from: 1, breaks });
  });

  it("begins where another cut or instrument came in, and says each break", () => {
    const waves = [
      wave("2017"),
      wave("2021", { comparability: "not_comparable" }),
      wave("2023", { definition: "other" }),
    ];
    expect(seriesOf(waves)).toEqual({
      from: 2,
      breaks: [
        { wave: "2021", reason: "not_comparable" },
        { wave: "2023", reason: "definition" },
      ],
    });
  });

  it("goes on over a wave that did not ask", () => {
    expect(seriesOf([wave("2017"), null, wave("2023")])).toEqual({ from: 0, breaks: [] });
    const changed = seriesOf([wave("2017"), null, wave("2023", { definition: "other" })]);
    expect(changed.from).toBe(2);
  });

  it("does not mind what its first wave says about earlier ones", () => {
    const waves = [wave("2017", { comparability: "reworded" }), wave("2021")];
    expect(seriesOf(waves)).toEqual({ from: 0, breaks: [] });
  });
});

describe("the time of a wave", () => {
  it.each([
    ["2023", 2023],
    ["2023/24", 2023],
    ["2023/2024", 2023],
    ["2023-10", 2023.75],
    ["2023-01", 2023],
    [" 2021 ", 2021],
  ])("%s is %d", (label, time) => {
    expect(timeOfLabel(label)).toBe(time);
  });

  it.each(["spring", "wave 3", "23", "2023-13", "2023-24", "20233", ""])(
    "%s says none",
    (label) => {
      expect(timeOfLabel(label)).toBeNull();
    },
  );
});
