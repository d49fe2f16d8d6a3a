import { describe, expect, it } from "vitest";
import { exactly } from "../../src/audit/printed.ts";
import { readProfileMarkdown } from "../../src/audit/read-profile-markdown.ts";
import { profileWords } from "../../src/commands/audit/profile-words.ts";
import { policyNamed } from "../support/policies.ts";

const place = { file: "a.md", folder: "published" };
const policy = policyNamed("default");
const known = { areas: [], waves: [] };
const read = (text: string, language: "sv" | "en", names: typeof known = known) =>
  readProfileMarkdown(text, place, profileWords(language), names, policy);

const SWEDISH = `# Områdesprofil Norra \\*byn\\* 2024

| Årskurs | Elever | Svarande | Svarsfrekvens, % |
| --- | --: | --: | --: |
| åk 7 | 140 | ca 95 | ca 68 |
| gy 2 | 1\u00a0300 | × | × |
| Alla årskurser | 1\u00a0440 | 1\u00a0279 | 69,2 |

Text.

| Faktor | Andel, % | Osäkerhetsintervall (95 %) | Antal svar |
| --- | --: | --: | --: |
| Uppskattning | 62,4 | 56,4–68,2 | 1\u00a0274 |
| Tilltro | ca 35 | ca 20–55 | ca 40 |
| Religiositet | × | × | × |
| Sociala färdigheter | .. | .. | .. |
`;

describe("a profile in Markdown", () => {
  it("gives area and wave from its title, names as they were before they were escaped", () => {
    const file = read(SWEDISH, "sv");
    expect([file?.wave, file?.figures[0]?.area]).toEqual(["2024", "Norra *byn*"]);
    expect(read(SWEDISH, "en")).toBeNull();
  });

  it("leaves a name that ends in a number whole where it is known", () => {
    const text =
      "# Area profile Zone 1234\n\n| Factor | Share, % | Answers |\n| --- | --: | --: |\n| x | 50.0 | 10 |\n";
    expect(read(text, "en")?.wave).toBe("1234");
    expect(read(text, "en", { areas: ["Zone 1234"], waves: [] } as never)?.figures[0]?.area).toBe(
      "Zone 1234",
    );
  });

  it("reads shares to a tenth of a per cent, rounded ones to the largest step they can have", () => {
    const [first, second, third, fourth] = read(SWEDISH, "sv")?.figures ?? [];
    expect([
      first?.respondents,
      first?.share?.low.toFixed(6),
      first?.share?.high.toFixed(6),
    ]).toEqual([exactly(1274), "0.623500", "0.624500"]);
    expect([second?.isRounded, second?.respondents]).toEqual([true, { low: 38, high: 42 }]);
    expect([second?.share?.low.toFixed(3), second?.share?.high.toFixed(3)]).toEqual([
      "0.325",
      "0.375",
    ]);
    expect([third?.status, third?.share, fourth?.status]).toEqual(["withheld", null, "absent"]);
  });

  it("reads grades, genders and both, as parts of what is printed of everybody", () => {
    const text = `# Områdesprofil A 2024

| Mått | Grupp | Andel, % | Antal svar |
| --- | --- | --: | --: |
| x | åk 7 | ca 56 | ca 95 |
| x | flickor | ca 4 † | ca 135 |
| x | åk 7 och åk 8, pojkar | × | × |
| x | gy 2, annat kön | .. | .. |
`;
    const rows = read(text, "sv")?.figures ?? [];
    expect(rows.map(({ grade, gender, status }) => [grade, gender, status])).toEqual([
      ["7", null, "shown"],
      [null, "girl", "shown"],
      ["7+8", "boy", "withheld"],
      ["11", "other", "absent"],
    ]);
    // 56 and 4 are multiples of 2, not of 5: half a step is 1 percentage point.
    const [first, second] = rows.map(({ divided }) => divided);
    expect([first?.respondents, first?.share.low.toFixed(4), first?.share.high.toFixed(4)]).toEqual(
      [95, "0.5500", "0.5700"],
    );
    expect([second?.respondents, second?.share.low.toFixed(4)]).toEqual([135, "0.0300"]);
    // The number is no rounding of the group's own: 95 − 21 to 95 + 12.
    expect([rows[0]?.share, rows[0]?.respondents]).toEqual([null, { low: 74, high: 107 }]);
  });

  it("reads a limit that stands for a share", () => {
    const text = `# Områdesprofil A 2024

| Mått | Andel, % | Antal svar |
| --- | --: | --: |
| x | ≤ 2 | 310 |
| y | ≥ 95 | ca 90 |
`;
    const [most, least] = read(text, "sv")?.figures ?? [];
    expect([most?.share, most?.respondents]).toEqual([{ low: 0, high: 0.02 }, exactly(310)]);
    expect([least?.share, least?.respondents]).toEqual([
      { low: 0.95, high: 1 },
      { low: 88, high: 92 },
    ]);
  });

  it("reads who took part", () => {
    const rows = read(SWEDISH, "sv")?.participation ?? [];
    expect(
      rows.map(({ grade, status, respondents, pupils }) => [grade, status, respondents, pupils]),
    ).toEqual([
      ["7", "shown", { low: 79, high: 102 }, 140],
      ["11", "withheld", null, 1300],
      [null, "shown", exactly(1279), 1440],
    ]);
  });
});
