import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { BUILT_IN_IDS, builtInInstrument, builtInPolicy } from "../../src/catalog/built-in.ts";
import { parseInstrument } from "../../src/catalog/instrument.ts";
import { parsePolicy } from "../../src/catalog/policy.ts";
import type { Instrument } from "../../src/vocabulary/instrument.ts";
import { ROOT } from "../support/repository.ts";

const read = (...path: string[]) => readFileSync(join(ROOT, "src/catalog/data", ...path), "utf8");

function ctcys(): Instrument {
  const instrument = builtInInstrument("ctcys");
  if (!instrument) throw new Error("ctcys is not built in");
  return instrument;
}

describe("what ships with the toolkit", () => {
  test.each(BUILT_IN_IDS.instruments)(
    "the instrument %s fits its schema, with nothing to fill in",
    (id) => {
      const file = `${id}.json`;
      expect(parseInstrument(read("instruments", file), file)).toEqual(builtInInstrument(id));
      expect(builtInInstrument(id)?.id).toBe(id);
    },
  );

  test.each(BUILT_IN_IDS.policies)(
    "the policy %s fits its schema, with nothing to fill in",
    (id) => {
      const file = `${id}.json`;
      expect(parsePolicy(read("policies", file), file)).toEqual(builtInPolicy(id));
      expect(builtInPolicy(id)?.id).toBe(id);
    },
  );

  test("there is nothing under any other id", () => {
    expect(builtInInstrument("__proto__")).toBeUndefined();
    expect(builtInPolicy("constructor")).toBeUndefined();
  });
});

describe("the disclosure policies", () => {
  test("default: 10 respondents, 5 persons or none on either side, protection 5", () => {
    expect(builtInPolicy("default")).toMatchObject({
      minimumRespondents: 10,
      minimumNumerator: 5,
      minimumComplement: 5,
      showNone: true,
      showAll: false,
      protection: 5,
      roundingSteps: [0.01, 0.02, 0.05, 0.1],
      roundCountsTo: 5,
      open: false,
    });
  });

  test("open protects nobody, and only open does", () => {
    const open = BUILT_IN_IDS.policies.filter((id) => builtInPolicy(id)?.open);
    expect(open).toEqual(["open"]);
  });
});

describe("ctcys", () => {
  const { scales, items, behaviours, cumulative, answers, groups } = ctcys();

  test("has 25 risk and 13 protective scales with 158 items, and 22 items beside them", () => {
    expect(scales.filter(({ kind }) => kind === "risk")).toHaveLength(25);
    expect(scales.filter(({ kind }) => kind === "protective")).toHaveLength(13);
    expect(scales.flatMap((scale) => scale.items)).toHaveLength(158);
    expect(items).toHaveLength(158 + 22);
  });

  test("has its living environments in the order of every table", () => {
    const domains = scales.map(({ domain }) => domain);
    expect([...new Set(domains)]).toEqual(["community", "family", "school", "peer_individual"]);
    expect(domains).toEqual(
      domains.toSorted(
        (a, b) => [...new Set(domains)].indexOf(a) - [...new Set(domains)].indexOf(b),
      ),
    );
  });

  test("uses every item in one scale at most, and every item but honesty and the fictitious drug", () => {
    const inScales = scales.flatMap((scale) => scale.items.map(({ item }) => item));
    expect(new Set(inScales).size).toBe(158);
    const rest = items.map(({ id }) => id).filter((id) => !inScales.includes(id));
    const asked = JSON.stringify(behaviours.map(({ counts }) => counts));
    expect(rest.filter((id) => !asked.includes(`"${id}"`))).toEqual([
      "honesty",
      "fictitious_drug_lifetime",
    ]);
  });

  test("has whole questions, no two alike, and no Swedish wording of them", () => {
    expect(new Set(items.map(({ text }) => text.en)).size).toBe(items.length);
    expect(items.filter(({ text }) => /^\.\.\.|\s{2}|^\s|\s$/.test(text.en))).toEqual([]);
    expect(items.filter(({ text }) => text.sv !== undefined)).toEqual([]);
  });

  test("asks for half of the items as a proposal, and scores no scale whose rule is unknown", () => {
    const scored = scales.filter(({ score }) => score !== undefined);
    expect(scored).toHaveLength(31);
    for (const scale of scored) {
      expect(scale.score).toBe("mean");
      expect(scale.minimumAnswered).toBe(scale.items.length === 1 ? "all" : 0.5);
      expect(scale.minimumAnsweredStatus).toBe("proposal");
    }
    const unscored = scales.filter(({ score }) => score === undefined);
    expect(unscored.filter(({ status, note }) => status !== "not_found" || !note?.sv)).toEqual([]);
    expect(unscored.map(({ id }) => id)).toEqual([
      "transitions_mobility",
      "community_opportunities",
      "family_history_antisocial",
      "academic_failure",
      "low_commitment_school",
      "gang_involvement",
      "social_skills",
    ]);
  });

  test("ships no cut and no limit that no source gives", () => {
    expect(scales.filter(({ cut }) => cut !== undefined)).toEqual([]);
    expect(cumulative).toMatchObject([
      { id: "many_risk", status: "not_found" },
      { id: "many_protective", kind: "protective", atLeast: 4, status: "verified" },
    ]);
    expect(cumulative[0]).not.toHaveProperty("atLeast");
  });

  test("knows no gender by a bare number", () => {
    const words = Object.values(groups.gender).flat();
    expect(words.filter((word) => /\d/.test(word))).toEqual([]);
    expect(groups.gender.girl).toContain("flicka");
    expect(groups.gender.other).toContain("annan könstillhörighet");
  });

  test("takes gymnasiet år 1 to 3 for 10 to 12", () => {
    expect(Object.keys(groups.grade)).toEqual(["6", "7", "8", "9", "10", "11", "12"]);
    expect(groups.grade["11"]).toEqual(
      expect.arrayContaining(["gy 2", "gymnasiet år 2", "åk 2 gy", "gymnasiet 2"]),
    );
  });

  test("says every answer in Swedish too", () => {
    const all = Object.values(answers).flat();
    expect(all.filter(({ sv }) => !sv)).toEqual([]);
  });

  test("counts a mean of 3.75 or more over four answers from 1 to 4, for every set of answers", () => {
    const depression = behaviours.find(({ id }) => id === "depressive_symptoms");
    if (!depression) throw new Error("depressive_symptoms is missing");
    const ids = [1, 2, 3, 4].map((at) => `depressive_symptoms_${at}`);
    expect(depression.counts).toEqual({
      all: [
        { count: ids.map((item) => ({ item, in: [4] })), atLeast: 3 },
        ...ids.map((item) => ({ item, atLeast: 3 })),
      ],
    });
    expect(depression.among).toEqual({ all: ids.map((item) => ({ item, answered: true })) });
    const codes = [1, 2, 3, 4];
    const quadruples = codes.flatMap((a) =>
      codes.flatMap((b) => codes.flatMap((c) => codes.map((d) => [a, b, c, d]))),
    );
    for (const answer of quadruples) {
      const isCounted =
        answer.filter((code) => code === 4).length >= 3 && answer.every((code) => code >= 3);
      const mean = answer.reduce((sum, code) => sum + code, 0) / 4;
      expect(isCounted).toBe(mean >= 3.75);
    }
  });
});

describe("labels of ctcys", () => {
  const { scales, behaviours, cumulative, notMeasured } = ctcys();
  const labels = [...scales, ...behaviours, ...cumulative].map(({ label }) => label);

  test.each(["en", "sv"] as const)("are there and different from each other (%s)", (language) => {
    const words = labels.map((label) => label[language] ?? "");
    expect(words).not.toContain("");
    expect(new Set(words.map((word) => word.toLowerCase())).size).toBe(labels.length);
    expect(words.filter((word) => !/^\p{Lu}\p{Ll}[^.]*$/u.test(word))).toEqual([]);
  });

  test("never turn a factor around or judge", () => {
    const words = [...labels, ...notMeasured].flatMap(({ en, sv }) => [en, sv ?? ""]).join("\n");
    expect(words).not.toMatch(/förhöjd|hög risk|grad av|elevated|high risk|riskzon|riskungdom/i);
  });

  test("say what is missing only of risk, never of protection", () => {
    const protective = scales.filter(({ kind }) => kind === "protective");
    const words = protective.map(({ label }) => `${label.en} ${label.sv}`).join("\n");
    expect(words).not.toMatch(/\b(låg|svag|bristande|dålig|low|poor|weak|lack)/i);
  });

  test("name a source exactly where they are not our own", () => {
    for (const { labelStatus, labelSource } of scales) {
      const isOwn = { en: labelStatus.en === "proposal", sv: labelStatus.sv === "proposal" };
      if (isOwn.en && isOwn.sv) expect(labelSource).toBeUndefined();
      else {
        expect(labelSource?.en === "own wording").toBe(isOwn.en);
        expect(labelSource?.sv === "egen formulering").toBe(isOwn.sv);
      }
    }
  });
});
