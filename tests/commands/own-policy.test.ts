import { describe, expect, it } from "vitest";
import { builtInPolicy } from "../../src/catalog/built-in.ts";
import type { Profile } from "../../src/vocabulary/profile.ts";
import { runCtc } from "../support/memory-io.ts";
import { LINKOPING, SURVEY } from "./linkoping.ts";

const { id: _, ...standard } = { ...builtInPolicy("default") };
const own = (more: object): string =>
  JSON.stringify({ ...standard, id: "linkoping", source: "Beslut i nämnden 2024", ...more });

const profile = (options: readonly string[], policy = own({})) =>
  runCtc(["profile", SURVEY, ...options, "--json", "--lang", "en"], {
    ...LINKOPING,
    "my.yaml": policy,
  });
const read = async (options: readonly string[], policy?: string): Promise<Profile> =>
  JSON.parse((await profile(options, policy)).out);

describe("--minimum", () => {
  it("asks for more respondents, and its number is in the policy's name everywhere", async () => {
    const { policy, behaviours } = await read(["--area", "Skäggetorp", "--minimum", "1000"]);
    expect(policy.id).toBe("default+minimum:1000");
    expect(behaviours.filter(({ status }) => status === "shown")).toEqual([]);
    const csv = ["profile", SURVEY, "--area", "Ryd", "--minimum", "20", "--format"];
    expect((await runCtc([...csv, "csv"], LINKOPING)).out).toContain(",default+minimum:20,");
    const { out } = await runCtc([...csv, "md"], LINKOPING);
    expect(out).toContain("skydd 5); höjt till minst 20 svarande");
  }, 30_000);

  it.each([
    [["--minimum", "9"], "fewer respondents than the policy default, which asks for 10"],
    [["--minimum", "19", "--policy", "kansas"], "which asks for 20"],
    [["--minimum", "20", "--policy", "open"], "hides nothing"],
    [["--minimum", "0"], "--minimum 0 is not a number"],
    [["--minimum", "10.5"], "--minimum 10.5 is not a number"],
    [["--minimum", "many"], "--minimum many is not a number"],
  ])("%j is refused", async (options, words) => {
    const { exitCode, err, out } = await profile(["--area", "Ryd", ...options]);
    expect([exitCode, out]).toEqual([2, ""]);
    expect(err).toContain(words);
  });
});

describe("a policy of one's own", () => {
  it("tells a measure of the municipality alone", async () => {
    const policy = own({ municipalityOnly: ["alcohol_30d"] });
    const rowOf = ({ behaviours }: Profile) =>
      behaviours.find(({ measure }) => measure === "alcohol_30d");
    const area = await read(["--area", "Skäggetorp", "--policy", "my.yaml"], policy);
    expect([area.policy.id, rowOf(area)?.status]).toEqual(["linkoping", "withheld"]);
    const everyone = await read(["--policy", "my.yaml"], policy);
    expect(rowOf(everyone)?.status).toBe("shown");
  }, 30_000);

  it("withholds where there are too few clusters", async () => {
    const clustered = ["--area", "Skäggetorp", "--column", "cluster=school", "--policy", "my.yaml"];
    const few = await read(clustered, own({ minimumDegreesOfFreedom: 50 }));
    expect(few.behaviours.filter(({ status }) => status === "shown")).toEqual([]);
    const shown = (await read(clustered)).behaviours.filter(({ status }) => status === "shown");
    expect(shown.length).toBeGreaterThan(5);
  }, 30_000);

  it.each([
    [own({ municipalityOnly: ["alcohol_30"] }), "alcohol_30d"],
    [own({ minimumRespondent: 20 }), 'the nearest known key is "minimumRespondents"'],
    [own({ roundEverything: "yes" }), "roundEverything"],
  ])("%# is refused, with what it may have meant", async (policy, words) => {
    const options = ["--area", "Ryd", "--policy", "my.yaml"];
    const { exitCode, err } = await profile(options, policy);
    expect(exitCode).toBe(2);
    expect(err).toContain(words);
  });

  it("cannot round everything under calibrated weights", async () => {
    const calibrated = ["--calibrate", "rake", "--area", "Ryd"];
    const { exitCode, err } = await profile([...calibrated, "--policy", "opensafely"]);
    expect(exitCode).toBe(2);
    expect(err).toContain("rounds everything");
  });

  it("cannot ask for a response rate without a register", async () => {
    const { "data-samples/population.csv": _register, ...files } = LINKOPING;
    const text = new TextDecoder().decode(files["data-samples/ctc.yaml"] as Uint8Array);
    const yaml = text.replace(/^population:.*$/m, "");
    const { exitCode, err } = await runCtc(
      ["profile", SURVEY, "--area", "Ryd", "--policy", "kansas", "--lang", "en"],
      { ...files, "data-samples/ctc.yaml": yaml },
    );
    expect(exitCode).toBe(2);
    expect(err).toContain("there is no register to work it out from");
  });

  it("may hold limits under calibrated weights, where such rows are withheld", async () => {
    const options = ["--area", "Skäggetorp", "--calibrate", "rake"];
    const { behaviours } = await read([...options, "--policy", "us-education"]);
    const flags = behaviours.flatMap((row) => row.flags);
    expect(flags.filter((flag) => flag.startsWith("at-"))).toEqual([]);
    expect(flags.some((flag) => flag.startsWith("calibrated:"))).toBe(true);
  }, 30_000);
});
