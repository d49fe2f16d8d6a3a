import { parse } from "csv-parse/sync";
import { describe, expect, it } from "vitest";
import type { Profile } from "../../src/vocabulary/profile.ts";
import type { MeasureTrend, Trend } from "../../src/vocabulary/trend.ts";
import { bannedIn } from "../support/banned-words.ts";
import { type MemoryFiles, runCtc } from "../support/memory-io.ts";
import { AREA, CONFIG, malmo, surveys, trend, WAVES, withConfig } from "./malmo.ts";

const SUMS = "old/malmo.sums.json";
const whole = await trend([...CONFIG, "--all", "--json", "--sums", SUMS]);
const found: Trend = JSON.parse(whole.out);
const sums = whole.written[SUMS] ?? "";

/** How far two numbers are from each other; 0 where neither is there. */
const apart = (one: number | null, other: number | null): number =>
  one === null || other === null ? (one === other ? 0 : 1) : Math.abs(one - other);
const namesOf = (points: MeasureTrend["points"]): string[] =>
  points.filter(({ status }) => status === "shown").map(({ wave }) => wave);
const shareOf = ({ points }: MeasureTrend, name: string): number =>
  points.find(({ wave }) => wave === name)?.value ?? Number.NaN;

describe("ctc trend, all waves of a project", () => {
  it("has everyone and each area, at the real distance in time", () => {
    expect(whole.exitCode).toBe(0);
    expect(found.schema).toBe("ctc-trend/1");
    expect(found.waves.map(({ wave, time }) => [wave, time])).toEqual([
      ["2017", 2017],
      ["2021", 2021],
      ["2023", 2023],
    ]);
    expect(found.areas[0]?.name).toBeNull();
    expect(found.areas).toHaveLength(6);
    expect(found.synthetic).toBe(true);
  });

  it.each(surveys.map((survey, at) => [survey, at] as const))(
    "shows of %s what its own profiles show, and nothing else",
    async (survey, at) => {
      const args = ["--all", "--format", "json", "--out", "p", "--quiet"];
      const { written } = await runCtc(["profile", survey, ...args], malmo);
      const profiles = Object.entries(written)
        .filter(([path]) => !path.endsWith("manifest.json") && !path.includes("index"))
        .map(([, text]): Profile => JSON.parse(text));
      const rows = profiles.flatMap(({ area, factors, behaviours, cumulative }) =>
        [...factors, ...behaviours, ...cumulative].map((figure) => ({ figure, area: area.name })),
      );
      expect(rows.length).toBeGreaterThan(300);
      for (const { figure, area } of rows) {
        const own = found.areas.find(({ name }) => name === area)?.measures;
        const point = own?.find(({ measure }) => measure === figure.measure)?.points[at];
        const { status, reason, respondents } = figure;
        expect(point).toMatchObject({ status, reason, respondents });
        for (const key of ["value", "low", "high"] as const)
          expect(apart(point?.[key] ?? null, figure[key])).toBeLessThan(1e-11);
      }
    },
  );

  it("says in brief of a trend alone that it is one, not that a change can be told", async () => {
    const { out } = await trend([...CONFIG, "--lang", "en"]);
    const [school] = (found.areas[0]?.measures ?? []).filter(
      ({ measure }) => measure === "school_rewards",
    );
    expect(school?.changes[0]?.verdict).toBe("cannot_be_told");
    expect(school?.trend?.verdict).toBe("better");
    expect(out).toContain("- Improvement over all waves: **School rewards");
    expect(out).not.toContain("- Improvement: ");
  });

  it("makes no change or trend of a wave that is not shown", () => {
    const rows = found.areas.flatMap(({ measures }) => measures);
    const isShort = ({ points }: MeasureTrend): boolean => namesOf(points).length < 3;
    expect(rows.filter(isShort).length).toBeGreaterThan(15);
    for (const row of rows) {
      const shown = namesOf(row.points);
      for (const { from, to, value } of row.changes) {
        expect(shown).toEqual(expect.arrayContaining([from, to]));
        expect(apart(value, shareOf(row, to) - shareOf(row, from))).toBeLessThan(1e-11);
      }
      const isBroken = row.breaks.length > 0;
      if (shown.length < 2 || isBroken) expect(row.changes).toEqual([]);
      if (isShort(row) || isBroken) expect([row.trend, row.noTrend]).toEqual([null, "few_waves"]);
    }
  });

  it("does not compare a reworded question with what was asked before", () => {
    const row = found.areas[0]?.measures.find(
      ({ measure }) => measure === "community_disorganization",
    );
    expect(row?.breaks).toEqual([{ wave: "2023", reason: "reworded" }]);
    expect(row?.points.map(({ status }) => status)).toEqual(["shown", "shown", "shown"]);
    expect(row?.changes).toEqual([]);
  });

  it("prints limits and p's with few digits", () => {
    const changes = found.areas.flatMap(({ measures }) => measures.flatMap((row) => row.changes));
    expect(changes.length).toBeGreaterThan(200);
    for (const { low, high, p } of changes) {
      for (const limit of [low, high])
        expect(Math.abs(limit * 1000 - Math.round(limit * 1000))).toBeLessThan(1e-9);
      if (p !== null) expect(String(p).replace(/^0\.0*/, "").length).toBeLessThanOrEqual(2);
    }
  });
});

describe("sums in place of answers", () => {
  it("go into a file of the owner alone, with a warning, and never to stdout", () => {
    expect(whole.ownersOnly).toEqual([SUMS]);
    expect(whole.err).toContain("malmo.sums.json är personuppgifter");
    expect(JSON.parse(sums)).toMatchObject({ schema: "ctc-sums/1" });
    expect(whole.out).not.toContain("ctc-sums");
  });

  it("give every figure that the answers give", async () => {
    const files = { ...malmo, [SUMS]: sums };
    const again = await trend([SUMS, ...CONFIG, "--all", "--json"], files);
    expect(again.out).toBe(whole.out);
    const mixed = [1, 0].flatMap((at) => surveys[at] ?? []);
    const old = JSON.parse(sums);
    const last = JSON.stringify({ ...old, waves: old.waves.slice(2) });
    const some = await trend([...mixed, SUMS, "--all", "--json"], { ...malmo, [SUMS]: last });
    expect(some.out).toBe(whole.out);
  });

  it("can be the file of a wave in ctc.yaml", async () => {
    const files = {
      ...withConfig((text) => text.replace("malmo-2017.csv", "../../old/malmo.sums.json")),
      [SUMS]: sums,
    };
    const { out, err } = await trend([...CONFIG, "--all", "--json"], files);
    expect(err).toContain("malmo.sums.json: summor från 1 mätning\n");
    expect(out).toBe(whole.out);
  });

  it("give the same with clusters that recur", async () => {
    const args = ["--area", AREA, "--column", "cluster=Skola", "--lonely-psu", "adjust", "--json"];
    const from = await trend([...surveys, ...args, "--sums", "s.json"]);
    expect(from.err).toMatch(/\d+ kluster finns i mer än en mätning/);
    expect(JSON.parse(from.out).design).toMatchObject({ clustered: true, sameClusters: true });
    const files = { ...malmo, "s.json": from.written["s.json"] ?? "" };
    const again = await trend(
      ["s.json", ...CONFIG, ...args.slice(0, 2), "--lonely-psu", "adjust", "--json"],
      files,
    );
    expect(again.out).toBe(from.out);
    const strict = await trend(["one.json", ...CONFIG], {
      ...malmo,
      // One school in all: no spread between schools can be seen.
      "one.json": files["s.json"].replace(/"cluster":\[[^\]]*\]/g, (column) =>
        column.replaceAll(/\d+/g, "0"),
      ),
    });
    expect([strict.exitCode, strict.err]).toEqual([2, expect.stringContaining("--lonely-psu")]);
    const apart = await trend(
      ["s.json", ...CONFIG, "--clusters", "new", "--lonely-psu", "adjust", "--json"],
      files,
    );
    expect(JSON.parse(apart.out).design.sameClusters).toBe(false);
  });

  it("are refused under another policy, cut off, or changed", async () => {
    const files = (text: string): MemoryFiles => ({ ...malmo, [SUMS]: text });
    const open = await trend([SUMS, ...CONFIG, "--policy", "open"], files(sums));
    expect([open.exitCode, open.out]).toEqual([2, ""]);
    expect(open.err).toContain("en annan policy");
    const cut = await trend([SUMS, ...CONFIG], files(sums.slice(0, -9)));
    expect([cut.exitCode, cut.err]).toEqual([
      3,
      expect.stringContaining("ingen hel fil med summor"),
    ]);
    const changed = JSON.parse(sums);
    changed.waves[0].measures[0].counted[0] = 1e6;
    const more = await trend([SUMS, ...CONFIG], files(JSON.stringify(changed)));
    expect([more.exitCode, more.err]).toEqual([
      3,
      expect.stringContaining("low_neighborhood_attachment"),
    ]);
    const other = sums.replaceAll('\\"value\\":', '\\"other\\":');
    const cuts = await trend(
      [SUMS, ...surveys.slice(2), ...CONFIG, "--json"],
      files(JSON.stringify({ ...JSON.parse(other), waves: JSON.parse(other).waves.slice(0, 2) })),
    );
    const rows = (JSON.parse(cuts.out) as Trend).areas[0]?.measures ?? [];
    const risk = rows.find(({ measure }) => measure === "family_conflict");
    expect(risk?.breaks).toEqual([{ wave: "2023", reason: "definition" }]);
    expect(risk?.changes).toEqual([]);
  });
});

describe("what ctc trend prints", () => {
  it.each(["sv", "en"] as const)("is a document in %s without banned words", async (lang) => {
    const { out, exitCode } = await trend(
      [SUMS, ...CONFIG, "--lang", lang, "--area", "bunkeflostrand och vintrie"],
      {
        ...malmo,
        [SUMS]: sums,
      },
    );
    expect(exitCode).toBe(0);
    expect(bannedIn(out, lang)).toEqual([]);
    expect(out).not.toMatch(/\{\w+\}|undefined|NaN|trend\./);
    expect(out).toContain("## Bunkeflostrand och Vintrie");
    expect(out).toContain(
      lang === "sv" ? "| Faktor | 2017, % | 2021, % | 2023, % |" : "| Factor | 2017, % |",
    );
    expect(out).toContain(lang === "sv" ? "Påhittade siffror." : "Invented figures.");
  });

  it("is laid out as it was", async () => {
    const files = { ...malmo, [SUMS]: sums };
    const { out } = await trend([SUMS, ...CONFIG, "--area", AREA], files);
    await expect(out).toMatchFileSnapshot("../golden/malmo-trend.sv.md");
  });

  it("as CSV has one row per area, measure and wave, and never a number of what is withheld", async () => {
    const { out } = await trend([SUMS, ...CONFIG, "--all", "--format", "csv"], {
      ...malmo,
      [SUMS]: sums,
    });
    const rows: Record<string, string>[] = parse(out, { columns: true });
    const measures = found.areas[0]?.measures.length ?? 0;
    expect(rows).toHaveLength(found.areas.length * measures * WAVES.length);
    const withheld = rows.filter(({ status }) => status === "withheld");
    expect(withheld.length).toBeGreaterThan(15);
    for (const row of withheld)
      expect([row.respondents, row.value, row.low, row.high, row.change, row.reason]).toEqual([
        "",
        "",
        "",
        "",
        "",
        "protected",
      ]);
  });

  it("goes into files, or is only named", async () => {
    const files = { ...malmo, [SUMS]: sums };
    const dry = await trend(
      [SUMS, ...CONFIG, "--out", "t.csv", "--sums", "x.json", "--dry-run", "--quiet"],
      files,
    );
    expect([dry.out, dry.written, dry.err]).toEqual(["t.csv\nx.json\n", {}, ""]);
    const out = await trend([SUMS, ...CONFIG, "--out", "t.csv", "--quiet"], files);
    expect([out.out, out.ownersOnly]).toEqual(["", []]);
    expect(out.written["t.csv"]).toMatch(/^wave,time,area,/);
  });
});
