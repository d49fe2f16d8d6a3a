import { describe, expect, test } from "vitest";
import { builtInInstrument } from "../../src/catalog/built-in.ts";
import { builtInSimulationModel } from "../../src/catalog/simulation-model.ts";
import { scoreScales } from "../../src/score/score-scales.ts";
import { buildTraits } from "../../src/simulate/answers/build-traits.ts";
import type { SimulatedArea } from "../../src/simulate/draw-pupils.ts";
import { type SimulatedWave, simulateWave } from "../../src/simulate/simulate-wave.ts";
import { toResponses } from "../../src/simulate/to-responses.ts";
import type { Instrument, Scale } from "../../src/vocabulary/instrument.ts";
import { HIGHEST_MISSING, MISSING } from "../../src/vocabulary/responses.ts";
import { correlation, cronbachAlpha, mean, shareOf } from "./sample-statistics.ts";

const found = builtInInstrument("ctcys");
if (found === undefined) throw new Error("no instrument");
const instrument: Instrument = found;
const model = builtInSimulationModel();
const traits = buildTraits(instrument, model);
const everyItem = traits.flatMap(({ items }) => items.map(({ id }) => id));

function area(name: string, pupils: number, rest: Partial<SimulatedArea> = {}): SimulatedArea {
  return {
    id: name,
    name,
    respondents: { 9: pupils },
    schools: { 9: ["Skola A"] },
    otherGender: 0,
    spellings: [],
    shifts: {},
    ...rest,
  };
}

const simulate = (areas: readonly SimulatedArea[], asked = everyItem, seed = "test") =>
  simulateWave({ seed, areas, asked }, instrument, model);

/** Pupil → answers, whatever the order of rows. */
function byPupil(wave: SimulatedWave, areaName: string): ReadonlyMap<string, string> {
  const rows = wave.pupils.flatMap((pupil, row) => {
    if (pupil.area !== areaName) return [];
    const answers = [...wave.answers].map(([item, column]) => `${item}=${column[row]}`);
    return [[pupil.key, [pupil.gender, pupil.class, ...answers].join()] as const];
  });
  return new Map(rows);
}

describe("the same seed, the same pupils", () => {
  const small = simulate([area("Ryd", 30)]);

  test("twice the same", () => {
    expect(byPupil(simulate([area("Ryd", 30)]), "Ryd")).toEqual(byPupil(small, "Ryd"));
  });

  test("another seed gives other pupils", () => {
    const other = simulate([area("Ryd", 30)], everyItem, "other");
    expect([...byPupil(other, "Ryd").values()]).not.toEqual([...byPupil(small, "Ryd").values()]);
  });

  test("another area changes nobody", () => {
    const wave = simulate([area("Berga", 50, { shifts: { rebelliousness: 1 } }), area("Ryd", 30)]);
    expect(byPupil(wave, "Ryd")).toEqual(byPupil(small, "Ryd"));
  });

  test("more pupils in an area change none of those who were there", () => {
    const grown = byPupil(simulate([area("Ryd", 40)]), "Ryd");
    for (const [key, answers] of byPupil(small, "Ryd")) expect(grown.get(key)).toBe(answers);
  });

  test("a shift in one trait moves the answers to it and to no other", () => {
    const shifted = simulate([area("Ryd", 30, { shifts: { family_conflict: 1 } })]);
    const changed = everyItem.filter(
      (item) => String(shifted.answers.get(item)) !== String(small.answers.get(item)),
    );
    expect(changed).toEqual(["family_conflict_1", "family_conflict_2", "family_conflict_3"]);
  });
});

describe("answers look like a survey's", () => {
  const wave = simulate([area("everybody", 4000, { schools: {} })]);
  const responses = toResponses(wave);
  const scores = scoreScales(responses, instrument);
  const scored = instrument.scales.filter(({ id }) => scores.has(id));

  function values(scale: Scale): readonly (readonly number[])[] {
    return scale.items.map((entry) => {
      const one = { ...scale, items: [entry], minimumAnswered: "all" as const };
      const single = scoreScales(responses, { ...instrument, scales: [one] });
      return [...(single.get(scale.id) ?? [])];
    });
  }

  test("alphas lie between 0.6 and 0.85", () => {
    const alphas = scored
      .filter(({ items }) => items.length > 1)
      .map((scale) => [scale.id, cronbachAlpha(values(scale))] as const);
    expect(alphas.length).toBeGreaterThan(25);
    expect(alphas.filter(([, alpha]) => !(alpha > 0.6 && alpha < 0.85))).toEqual([]);
  });

  test("factors of one living environment go together more than others, with the right sign", () => {
    const pairs = scored.flatMap((a, i) =>
      scored.slice(0, i).map((b) => {
        const sign = a.kind === b.kind ? 1 : -1;
        const [x, y] = [scores.get(a.id), scores.get(b.id)];
        if (x === undefined || y === undefined) throw new Error("not scored");
        return { isWithin: a.domain === b.domain, r: sign * correlation(x, y) };
      }),
    );
    const within = pairs.filter(({ isWithin }) => isWithin).map(({ r }) => r);
    const between = pairs.filter(({ isWithin }) => !isWithin).map(({ r }) => r);
    expect(mean(within)).toBeGreaterThan(0.27);
    expect(mean(within)).toBeLessThan(0.45);
    expect(mean(between)).toBeGreaterThan(0.12);
    expect(mean(between)).toBeLessThan(0.25);
    expect(Math.max(...within)).toBeLessThan(0.6);
    expect(Math.min(...within, ...between)).toBeGreaterThan(0);
  });

  test("what is rare in school surveys is rare", () => {
    const share = (item: string) =>
      shareOf(responses.answers.get(item) ?? new Int16Array(0), (code) => code >= 2);
    expect(share("alcohol_30d")).toBeGreaterThan(0.15);
    expect(share("alcohol_30d")).toBeLessThan(0.35);
    expect(share("alcohol_lifetime")).toBeGreaterThan(0.4);
    expect(share("carried_handgun_past_year")).toBeGreaterThan(0.005);
    expect(share("carried_handgun_past_year")).toBeLessThan(0.025);
    expect(share("handgun_to_school_past_year")).toBeLessThan(0.015);
    expect(share("marijuana_30d")).toBeLessThan(0.06);
    expect(share("fictitious_drug_lifetime")).toBeGreaterThan(0.002);
    expect(share("fictitious_drug_lifetime")).toBeLessThan(0.025);
  });

  test("use of alcohol rises with the grade", () => {
    const grades = simulate([area("x", 0, { respondents: { 7: 800, 9: 800, 11: 800 } })]);
    const answers = grades.answers.get("alcohol_30d") ?? new Int16Array(0);
    const shares = ["7", "9", "11"].map((grade) =>
      shareOf(
        answers.filter((_, row) => grades.pupils[row]?.grade === grade),
        (code) => code >= 2,
      ),
    );
    expect(shares).toEqual([...shares].sort((a, b) => a - b));
    expect(shares[0]).toBeLessThan(0.12);
    expect(shares[2]).toBeGreaterThan(0.25);
  });

  test("nearly nobody used more in 30 days than ever; some did, for they are not honest", () => {
    const ever = responses.answers.get("alcohol_lifetime") ?? [];
    const month = responses.answers.get("alcohol_30d") ?? [];
    const strange = [...month].filter(
      (code, row) => (ever[row] ?? 0) > HIGHEST_MISSING && code > (ever[row] ?? 0),
    );
    expect(strange.length).toBeGreaterThan(0);
    expect(strange.length).toBeLessThan(4000 * 0.01);
  });

  test("hardly anybody was older at a first time than a pupil in grade 9 is", () => {
    const ages = [...(responses.answers.get("early_initiation_drug_use_3") ?? [])];
    expect(ages.filter((age) => age === 15).length).toBeGreaterThan(40);
    expect(ages.filter((age) => age > 15).length).toBeLessThan(4000 * 0.01);
  });

  test("answers are missing for every reason, some 2 to 6 % of them", () => {
    const all = everyItem.flatMap((item) => [...(responses.answers.get(item) ?? [])]);
    const share = (code: number) => all.filter((answer) => answer === code).length / all.length;
    expect(share(MISSING.dont_know)).toBeGreaterThan(0.003);
    expect(share(MISSING.no_answer)).toBeGreaterThan(0.002);
    expect(share(MISSING.blank)).toBeGreaterThan(0.01);
    expect(share(MISSING.blank)).toBeLessThan(0.05);
    expect(share(MISSING.not_applicable)).toBeGreaterThan(0.002);
    expect(share(MISSING.not_asked)).toBe(0);
  });

  test("every answer is one of the item's answers", () => {
    const strange = instrument.items.flatMap((item) => {
      const codes = (instrument.answers[item.answers] ?? []).map(({ code }) => code);
      const answers = responses.answers.get(item.id) ?? new Int16Array(0);
      return [...answers].filter((code) => code > HIGHEST_MISSING && !codes.includes(code));
    });
    expect(strange).toEqual([]);
  });
});
