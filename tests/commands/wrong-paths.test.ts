import { describe, expect, it } from "vitest";
import { runCtc } from "../support/memory-io.ts";

describe("a path that leads nowhere", () => {
  it("is a wrong request for the plan of a simulation, without the hint at standard input", async () => {
    const { exitCode, err } = await runCtc(["simulate", "nope.yaml", "--out", "x"]);
    expect(exitCode).toBe(2);
    expect(err).toMatch(/^ctc: There is no file nope\.yaml/);
    expect(err).not.toContain("standard input");
  });

  it("may be meant as standard input for a survey", async () => {
    const { exitCode, err } = await runCtc(["check", "nope.csv"]);
    expect(exitCode).toBe(3);
    expect(err).toContain("standard input");
  });
});

describe("an unknown key", () => {
  it.each([
    ['ctc.yaml, norm: unknown key "norm"; the nearest known key is "norms".', "norm: x.yaml"],
    ['ctc.yaml, qqq: unknown key "qqq".', "qqq: 1"],
  ])("is told with the one that was meant, where one is near: %s", async (text, line) => {
    const { err } = await runCtc(["check", "s.csv"], {
      "s.csv": "area\nRyd\n",
      "ctc.yaml": `schema: ctc-project/1\n${line}\n`,
    });
    expect(err).toContain(`ctc: ${text}\n`);
  });

  it("has a near one of its own, each of several", async () => {
    const { out } = await runCtc(["norms", "check", "n.yaml"], {
      "n.yaml": "schema: ctc-norms/1\ncutz: []\nfallbak: {}\nqqqq: 1\n",
    });
    expect(out.split("\n").filter((line) => line.includes("unknown key"))).toEqual([
      'n.yaml:2:1: error: cutz: unknown key "cutz"; the nearest known key is "cuts"',
      'n.yaml:3:1: error: fallbak: unknown key "fallbak"; the nearest known key is "fallback"',
      'n.yaml:4:1: error: qqqq: unknown key "qqqq"',
    ]);
  });
});
