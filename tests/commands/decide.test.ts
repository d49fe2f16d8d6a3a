import { beforeAll, describe, expect, it } from "vitest";
import { parsePriorities } from "../../src/catalog/priorities.ts";
import type { Profile } from "../../src/vocabulary/profile.ts";
import { type MemoryFiles, runCtc } from "../support/memory-io.ts";
import { twoWaves } from "./two-waves.ts";

let published: MemoryFiles = {};
beforeAll(async () => {
  published = await twoWaves();
}, 60_000);

const PROFILE = "p2022/skäggetorp.json";
const VOTES = `voter,sector,factor,criterion,dots,rank,rating
a,skola,Uppskattning i närsamhället,,3,,
a,skola,friends_use_drugs,,2,,
b,polis,friends_use_drugs,,5,,
a,skola,friends_use_drugs,allvar,,,4
b,polis,friends_use_drugs,severity,,,2
a,skola,friends_use_drugs,changeability,,1,
a,skola,community_rewards,changeability,,2,
b,polis,community_rewards,changeability,,1,
`;
const decide = (argv: readonly string[], files: MemoryFiles = {}) =>
  runCtc(["prioritise", "decide", ...argv], { ...published, "votes.csv": VOTES, ...files });
const OPTIONS = [
  ...["--date", "2022-11-02", "--participants", "skola=4", "--participants", "polis=1"],
  ...["--factor", "community_rewards=it can be built on", "--dissent", "none"],
];
const profileOf = (path: string): Profile => JSON.parse(String(published[path]));

/** The template, filled in for one factor. */
async function draftOf(factor: string, path = PROFILE): Promise<string> {
  const { out } = await decide([path, "--template", "--date", "2022-11-02"]);
  const lines = out.split("\n");
  const at = lines.findIndex((line) => line.includes(`factor: ${factor} `));
  const chosen = lines.map((line, i) => (i === at || i === at + 1 ? line.replace("#", "") : line));
  return chosen.join("\n").replace("#  school: 4", "  school: 4");
}

describe("ctc prioritise decide --template", () => {
  it("prints every factor of the profile with its share, to fill in, in either language", async () => {
    const { exitCode, out, written } = await decide([PROFILE, "--template", "--lang", "sv"]);
    expect([exitCode, written]).toEqual([0, {}]);
    const { factors } = profileOf(PROFILE);
    for (const { measure } of factors) expect(out).toContain(`#  - factor: ${measure}  #`);
    expect(out).toContain("Uppskattning i närsamhället: 72,1\u00a0% (65,5–78,1)");
    expect(out).toContain('wave: "2022"\ndate:   # mötets dag');
  });

  it("tells no number of a figure that is not shown", async () => {
    for (const path of Object.keys(published).filter((name) =>
      /p2022\/.*[a-zåäö]\.json$/.test(name),
    )) {
      const profile: Partial<Profile> = JSON.parse(String(published[path]));
      if (profile.factors === undefined || path.endsWith("manifest.json")) continue;
      const { out } = await decide([path, "--template"]);
      const hidden = profile.factors.filter(({ status }) => status !== "shown");
      for (const { measure } of hidden)
        expect(out).toMatch(new RegExp(`factor: ${measure} .*: not shown; otherKnowledge has to`));
      expect(out.match(/\d+\.\d%/g) ?? []).toHaveLength(
        profile.factors.filter(
          ({ status, flags }) =>
            status === "shown" && flags.every((flag) => !flag.startsWith("rounded")),
        ).length,
      );
    }
  });

  it("filled in is a decision that can be recorded, every byte kept", async () => {
    const draft = await draftOf("community_rewards");
    const { exitCode, err, written } = await decide([PROFILE, "--from", "d.yaml"], {
      "d.yaml": draft,
    });
    expect([exitCode, Object.keys(written)]).toEqual([0, ["priorities.yaml"]]);
    expect(written["priorities.yaml"]?.startsWith(draft)).toBe(true);
    expect(err).toBe(
      "1 factor is chosen; CTC chooses two to five.\npriorities.yaml: the decision is recorded with the figures it rests on.\n",
    );
  });

  it("not filled in is refused where it is empty", async () => {
    const { out } = await decide([PROFILE, "--template"]);
    const { exitCode, err } = await decide([PROFILE, "--from", "d.yaml"], { "d.yaml": out });
    expect(exitCode).toBe(2);
    expect(err).toMatch(/^ctc: d\.yaml, (date|participants|factors): /);
  });
});

describe("ctc prioritise decide", () => {
  it("records what is said on the command line, with votes and the figures behind it", async () => {
    const target = ["--target", "community_rewards=.85@2024"];
    const argv = [PROFILE, ...OPTIONS, ...target, "--votes", "votes.csv", "--dots", "5"];
    const { exitCode, written } = await decide(argv);
    expect(exitCode).toBe(0);
    const read = parsePriorities(written["priorities.yaml"] ?? "", "p");
    expect(read).toMatchObject({
      area: "Skäggetorp",
      wave: "2022",
      date: "2022-11-02",
      participants: { skola: 4, polis: 1 },
      factors: [
        {
          factor: "community_rewards",
          reasons: ["it can be built on"],
          target: { value: 0.85, wave: "2024" },
        },
      ],
      dissent: ["none"],
      votes: { file: "votes.csv", voters: 2, sectors: { polis: 1, skola: 1 } },
    });
    const { factors, behaviours, measures } = read.baseline?.profile ?? profileOf(PROFILE);
    const whole = profileOf(PROFILE);
    const isChosen = ({ measure }: { readonly measure: string }) => measure === "community_rewards";
    expect(factors).toEqual(whole.factors.filter(isChosen));
    expect(measures).toEqual(whole.measures.filter(({ id }) => id === "community_rewards"));
    expect(behaviours).toEqual([]);
  });

  it("takes the area out of a folder", async () => {
    const argv = ["p2022", "--area", "skäggetorp", ...OPTIONS, "--out", "-", "--quiet"];
    const { out } = await decide(argv);
    expect(parsePriorities(out, "p").area).toBe("Skäggetorp");
    const { exitCode, err } = await decide(["p2022", ...OPTIONS]);
    expect([exitCode, err.split(":")[1]]).toEqual([2, " Several profiles were named"]);
    const none = await decide(["p2022", "--area", "Skägetorp", ...OPTIONS]);
    expect(none.err).toContain("p2022 holds no profile of Skägetorp");
    expect(none.err).toContain("Nearest: Skäggetorp");
  });

  it("warns outside two to five factors, without a protective one, and of targets too near", async () => {
    const shown = profileOf(PROFILE).factors.filter(({ status }) => status === "shown");
    const risk = shown.filter(({ kind }) => kind === "risk");
    const factors = risk.slice(0, 6).map(({ measure }) => measure);
    const argv = [
      ...[PROFILE, "--date", "2022-11-02", "--participants", "skola=4", "--lang", "sv"],
      ...factors.flatMap((id) => ["--factor", `${id}=x`]),
      ...["--target", `${factors[0]}=0@2024`],
      ...["--target", `${factors[1]}=0.99@2024`],
    ];
    const { exitCode, err } = await decide(argv);
    expect(exitCode).toBe(0);
    expect(err).toContain("6 faktorer är valda; CTC väljer två till fem");
    expect(err).toContain("Ingen skyddsfaktor är vald");
    expect(err).toContain(`${factors[1]}: målet är inte bättre än andelen i profilen.`);
    expect(err).not.toContain(`${factors[0]}: målet`);
  });

  it("of a target that two surveys could not tell says what they could", async () => {
    // SE 0.0312, so √2 · 2.80 · SE is 12.3 points; 0.75 is 2.9 above 0.721.
    const { err } = await decide([PROFILE, ...OPTIONS, "--target", "community_rewards=0.75@2024"]);
    expect(err).toContain("a change of 2.9 percentage points, but two surveys as large");
    expect(err).toContain("hardly tell less than 12.3.");
  });

  it("never replaces a file unless told to, and then its own draft too", async () => {
    const draft = await draftOf("community_rewards");
    const files = { "priorities.yaml": draft };
    const refused = await decide([PROFILE, "--from", "priorities.yaml"], files);
    expect([refused.exitCode, refused.written]).toEqual([2, {}]);
    expect(refused.err).toContain("priorities.yaml is already there.");
    const forced = await decide([PROFILE, "--from", "priorities.yaml", "--force"], files);
    expect(forced.written["priorities.yaml"]?.startsWith(draft)).toBe(true);
    const other = await decide([PROFILE, ...OPTIONS, "--out", PROFILE, "--force"]);
    expect([other.exitCode, other.written]).toEqual([2, {}]);
  });

  it("writes nothing with --dry-run, and lists its files with --json", async () => {
    const dry = await decide([PROFILE, ...OPTIONS, "--dry-run"]);
    expect([dry.out, dry.written]).toEqual(["priorities.yaml\n", {}]);
    const listed = await decide([PROFILE, ...OPTIONS, "--votes", "votes.csv", "--json", "--quiet"]);
    expect([JSON.parse(listed.out), listed.err]).toMatchObject([
      {
        command: "prioritise",
        files: [{ path: "priorities.yaml" }],
        inputs: [{ file: "skäggetorp.json" }, { file: "votes.csv" }],
      },
      "",
    ]);
  });

  it.each([
    [["--from", "d.yaml", "--date", "2022-11-02"], "--from, --date"],
    [["--template", "--factor", "a=b"], "--template, --factor"],
    [["--template", "--from", "d.yaml"], "--template, --from"],
    [["--date", "2022-11-02"], "--factor is missing"],
    [
      [...OPTIONS, "--factor", "community_rewards"],
      '--factor "community_rewards" is not of the form',
    ],
    [
      [...OPTIONS, "--participants", "skola=många"],
      '--participants "skola=många" is not of the form',
    ],
    [
      [...OPTIONS, "--target", "community_rewards=85@2024"],
      '--target "community_rewards=85@2024" is not',
    ],
    [[...OPTIONS, "--target", "family_conflict=.2@2024"], "--factor family_conflict=… is missing"],
    [[...OPTIONS, "--factor", "comunity_rewards=x"], 'the nearest is "community_rewards"'],
    [
      [...OPTIONS, "--votes", "votes.csv", "--dots", "many"],
      '--dots "many" is not of the form number',
    ],
    [[...OPTIONS, "--votes", "votes.csv", "--dots", "4"], 'votes.csv, row 3, column dots: "2"'],
  ])("refuses %j", async (argv, words) => {
    const { exitCode, err, written } = await decide([PROFILE, ...argv]);
    expect([exitCode, written]).toEqual([2, {}]);
    expect(err).toContain(words);
  });
});

describe("ctc prioritise votes", () => {
  const votes = (argv: readonly string[]) =>
    runCtc(["prioritise", "votes", "votes.csv", ...argv], { ...published, "votes.csv": VOTES });

  it("tells each criterion by itself, in the order of the profile, without a total", async () => {
    const { exitCode, out } = await votes(["--profile", PROFILE, "--lang", "sv"]);
    expect(exitCode).toBe(0);
    expect(out.match(/^## .*/gm)).toEqual([
      "## Vilka faktorer som går först",
      "## Allvar",
      "## Påverkbarhet",
      "## Så läser du resultatet",
    ]);
    expect(out).toContain("| Uppskattning i närsamhället | 3 | 1 av 2 |");
    expect(out).toContain("| Kamrater som använder alkohol, tobak eller droger | 7 | 2 av 2 |");
    expect(out).toContain("| 3 | 2 till 4 | 2 | oeniga |");
    expect(out).not.toMatch(/\b[ab]\b[,;]/);
  });

  it("as JSON is what a decision records", async () => {
    const { out } = await votes(["--profile", PROFILE, "--json"]);
    const recorded = await decide([PROFILE, ...OPTIONS, "--votes", "votes.csv", "--out", "-"]);
    const { schema, generator: _generator, ...count } = JSON.parse(out);
    expect(schema).toBe("ctc-votes/1");
    expect(parsePriorities(recorded.out, "p").votes).toEqual(count);
  });

  it("without a profile takes any name for a factor, and writes into a file", async () => {
    const { out, written } = await votes(["--out", "votes.json"]);
    expect(out).toBe("");
    const named = JSON.parse(written["votes.json"] ?? "").criteria[0].factors;
    expect(named.map(({ factor }: { factor: string }) => factor)).toEqual([
      "Uppskattning i närsamhället",
      "friends_use_drugs",
    ]);
  });
});
