import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import enProfile from "../../src/i18n/messages/en/profile.json" with { type: "json" };
import { reportToMarkdown } from "../../src/render/markdown.ts";
import { profileToReport } from "../../src/report/profile-to-report.ts";
import type { Figure, Released } from "../../src/vocabulary/figure.ts";
import type { Profile } from "../../src/vocabulary/profile.ts";
import { bannedIn } from "../support/banned-words.ts";
import { difference, fixtureProfile } from "../support/profile-fixture.ts";

const markdown = (profile: Profile, language: "sv" | "en" = "sv"): string =>
  reportToMarkdown(profileToReport(profile), language);

/** The lines between one section's heading and the next one of its level. */
function section(text: string, title: string): string {
  const from = text.indexOf(`\n## ${title}\n`);
  if (from === -1) throw new Error(`no section ${title}`);
  const to = text.indexOf("\n## ", from + 1);
  return text.slice(from, to === -1 ? undefined : to);
}

const rowOf = (text: string, label: string): string | undefined =>
  text.split("\n").find((line) => line.startsWith(`| ${label} |`));

/** The fixture with other parts in one of its rows, wherever it stands. */
function withRow(measure: string, parts: Partial<Figure>, profile = fixtureProfile): Profile {
  const change = (figure: Released<Figure>): Released<Figure> =>
    figure.measure === measure ? ({ ...figure, ...parts } as Released<Figure>) : figure;
  return {
    ...profile,
    factors: profile.factors.map(change),
    behaviours: profile.behaviours.map(change),
  };
}

const everyone: Profile = {
  ...fixtureProfile,
  area: { id: null, name: null, basis: "home" },
  design: { ...fixtureProfile.design, reference: "none" },
};

/** Nothing adjusted holds. */
const alike: Profile = {
  ...fixtureProfile,
  factors: fixtureProfile.factors.map((figure) =>
    figure.difference === null
      ? figure
      : ({ ...figure, difference: { ...figure.difference, pAdjusted: 0.05 } } as Released<Figure>),
  ),
};

describe("the document", () => {
  it("has its sections in order, in Swedish", () => {
    const titles = markdown(fixtureProfile)
      .split("\n")
      .filter((line) => /^##? /.test(line));
    expect(titles).toEqual([
      "# Områdesprofil Skäggetorp 2024",
      "## Området i korthet",
      "## Så läser du profilen",
      "## Vilka har svarat",
      "## Skyddsfaktorer",
      "## Riskfaktorer",
      "## Problembeteenden och psykisk hälsa",
      "## Flera faktorer samtidigt",
      "## Frågor inför prioriteringen",
      "## Det som inte visas",
      "## Så är siffrorna framtagna",
      "## Om profilen",
    ]);
  });

  it("is the golden file, line by line", async () => {
    await expect(markdown(fixtureProfile)).toMatchFileSnapshot("../golden/fixture-profile.sv.md");
    await expect(markdown(fixtureProfile, "en")).toMatchFileSnapshot(
      "../golden/fixture-profile.en.md",
    );
  });

  it("leaves out sections that have nothing to say", () => {
    const text = markdown({ ...fixtureProfile, factors: [], cumulative: [], measures: [] });
    expect(text).not.toContain("## Skyddsfaktorer");
    expect(text).not.toContain("## Riskfaktorer");
    expect(text).not.toContain("## Flera faktorer samtidigt");
    expect(text).not.toContain("**Gränsvärde.**");
    expect(text).not.toContain("### Frågorna bakom faktorerna");
  });

  it("has living environments in one order and no heading without a table", () => {
    const risk = section(markdown(fixtureProfile), "Riskfaktorer");
    const titles = risk.split("\n").filter((line) => line.startsWith("### "));
    expect(titles).toEqual([
      "### Närsamhälle",
      "### Familj",
      "### Kamrater och individ",
      "### Frågorna bakom faktorerna",
    ]);
  });
});

describe("titles", () => {
  it.each([
    [fixtureProfile, "# Områdesprofil Skäggetorp 2024", "# Area profile Skäggetorp 2024"],
    [everyone, "# Kommunprofil Linköping 2024", "# Profile of all respondents, Linköping 2024"],
    [
      { ...everyone, project: null, survey: { ...everyone.survey, wave: null } },
      "# Profil för alla svarande",
      "# Profile of all respondents",
    ],
  ])("%#", (profile, sv, en) => {
    expect(markdown(profile).split("\n")[0]).toBe(sv);
    expect(markdown(profile, "en").split("\n")[0]).toBe(en);
  });
});

describe("in brief", () => {
  it("names strengths and concerns with their figures", () => {
    const brief = section(markdown(fixtureProfile), "Området i korthet");
    const [, strengths, concerns] = brief.split("### ");
    expect(strengths).toContain(
      "- En större andel av eleverna här än i övriga kommunen: **Uppskattning i närsamhället**, 54,5\u00a0% mot 42,7\u00a0%. Skillnaden är +11,8 procentenheter (osäkerhetsintervall +4,7 till +18,9).",
    );
    expect(strengths).toContain(
      "- En mindre andel av eleverna här än i övriga kommunen: **Konfliktfylld hemmiljö**, 34,3\u00a0% mot 45,6\u00a0%. Skillnaden är −11,3 procentenheter (osäkerhetsintervall −18,2 till −4,4).",
    );
    expect(concerns).toContain(
      "- En större andel av eleverna här än i övriga kommunen: **Upplevda ordningsproblem i bostadsområdet**, 58,2\u00a0% mot 44,5\u00a0%. Skillnaden är +13,7 procentenheter (osäkerhetsintervall +6,6 till +20,8).",
    );
    expect(brief.match(/^- /gm)).toHaveLength(3);
    expect(brief).not.toContain("Tabellerna visar fler");
  });

  it("says the same in English", () => {
    const brief = section(markdown(fixtureProfile, "en"), "The area in brief");
    expect(brief).toContain(
      "- A larger share of the pupils here than in the rest of the municipality: **Community rewards for prosocial involvement**, 54.5% against 42.7%. The difference is +11.8 percentage points (uncertainty interval +4.7 to +18.9).",
    );
    expect(brief).toContain(
      "- A smaller share of the pupils here than in the rest of the municipality: **Family conflict**, 34.3% against 45.6%. The difference is −11.3 percentage points (uncertainty interval −18.2 to −4.4).",
    );
  });

  it("orders by adjusted p, ties by the instrument's order, and names at most three", () => {
    const holds = (p: number) => ({ difference: difference(-0.1, -0.15, -0.05, p, p) });
    const profile = ["low_neighborhood_attachment", "alcohol_30d", "depressive_symptoms"].reduce(
      (changed, measure, at) => withRow(measure, holds([0.0143, 0.001, 0.03][at] ?? 1), changed),
      fixtureProfile,
    );
    const brief = section(markdown(profile), "Området i korthet");
    const [, strengths, concerns] = brief.split("### ");
    const names = [...(strengths ?? "").matchAll(/\*\*(.+?)\*\*/g)].map(([, name]) => name);
    expect(names).toEqual([
      "Har druckit alkohol senaste 30 dagarna",
      "Svag anknytning till bostadsområdet",
      "Uppskattning i närsamhället",
    ]);
    expect(strengths).toMatch(/\n\nTabellerna visar fler styrkor\.\n\n$/);
    expect(concerns).not.toContain("Tabellerna visar fler");
  });

  it("says under the list of concerns that the tables hold more of them", () => {
    const measures = ["low_neighborhood_attachment", "alcohol_30d", "depressive_symptoms"];
    const worse = { difference: difference(0.1, 0.05, 0.15, 0.001, 0.001) };
    const profile = measures.reduce(
      (changed, measure) => withRow(measure, worse, changed),
      fixtureProfile,
    );
    const says = (language: "sv" | "en", title: string): readonly string[] =>
      section(markdown(profile, language), title).split("### ");
    const [, strengths, concerns] = says("sv", "Området i korthet");
    expect(concerns?.match(/^- /gm)).toHaveLength(3);
    expect(concerns).toMatch(/\n\nTabellerna visar fler saker att titta närmare på\.\n\n$/);
    expect(strengths).not.toContain("Tabellerna visar fler");
    expect(says("en", "The area in brief")[2]).toMatch(
      /\n\nThe tables show more to look at\.\n\n$/,
    );
  });

  it("says that nothing stands out at an adjusted p of exactly 0.05", () => {
    const brief = section(markdown(alike), "Området i korthet");
    expect(brief).toContain(
      "Ingen enskild faktor och inget enskilt beteende skiljer sig säkert från övriga kommunen. Det betyder inte att allt är lika, bara att de skillnader som syns kan bero på slumpen.",
    );
    expect(brief).not.toContain("### Styrkor");
    expect(rowOf(markdown(alike), "Konfliktfylld hemmiljö")).toMatch(
      /ingen säkerställd skillnad \|$/,
    );
  });

  it("claims nothing about an area whose every row is protected", () => {
    const hide = (row: Released<Figure>): Released<Figure> =>
      ({ ...row, status: "withheld", difference: null, reference: null }) as Released<Figure>;
    const hidden: Profile = {
      ...fixtureProfile,
      factors: fixtureProfile.factors.map(hide),
      behaviours: fixtureProfile.behaviours.map(hide),
    };
    const brief = section(markdown(hidden), "Området i korthet");
    expect(brief).toContain("Ingen siffra för området kan jämföras med övriga kommunen");
    expect(brief).not.toContain("skiljer sig säkert");
  });

  it("says which side is empty", () => {
    const noConcern = withRow("community_disorganization", {
      difference: difference(0.137, 0.066, 0.208, 0.04, 0.2),
    });
    expect(markdown(noConcern)).toContain("Inget är säkert sämre här än i övriga kommunen.");
    const noStrength = withRow(
      "family_conflict",
      { difference: difference(-0.02, -0.05, 0.01, 0.2, 0.3) },
      withRow("community_rewards", { difference: difference(0.02, -0.01, 0.05, 0.2, 0.3) }),
    );
    expect(markdown(noStrength)).toContain("Inget är säkert bättre här än i övriga kommunen.");
  });

  it("never names a rounded row, whatever its difference would be", () => {
    const rounded = withRow("school_rewards", {
      reference: 0.4,
      difference: difference(0.15, 0.1, 0.2, 1e-6, 1e-6),
    });
    const brief = section(markdown(rounded), "Området i korthet");
    expect(brief).not.toContain("Uppskattning i skolan");
    expect(rowOf(markdown(rounded), "Uppskattning i skolan")).toMatch(/\| visas inte \|$/);
  });

  it("points to rows at 0 or 100 %, whose difference cannot be adjusted, and calls them nothing", () => {
    const low = withRow("carried_handgun_past_year", {
      difference: difference(-0.03, -0.05, -0.01, null, null),
    });
    expect(markdown(low)).toContain(
      "För 1 rad med andelen 0 eller 100\u00a0% rymmer skillnadens intervall inte 0.",
    );
    expect(rowOf(markdown(low), "Har burit skjutvapen senaste året")).toMatch(
      /\| ingen säkerställd skillnad \|$/,
    );
  });

  it("says how sure it is, also of what cannot be known", () => {
    const brief = section(markdown(fixtureProfile), "Området i korthet");
    expect(brief).toContain("svar från 214 elever, 72,5\u00a0% av dem som kunde ha svarat");
    expect(brief).toContain("Slump mellan skolor kan inte bedömas");
    const clustered = { ...fixtureProfile, design: { ...fixtureProfile.design, clustered: true } };
    expect(markdown(clustered)).not.toContain("Slump mellan skolor kan inte bedömas");
  });
});

describe("tables", () => {
  const text = markdown(fixtureProfile);

  it("have the columns of the design, in Swedish", () => {
    expect(text).toContain(
      "| Faktor | Andel, % | Osäkerhetsintervall (95\u00a0%) | Övriga kommunen, % | Skillnad, procentenheter (intervall) | Normgruppen, % | Antal svar | Jämfört med övriga kommunen |",
    );
    expect(text).toContain("\n| Årskurs | Elever | Svarande | Svarsfrekvens, % |\n");
  });

  it("show, round, withhold and miss rows with one sign per meaning", () => {
    expect(rowOf(text, "Konfliktfylld hemmiljö")).toBe(
      "| Konfliktfylld hemmiljö | 34,3 | 27,9–41,2 | 45,6 | −11,3 (−18,2 till −4,4) | 43,0 | 207 | lägre |",
    );
    expect(rowOf(text, "Uppskattning i skolan")).toBe(
      "| Uppskattning i skolan | ca 55 | ca 45–65 | × | × | ca 60 | ca 210 | visas inte |",
    );
    expect(rowOf(text, "Normbrytande beteende i familjen")).toBe(
      "| Normbrytande beteende i familjen | × | × | × | × | × | × | visas inte |",
    );
    expect(rowOf(text, "Gängtillhörighet")).toBe(
      "| Gängtillhörighet | .. | .. | .. | .. | .. | .. | .. |",
    );
  });

  it("print no number of a withheld row, even if one were there", () => {
    const leak = withRow("family_history_antisocial", {
      respondents: 77,
      value: 0.7777,
      low: 0.7,
      high: 0.8,
      reference: 0.77,
      norm: 0.777,
      difference: difference(0.0777, 0.07, 0.08, 0.0007, 0.0007),
    });
    expect(markdown(leak)).toBe(markdown(fixtureProfile));
  });

  it("are followed by the meaning of the signs they use, and only these", () => {
    const family = section(text, "Riskfaktorer").split("### ")[2] ?? "";
    expect(family).toContain("× = Visas inte (skydd av enskilda).");
    expect(family).not.toContain(".. =");
    const first = section(text, "Riskfaktorer").split("### ")[1] ?? "";
    expect(first).not.toContain("× =");
  });

  it("have no comparison without a reference, and no norm column without norms", () => {
    for (const profile of [
      everyone,
      { ...fixtureProfile, design: { ...fixtureProfile.design, reference: "none" as const } },
    ]) {
      const alone = markdown({ ...profile, norms: null });
      expect(alone).toContain(
        "| Faktor | Andel, % | Osäkerhetsintervall (95\u00a0%) | Antal svar |",
      );
      expect(alone).not.toMatch(/övriga kommunen, %|Jämfört med|säkerställd/i);
      expect(rowOf(alone, "Konfliktfylld hemmiljö")).toBe(
        "| Konfliktfylld hemmiljö | 34,3 | 27,9–41,2 | 207 |",
      );
    }
  });

  it("tell an area without a rest to compare with", () => {
    const lonely = withRow("family_conflict", { reference: null, difference: null });
    expect(rowOf(markdown(lonely), "Konfliktfylld hemmiljö")).toBe(
      "| Konfliktfylld hemmiljö | 34,3 | 27,9–41,2 | .. | .. | 43,0 | 207 | .. |",
    );
    expect(markdown(lonely)).toContain(
      "- Inget att jämföra med, eftersom områdena som visas har för få av de andra eleverna: Konfliktfylld hemmiljö.",
    );
  });
});

describe("who answered", () => {
  it("shows rounded rows as rounded, pupils of the register as they are", () => {
    const text = markdown(fixtureProfile);
    expect(rowOf(text, "gy 2")).toBe("| gy 2 | 92 | ca 60 | ca 65 |");
    expect(rowOf(text, "Alla årskurser")).toBe("| Alla årskurser | 295 | 214 | 72,5 |");
    expect(rowOf(markdown(fixtureProfile, "en"), "grade 11")).toBe(
      "| grade 11 | 92 | about 60 | about 65 |",
    );
  });

  it("says that no answers were checked, rather than a column of noughts", () => {
    const sv = section(markdown(fixtureProfile), "Vilka har svarat");
    expect(sv).toContain("\nInga svar har granskats eller tagits bort som oseriösa.\n");
    expect(sv).not.toContain("Borttagna svar");
    const en = section(markdown(fixtureProfile, "en"), "Who answered");
    expect(en).toContain("\nNo answers were checked or removed as not serious.\n");
    expect(en).not.toContain("Removed answers");
  });

  it("has a nought under a rule that was named and removed nobody", () => {
    const label = { en: "claim an invented drug", sv: "uppger en påhittad drog" };
    const status = { status: "recalled", thresholdStatus: "verified" } as const;
    const removed = [{ rule: "fictitious-drug", label, ...status, respondents: 0 }];
    const text = markdown({
      ...fixtureProfile,
      coverage: { ...fixtureProfile.coverage, removed },
    });
    expect(rowOf(text, "Årskurs")).toBe(
      "| Årskurs | Elever | Svarande | Svarsfrekvens, % | Borttagna svar |",
    );
    expect(rowOf(text, "åk 7")).toBe("| åk 7 | 104 | ca 80 | ca 77 | 0 |");
    expect(text).toContain("- Borttagna svar från elever som uppger en påhittad drog: 0.");
    expect(text).not.toContain("Inga svar har granskats");
  });

  it("hides withheld counts, in the sentence too", () => {
    const { coverage } = fixtureProfile;
    const hidden = { respondents: null, rate: null, status: "withheld" as const };
    const profile: Profile = {
      ...fixtureProfile,
      coverage: {
        ...coverage,
        respondents: null,
        rate: null,
        withoutArea: null,
        total: { ...coverage.total, ...hidden },
        byGrade: coverage.byGrade.map((row) => ({ ...row, ...hidden })),
      },
    };
    const text = markdown(profile);
    expect(rowOf(text, "Alla årskurser")).toBe("| Alla årskurser | 295 | × | × |");
    expect(text).toContain("Hur många elever som har svarat visas inte (skydd av enskilda).");
    expect(text).toContain("Hur många svarande som saknar känt område visas inte");
    expect(text).toContain(
      "Antal svarande per årskurs, visas inte (skydd av enskilda): åk 7; åk 9; gy 2.",
    );
  });

  it("leaves the response rate out where nobody gave the number of pupils", () => {
    const { coverage } = fixtureProfile;
    const unknown = { pupils: null, rate: null };
    const text = markdown({
      ...fixtureProfile,
      coverage: {
        ...coverage,
        ...unknown,
        total: { ...coverage.total, ...unknown },
        byGrade: coverage.byGrade.map((row) => ({ ...row, ...unknown })),
      },
    });
    expect(text).toContain("\n| Årskurs | Svarande |\n");
    expect(text).toContain("så svarsfrekvensen är inte känd");
    expect(text).toContain("Profilen bygger på svar från 214 elever. ");
  });

  it("counts removed answers by rule, and by grade only where there are none", () => {
    const rule = { status: "recalled", thresholdStatus: "proposal" } as const;
    const label = { en: "claim an invented drug", sv: "uppger en påhittad drog" };
    const removed = [{ rule: "fictitious-drug", label, ...rule, respondents: 15 }];
    const text = markdown({
      ...fixtureProfile,
      coverage: { ...fixtureProfile.coverage, removed },
    });
    expect(rowOf(text, "Alla årskurser")).toBe("| Alla årskurser | 295 | 214 | 72,5 | ca 15 |");
    expect(rowOf(text, "åk 7")).toBe("| åk 7 | 104 | ca 80 | ca 77 | .. |");
    expect(text).toContain("- Borttagna svar från elever som uppger en påhittad drog: ca 15.");
    const few = { ...removed[0], rule: "few", label, ...rule, respondents: null };
    const both = { ...fixtureProfile.coverage, removed: [...removed, few] };
    const hidden = markdown({ ...fixtureProfile, coverage: both });
    expect(rowOf(hidden, "Alla årskurser")).toBe("| Alla årskurser | 295 | 214 | 72,5 | × |");
    expect(hidden).toContain("uppger en påhittad drog: ×.");
  });

  it("says whether the area is the home or the school", () => {
    expect(markdown(fixtureProfile)).toContain("där eleven bor");
    const school = { ...fixtureProfile.area, basis: "school" as const };
    expect(markdown({ ...fixtureProfile, area: school })).toContain("där eleven går i skolan");
  });
});

describe("behaviours", () => {
  it("tell the majority in words, honestly rounded", () => {
    const says = (value: number, language: "sv" | "en" = "sv") =>
      section(
        markdown(withRow("depressive_symptoms", { value }), language),
        language === "sv"
          ? "Problembeteenden och psykisk hälsa"
          : "Problem behaviours and mental health",
      );
    expect(says(0.08)).toContain("Omkring 9 av 10 elever har inte många tecken på nedstämdhet.");
    expect(says(0.04)).toContain("Fler än 9 av 10 elever har inte många tecken på nedstämdhet.");
    expect(says(0.35)).toContain("Omkring 7 av 10 elever har inte många tecken på nedstämdhet.");
    expect(says(0.351)).not.toContain("av 10 elever har inte många tecken");
    expect(says(0.08, "en")).toContain(
      "About 9 in 10 pupils are not in this group: Have a high level of depressive symptoms.",
    );
  });

  it("say nothing in words about rows that are 0, rounded or withheld", () => {
    expect(markdown(fixtureProfile)).not.toContain("inte burit skjutvapen");
    const rounded = withRow("depressive_symptoms", { flags: ["rounded:0.05"], value: 0.2 });
    expect(markdown(rounded)).not.toContain("har inte många tecken");
  });

  it("stand under their topic, a topic of another instrument as it is called there", () => {
    const measures = fixtureProfile.measures.map((note) =>
      note.id === "depressive_symptoms" ? { ...note, topic: "Sömn" } : note,
    );
    expect(markdown({ ...fixtureProfile, measures })).toContain("\n### Sömn\n");
    const without = fixtureProfile.measures.map((note) => ({ ...note, topic: null }));
    expect(markdown({ ...fixtureProfile, measures: without })).toContain("\n### Övrigt\n");
  });

  it("where more is better stand in a table that says so", () => {
    const measures = fixtureProfile.measures.map((note) =>
      note.id === "depressive_symptoms" ? { ...note, goodWhen: "high" as const } : note,
    );
    const text = section(
      markdown({ ...fixtureProfile, measures }),
      "Problembeteenden och psykisk hälsa",
    );
    expect(text.split("### ")[3]).toContain("Högre är bättre.");
  });
});

describe("what is not shown", () => {
  it("lists rows by reason", () => {
    const text = section(markdown(fixtureProfile), "Det som inte visas");
    expect(text).toContain(
      "- Visas inte (skydd av enskilda): Normbrytande beteende i familjen; Har rökt cigaretter senaste 30 dagarna.",
    );
    expect(text).toContain("- Frågorna ställdes inte: Gängtillhörighet.");
    expect(text).toContain(
      "- Regeln för hur svaren ska räknas är inte känd: Möjligheter till delaktighet i närsamhället; Många riskfaktorer.",
    );
  });

  it.each([
    ["no_norm", "Det finns inget gränsvärde att räkna med"],
    ["no_answers", "Inga svar; frågan ställdes kanske inte här"],
    ["not_comparable", "Frågorna går inte att jämföra"],
  ] as const)("knows the reason %s", (reason, words) => {
    expect(markdown(withRow("gang_involvement", { reason }))).toContain(
      `- ${words}: Gängtillhörighet.`,
    );
  });

  it("speaks of no comparison where there is none to be hidden", () => {
    const text = section(markdown(everyone), "Det som inte visas");
    expect(text).toContain("- Avrundat (skydd av enskilda): Uppskattning i skolan.");
    expect(text).not.toContain("jämförelsen");
  });

  it("says so when every row is shown", () => {
    const { coverage } = fixtureProfile;
    const profile: Profile = {
      ...fixtureProfile,
      coverage,
      factors: fixtureProfile.factors.filter((row) => row.measure === "family_conflict"),
      behaviours: [],
      cumulative: [],
    };
    expect(markdown(profile)).toContain("Alla rader visas i den här profilen.");
  });
});

describe("how the figures were made", () => {
  it("prints no proposal as official, in the reader's language", () => {
    const sv = section(markdown(fixtureProfile), "Så är siffrorna framtagna");
    expect(sv).toMatch(/- Våra förslag, inte officiella namn: .*Uppskattning i närsamhället/);
    expect(sv).toContain(
      "- Hämtade ur andra källor än instrumentet: Trygg anknytning; Konfliktfylld hemmiljö.",
    );
    const en = section(markdown(fixtureProfile, "en"), "How the figures were made");
    expect(en).toMatch(
      /- Our proposals, not official names: Experience of community disorganization/,
    );
    expect(en).not.toMatch(/Our proposals.*Community rewards/);
  });

  it("takes a Swedish label without a status for a proposal, and says where there is none", () => {
    const [first, second, ...rest] = fixtureProfile.measures;
    if (first === undefined || second === undefined) throw new Error("fixture without measures");
    const measures = [
      { ...first, labelStatus: { en: "verified" as const } },
      { ...second, label: { en: "Only English" } },
      ...rest.map((note) => ({
        ...note,
        labelStatus: { en: "verified", sv: "verified" } as const,
      })),
    ];
    const text = markdown({ ...fixtureProfile, measures });
    expect(text).toContain(
      "- Våra förslag, inte officiella namn: Möjligheter till delaktighet i närsamhället.",
    );
    expect(text).toContain("- Svenskt namn saknas, det engelska används: Only English.");
  });

  it("tells other ways of making a cut, and none at all", () => {
    const { norms } = fixtureProfile;
    if (norms === null) throw new Error("fixture without norms");
    const percentile = { ...norms, method: "percentile", spread: null, multiplier: null };
    expect(markdown({ ...fixtureProfile, norms: percentile })).toContain(
      "- Gränsvärde: en percentil av normgruppens poäng.",
    );
    expect(markdown({ ...fixtureProfile, norms: null })).toContain("- Det finns ingen normgrupp");
    const wider = { ...norms, multiplier: 0.5 };
    expect(markdown({ ...fixtureProfile, norms: wider })).not.toContain("46\u00a0%");
  });

  it("tells weights, strata and clusters as they are", () => {
    const design = { ...fixtureProfile.design, weighted: true, stratified: true, clustered: true };
    const text = section(markdown({ ...fixtureProfile, design }), "Så är siffrorna framtagna");
    expect(text).toContain("Svaren är vägda");
    expect(text).toContain("urvalets strata");
    expect(text).toContain("Elever i samma kluster");
    expect(text).not.toContain("Alla svar väger lika");
  });

  it("names factors whose questions were changed", () => {
    const { measures } = fixtureProfile;
    const states = { family_conflict: "reworded", school_rewards: "not_comparable" } as const;
    const changed = measures.map((note) =>
      note.id in states ? { ...note, comparability: states[note.id as keyof typeof states] } : note,
    );
    const text = section(
      markdown({ ...fixtureProfile, measures: changed }),
      "Så är siffrorna framtagna",
    );
    expect(text).toContain(
      "- Minst en fråga har en annan ordalydelse i den här mätningen, vilket kan påverka siffrorna: Konfliktfylld hemmiljö.",
    );
    expect(text).toContain(
      "- Minst en fråga har ändrats så mycket att siffrorna inte går att jämföra med andra mätningar eller med normen: Uppskattning i skolan.",
    );
    expect(markdown(fixtureProfile)).not.toContain("Minst en fråga");
  });

  it("publishes a finding without its number where that is too small", () => {
    const text = markdown(fixtureProfile);
    expect(text).toContain("\n### Iakttaget i hela enkäten\n");
    expect(text).toContain("- Svar som inte finns bland svarsalternativen, kolumnen alc30: ca 10.");
    expect(text).toContain("- Svarande utan känd årskurs: visas inte (skydd av enskilda).");
  });
});

describe("warnings", () => {
  const { norms } = fixtureProfile;
  if (norms === null) throw new Error("fixture without norms");
  /** Nothing invented in it. */
  const real: Profile = {
    ...fixtureProfile,
    synthetic: false,
    norms: { ...norms, synthetic: false },
  };

  it("invented norms: at both ends, unless every figure is invented anyhow", () => {
    const lead = /^> \*\*Påhittad normgrupp\.\*\*/gm;
    const text = markdown({ ...real, norms });
    expect(text.match(lead)).toHaveLength(2);
    expect(text.split("\n")[2]).toBe(
      "> **Påhittad normgrupp.** Gränsvärdena kommer från påhittade data, så andelarna för risk- och skyddsfaktorer får inte användas.",
    );
    expect(markdown({ ...real, norms }, "en").split("\n")[2]).toBe(
      "> **Invented norm group.** The cuts come from invented data, so the shares of risk and protective factors must not be used.",
    );
    expect(text).toContain("Normgruppen är påhittad.");
    expect(text).not.toContain("Påhittade siffror");
    expect(markdown(fixtureProfile)).not.toMatch(lead);
    expect(markdown(real)).not.toMatch(/påhittad/i);
  });

  it("invented figures: under the title, above every table, and at the end", () => {
    const lines = markdown(fixtureProfile).split("\n");
    expect(lines[2]).toMatch(/^> \*\*Påhittade siffror\.\*\*/);
    const rules = lines.flatMap((line, at) => (line.startsWith("| --- |") ? [at] : []));
    expect(rules.length).toBeGreaterThan(8);
    for (const at of rules) expect(lines[at - 3]).toMatch(/Påhittade siffror\.$/);
    expect(section(markdown(fixtureProfile), "Om profilen")).toContain("Påhittade siffror.");
  });

  it("a draft says so at both ends, a published profile nowhere", () => {
    expect(markdown(fixtureProfile).match(/\*\*UTKAST\.\*\*/g)).toHaveLength(2);
    const published = markdown({
      ...real,
      publication: { status: "publicerad", corrections: ["Andelen för Familj, 2024-06-01"] },
    });
    expect(published).not.toMatch(/utkast|påhittade/i);
    expect(published).toContain("- Status: publicerad\n- Rättelse: Andelen för Familj, 2024-06-01");
  });

  it("no protection: at the top, whatever it is called", () => {
    const open = { id: "open", source: "ctc-toolkit", open: true };
    const text = markdown({ ...real, policy: open });
    expect(text.split("\n")[4]).toBe(
      "> **Inget skydd av enskilda.** Policyn open döljer ingenting och är bara avsedd för uppgifter som redan är offentliga.",
    );
    expect(text).toContain("I hela enkäten finns 35 svarande utan känt område.");
  });
});

describe("words", () => {
  it.each(["sv", "en"] as const)("%s: none that is banned, no slot left open", (language) => {
    for (const profile of [fixtureProfile, everyone, alike, { ...fixtureProfile, norms: null }]) {
      const text = markdown(profile, language);
      expect(bannedIn(text, language)).toEqual([]);
      expect(text).not.toMatch(/[{}]|undefined|null|NaN|-0[,.]0/);
    }
  });

  it("Swedish numbers have a comma, a no-break space before % and no hyphen for minus", () => {
    const figures = markdown(fixtureProfile).replace(/## Om profilen[\s\S]*/, "");
    expect(figures).not.toMatch(/\d\.\d/);
    expect(figures).not.toMatch(/\d ?%/);
    expect(figures).not.toMatch(/[( |]-\d/);
  });

  it("English numbers have a point, no blank before %", () => {
    const figures = markdown(fixtureProfile, "en").replace(/## About the profile[\s\S]*/, "");
    expect(figures).not.toMatch(/\d,\d(?!\d\d)/);
    expect(figures).not.toMatch(/\d[ \u00a0]%/);
  });
});

describe("about the profile", () => {
  it("gives the number of rows, rounded, and leaves out one too small to be told", () => {
    const source = (rows: number | null, language: "sv" | "en" = "sv"): string | undefined =>
      markdown({ ...fixtureProfile, survey: { ...fixtureProfile.survey, rows } }, language)
        .split("\n")
        .find((line) => /^- (Källa|Source): /.test(line));
    expect(source(3040)).toBe(
      "- Källa: linkoping-2024.csv, ca 3\u00a0040 rader (SHA-256 9f2c4b1a7d3e…)",
    );
    expect(source(null)).toBe("- Källa: linkoping-2024.csv (SHA-256 9f2c4b1a7d3e…)");
    expect(source(null, "en")).toBe("- Source: linkoping-2024.csv (SHA-256 9f2c4b1a7d3e…)");
  });
});

describe("hostile names", () => {
  const hostile = "](javascript:alert(1)) <script>x</script> | a\n# b `c` **d** https://e.se";
  const text = markdown({
    ...fixtureProfile,
    area: { ...fixtureProfile.area, name: hostile },
    project: hostile,
    factors: fixtureProfile.factors.map((row) => ({ ...row, label: { en: hostile, sv: hostile } })),
    measures: fixtureProfile.measures.map((row) => ({
      ...row,
      label: { en: hostile, sv: hostile },
      questions: [{ en: hostile }],
    })),
    notMeasured: [{ en: hostile }],
    publication: { ...fixtureProfile.publication, responsible: hostile },
  });

  it("start no line, tag, link or cell of their own", () => {
    expect(text).not.toMatch(/^# b/m);
    expect(text).not.toMatch(/(?<!\\)<(?!-)/);
    expect(text).not.toMatch(/(?<!\\)\]\(/);
    expect(text).not.toMatch(/(?<!\\):\/\//);
    expect(text).not.toMatch(/(?<!\\)`/);
    expect(text.split("\n").filter((line) => /^# /.test(line))).toHaveLength(1);
  });

  it("leave every table its number of columns", () => {
    const cells = (line: string): number => line.match(/(?<!\\)\|/g)?.length ?? 0;
    let columns = 0;
    for (const line of text.split("\n")) {
      if (!line.startsWith("|")) columns = 0;
      else if (columns === 0) columns = cells(line);
      else expect(cells(line)).toBe(columns);
    }
  });
});

describe("message ids", () => {
  const source = ["src/report", "src/report/profile", "src/report/profile/method", "src/render"]
    .flatMap((folder) =>
      readdirSync(folder)
        .filter((file) => file.endsWith(".ts"))
        .map((file) => readFileSync(`${folder}/${file}`, "utf8")),
    )
    .join("\n");

  it("in the code all exist", () => {
    const named = [...source.matchAll(/"(profile(?:\.\w+)+)"/g)].map(([, id]) => id ?? "");
    expect(named.length).toBeGreaterThan(100);
    expect(named.filter((id) => !Object.hasOwn(enProfile, id))).toEqual([]);
  });

  it("are all used: named in the code, or under a prefix that is completed there", () => {
    const named = new Set([...source.matchAll(/"(profile(?:\.\w+)+)"/g)].map(([, id]) => id));
    const prefixes = [...source.matchAll(/`(profile(?:\.\w+)+\.)\$\{/g)].map(([, id]) => id ?? "");
    const terms = [...source.matchAll(/vocabulary: "(\w+)"/g)].map(([, id]) => `profile.${id}.`);
    const unused = Object.keys(enProfile).filter(
      (id) => !named.has(id) && ![...prefixes, ...terms].some((prefix) => id.startsWith(prefix)),
    );
    expect(unused).toEqual([]);
  });
});
