import { describe, expect, it } from "vitest";
import type { AuditReport } from "../../src/vocabulary/audit.ts";
import type { Figure } from "../../src/vocabulary/figure.ts";
import type { Profile } from "../../src/vocabulary/profile.ts";
import { type MemoryFiles, runCtc } from "../support/memory-io.ts";
import { SMALL_INSTRUMENT, type SmallArea, smallSurvey } from "../support/small-survey.ts";

const AREAS: readonly SmallArea[] = [
  { name: "North", respondents: 80, counted: 30 },
  { name: "South", respondents: 90, counted: 40 },
  { name: "West", respondents: 70, counted: 25 },
  { name: "Small", respondents: 14, counted: 2 },
  { name: "East", respondents: 300, counted: 120 },
];

const project = (more = "") => `schema: ctc-project/1\ninstrument: instrument.json\n${more}`;

const inputs = (survey: string, more: MemoryFiles = {}): MemoryFiles => ({
  "survey.csv": survey,
  "instrument.json": SMALL_INSTRUMENT,
  "ctc.yaml": project(),
  ...more,
});

/** Publishes everything in a folder, beside what lies in another one. */
async function publish(files: MemoryFiles, out: string, ...argv: string[]) {
  const asked = argv.includes("--area") ? argv : ["--all", ...argv];
  const result = await runCtc(
    ["profile", "survey.csv", "--format", "json", "--out", out, "--lang", "en", ...asked],
    files,
  );
  expect([result.exitCode, result.err.includes("ctc:")]).toEqual([0, false]);
  return result;
}

async function publishTwice(
  before: MemoryFiles,
  after: MemoryFiles,
  argv: { readonly before?: readonly string[]; readonly after?: readonly string[] } = {},
) {
  const may = await publish(before, "may", ...(argv.before ?? []));
  const beside = ["--published", "may", ...(argv.after ?? [])];
  const june = await publish({ ...after, ...may.written }, "june", ...beside);
  const held = /: (\d+) figures? (?:is|are) withheld/.exec(june.err)?.[1];
  return { may: may.written, june: june.written, err: june.err, held: Number(held) };
}

const profilesIn = (files: Readonly<Record<string, string>>): readonly Profile[] =>
  Object.entries(files)
    .filter(([path]) => !/manifest|index/.test(path))
    .map(([, text]) => JSON.parse(text));

const rowsOf = ({ factors, behaviours, cumulative }: Profile): readonly Figure[] => [
  ...factors,
  ...behaviours,
  ...cumulative,
];

/** What is told of one measure in each area: counted/respondents, or the status. */
function told(files: Readonly<Record<string, string>>, measure = "h"): Record<string, string> {
  const cells = profilesIn(files).map((profile) => {
    const row = rowsOf(profile).find((one) => one.measure === measure && isTotal(one));
    const counted = Math.round((row?.value ?? 0) * (row?.respondents ?? 0));
    const text = row?.status === "shown" ? `${counted}/${row.respondents}` : `${row?.status}`;
    return [profile.area.name ?? "everyone", text] as const;
  });
  return Object.fromEntries(cells);
}

const isTotal = ({ group }: Figure): boolean => Object.keys(group).length === 0;

/**
 * Takes the figures of one publication from those of the other: of every area, and of any two of them
 * together. Each difference has to be nobody, or ten pupils with five on either side or none counted.
 */
function differences(
  may: Readonly<Record<string, string>>,
  june: Readonly<Record<string, string>>,
): readonly string[] {
  const countsIn = (files: Readonly<Record<string, string>>): Map<string, readonly number[]> =>
    new Map(
      profilesIn(files).flatMap((profile) =>
        rowsOf(profile)
          .filter((row) => isTotal(row) && row.status === "shown")
          .map((row) => {
            const [n, share] = [row.respondents ?? 0, row.value ?? 0];
            return [`${profile.area.name} ${row.measure}`, [n, Math.round(n * share)]] as const;
          }),
      ),
    );
  const [before, after] = [countsIn(may), countsIn(june)];
  const changes = [...before].flatMap(([key, [n = 0, k = 0]]) => {
    const [people = 0, counted = 0] = after.get(key) ?? [];
    return after.has(key) ? [{ key, people: people - n, counted: counted - k }] : [];
  });
  const pairs = changes.flatMap((one, at) =>
    changes
      .slice(at + 1)
      .filter(({ key }) => key.split(" ")[1] === one.key.split(" ")[1] && !key.startsWith("null"))
      .map((other) => ({
        key: `${one.key} + ${other.key}`,
        people: one.people + other.people,
        counted: one.counted + other.counted,
      })),
  );
  return [...changes, ...pairs].flatMap(({ key, people, counted }) => {
    const [all, some] = [Math.abs(people), Math.abs(counted)];
    const others = Math.abs(people - counted);
    const isNobody = people === 0 && counted === 0;
    const isMany = (all === 0 || all >= 10) && (some === 0 || some >= 5) && others >= 5;
    return isNobody || isMany ? [] : [`${key}: ${counted} of ${people}`];
  });
}

const changed = (name: string, change: Partial<SmallArea>): readonly SmallArea[] =>
  AREAS.map((area) => (area.name === name ? { ...area, ...change } : area));

describe("a wave that is published again with --published", () => {
  it("is told as it was, byte for byte, where nothing has changed", async () => {
    const files = inputs(smallSurvey(AREAS));
    const by = ["--by", "grade,gender"];
    const { may, june, held } = await publishTwice(files, files, { before: by, after: by });
    expect(held).toBe(0);
    expect(Object.keys(may).length).toBeGreaterThan(AREAS.length);
    for (const [path, text] of Object.entries(may)) {
      if (path !== "may/manifest.json") expect(june[path.replace("may/", "june/")]).toBe(text);
    }
  });

  it("withholds the area in which one more answered, and tells how many figures that are", async () => {
    const after = inputs(smallSurvey(changed("West", { respondents: 71, counted: 26 })));
    const { may, june, held, err } = await publishTwice(inputs(smallSurvey(AREAS)), after);
    expect(told(may)).toMatchObject({ West: "25/70", Small: "withheld" });
    expect(told(june)).toMatchObject({
      North: "30/80",
      South: "40/90",
      East: "120/300",
      West: "withheld",
      Small: "withheld",
      everyone: "withheld", // West and Small are more than a tenth of the pupils
    });
    expect(held).toBe(4); // the two measures of West, and of everyone
    expect(err).toContain("Held against 6 profiles of this wave published before");
    expect(differences(may, june)).toEqual([]);
    const { june: alone } = await publishTwice(inputs(smallSurvey(AREAS)), after, {
      after: ["--area", "West"],
    });
    expect(told(alone)).toEqual({ West: "withheld" });
  });

  it("would tell how that one answered otherwise", async () => {
    const files = inputs(smallSurvey(changed("West", { respondents: 71, counted: 26 })));
    const [may, june] = [
      await publish(inputs(smallSurvey(AREAS)), "may"),
      await publish(files, "june"),
    ];
    expect(differences(may.written, june.written)).toContain("West h: 1 of 1");
  });

  it("withholds the one measure of which an answer was mended", async () => {
    const survey = smallSurvey(AREAS);
    const mended = survey.replace(/(p-1-80,South.*),1\n/, "$1,3\n");
    const { may, june } = await publishTwice(inputs(survey), inputs(mended));
    expect([told(may).South, told(june).South]).toEqual(["40/90", "withheld"]);
    expect([told(may, "s").South, told(june, "s").South]).toEqual(["40/90", "40/90"]);
    expect(differences(may, june)).toEqual([]);
  });

  it("tells of an area to which many came, and withholds what was withheld", async () => {
    const many = changed("North", { respondents: 110, counted: 42 });
    const grown = many.map((area) => (area.name === "Small" ? { ...area, counted: 7 } : area));
    const { may, june } = await publishTwice(
      inputs(smallSurvey(AREAS)),
      inputs(smallSurvey(grown)),
    );
    expect(told(june)).toMatchObject({ North: "42/110", Small: "withheld", everyone: "227/570" });
    expect(differences(may, june)).toEqual([]);
  });
});

describe("areas that were joined or divided", () => {
  const union = (...names: string[]): MemoryFiles => ({
    "ctc.yaml": project("areas: areas.csv\n"),
    "areas.csv": `area_id,name,area\n${names.map((name) => `both,Both,${name}\n`).join("")}`,
  });

  it("are told where all of them are", async () => {
    const survey = smallSurvey(AREAS);
    const joined = inputs(survey, union("North", "South"));
    const there = await publishTwice(inputs(survey), joined);
    expect(told(there.june)).toMatchObject({ Both: "70/170", West: "25/70" });
    const back = await publishTwice(joined, inputs(survey));
    expect(told(back.june)).toMatchObject({ North: "30/80", South: "40/90", West: "25/70" });
  });

  it("are withheld where one of them was, or would be", async () => {
    const survey = smallSurvey(AREAS);
    const joined = inputs(survey, union("West", "Small"));
    const { june } = await publishTwice(inputs(survey), joined);
    expect(told(june)).toMatchObject({ Both: "withheld", North: "30/80" });
    const back = await publishTwice(joined, inputs(survey));
    expect(told(back.may)).toMatchObject({ Both: "27/84" });
    expect(told(back.june)).toMatchObject({ West: "withheld", Small: "withheld", North: "30/80" });
  });

  it("are withheld where one pupil came in between", async () => {
    const after = smallSurvey(changed("South", { respondents: 91, counted: 41 }));
    const joined = inputs(after, union("North", "South"));
    const { june } = await publishTwice(inputs(smallSurvey(AREAS)), joined);
    expect(told(june)).toMatchObject({ Both: "withheld", West: "25/70" });
  });
});

describe("what was asked for before", () => {
  const one = smallSurvey(changed("West", { respondents: 71, counted: 26 }));

  it("may have been one area: the others are told for the first time", async () => {
    const before = ["--area", "North"];
    const { june, held } = await publishTwice(inputs(smallSurvey(AREAS)), inputs(one), { before });
    expect([told(june).West, told(june).North, held]).toEqual(["26/71", "30/80", 0]);
  });

  it("may have been two areas and everyone: what is left of everyone is held", async () => {
    const before = ["--area", "North", "--area", "South"];
    const { june } = await publishTwice(inputs(smallSurvey(AREAS)), inputs(one), { before });
    expect(told(june)).toMatchObject({ North: "30/80", South: "40/90", West: "withheld" });
    expect(told(june).East).toBe("withheld");
  });

  it("may have been other splits, or another policy", async () => {
    const files = inputs(smallSurvey(AREAS));
    const by = await publishTwice(files, files, {
      before: ["--by", "grade"],
      after: ["--by", "gender"],
    });
    expect(by.held).toBe(0);
    const policy = await publishTwice(files, files, {
      before: ["--policy", "skolinspektionen-2022"],
    });
    expect(differences(policy.may, policy.june)).toEqual([]);
    for (const [area, cell] of Object.entries(told(policy.may))) {
      if (cell === "withheld") expect(told(policy.june)[area]).toBe("withheld");
    }
  });

  it("stands beside splits that would be told otherwise: they are not told at all", async () => {
    const many = inputs(smallSurvey(changed("East", { respondents: 320, counted: 130 })));
    const by = ["--by", "gender"];
    const split = await publishTwice(inputs(smallSurvey(AREAS)), many, { before: by, after: by });
    const genders = (
      files: Readonly<Record<string, string>>,
      area: string | null,
    ): readonly string[] =>
      profilesIn(files)
        .filter((profile) => profile.area.name === area)
        .flatMap((profile) => rowsOf(profile).filter((row) => !isTotal(row)))
        .map(({ status }) => status);
    expect(told(split.june).East).toBe("130/320");
    expect(genders(split.may, "East")).toContain("shown");
    expect(genders(split.june, "East")).not.toContain("shown");
    expect(genders(split.june, "North")).toEqual(genders(split.may, "North"));
    expect(genders(split.may, null)).toContain("shown");
    expect(genders(split.june, null)).not.toContain("shown");
  });

  it("may have been another wave, or the policy protects nothing: that is said", async () => {
    const files = inputs(smallSurvey(AREAS));
    const wave = await publishTwice(files, files, { before: ["--wave", "2023"] });
    expect(wave.err).toContain("None of the profiles under --published is of this wave.");
    const open = await publishTwice(files, files, { after: ["--policy", "open"] });
    expect(open.err).toContain("--published changes nothing");
    expect(told(open.june)).toMatchObject({ Small: "2/14" });
  });

  it("cannot have been made with other honesty rules, nor be overwritten", async () => {
    const files = inputs(smallSurvey(AREAS));
    const { written } = await publish(files, "may");
    const argv = ["profile", "survey.csv", "--all", "--lang", "en", "--published", "may"];
    const rules = { ...files, "ctc.yaml": project("honesty: [odd]\n"), ...written };
    const other = await runCtc([...argv, "--out", "june"], rules);
    expect([other.exitCode, other.err]).toEqual([
      2,
      expect.stringContaining("were made with other honesty rules"),
    ]);
    const again = await runCtc([...argv, "--out", "may", "--format", "json"], {
      ...files,
      ...written,
    });
    expect([again.exitCode, Object.keys(again.written)]).toEqual([2, []]);
  });
});

it("leaves ctc audit no difference that is a leak", async () => {
  const before = inputs(smallSurvey(AREAS));
  const after = inputs(smallSurvey(changed("West", { respondents: 71, counted: 26 })));
  const leaks = async (files: MemoryFiles): Promise<number> => {
    const { out } = await runCtc(["audit", "may", "june", "--json"], files);
    const { counts }: AuditReport = JSON.parse(out);
    return counts.filter(({ kind, verdict }) => kind === "difference" && verdict === "leak").length;
  };
  const { may, june } = await publishTwice(before, after);
  expect(await leaks({ ...may, ...june })).toBe(0);
  const { written } = await publish(after, "june");
  expect(await leaks({ ...may, ...written })).toBeGreaterThan(0);
});
