import { describe, expect, it } from "vitest";
import { runCtc } from "../support/memory-io.ts";
import { SMALL_INSTRUMENT, SMALL_PROJECT, smallSurvey } from "../support/small-survey.ts";

const ESC = "\u001b[2J\u001b[31m";
const CLEAR = "\u009b2J";
/** Control characters but the line end. */
const OBEYED = /(?!\n)\p{Cc}/u;
const survey = smallSurvey(
  ["North", "Nörth", "South"].map((name) => ({
    name: ESC + name + CLEAR,
    respondents: 12,
    counted: 5,
  })),
).replace("school", `sch${ESC}ool`);
const files = {
  "s.csv": survey,
  "t.csv": survey.replace(",area,", `,x${ESC},`),
  "u.csv": `${survey}1,x\n`,
  "instrument.json": SMALL_INSTRUMENT,
  "ctc.yaml": SMALL_PROJECT,
  "areas.csv": `area_id,name,area\n${ESC},,a\n`,
  "bad.yaml": `schema: ctc-project/1\n"${"\\u001b[2J"}": 1\n`,
};

describe("nothing that a file holds reaches the terminal as a command to it", () => {
  it.each([
    ["profile", "s.csv"],
    ["profile", "s.csv", "--area", `${ESC}West`],
    ["profile", "s.csv", "--area", "West", "--lang", "sv"],
    ["profile", "s.csv", "--column", `area=${ESC}`],
    ["profile", "s.csv", "--column", `${ESC}=area`],
    ["profile", "t.csv", "--area", "North"],
    ["profile", "u.csv"],
    ["profile", "s.csv", "--norms", `${ESC}.yaml`],
    ["profile", "s.csv", "--wave", ESC],
    ["profile", "s.csv", "--format", ESC],
    ["profile", "s.csv", `--${ESC}`],
    ["profile", "s.csv", "--config", "bad.yaml"],
    ["profile", `${ESC}.csv`],
    ["check", "s.csv"],
    ["check", "s.csv", "--date", `sch${ESC}ool`, "--column", `school=sch${ESC}ool`],
    ["score", "s.csv", "--with", "school", "--out", "o.csv"],
    ["score", "s.csv", "--with", ESC, "--out", "o.csv"],
    ["norms", "derive", "s.csv", "--by", ESC],
    ["norms", "show", `${ESC}.yaml`],
    ["instrument", "show", ESC],
    ["init", "s.csv", "--wave", ESC, "--yes", "--out", "-"],
    ["simulate", `${ESC}.yaml`, "--out", "o"],
    ["audit", `${ESC}.csv`],
    [ESC],
  ])("%j", async (...args) => {
    const { out, err } = await runCtc(args, files);
    expect(err).not.toMatch(OBEYED);
    if (args[0] !== "init") expect(out).not.toMatch(OBEYED);
    expect(err + out).not.toBe("");
  });

  it("tells what stands there all the same", async () => {
    const { err } = await runCtc(["profile", "s.csv"], files);
    expect(err).toContain("\\u001b[2J\\u001b[31mNorth");
  });
});
