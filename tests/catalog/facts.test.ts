import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { builtInInstrument } from "../../src/catalog/built-in.ts";
import type { Certainty } from "../../src/vocabulary/instrument.ts";
import { sharedPath } from "../support/shared.ts";

/** What the collection of facts says about the instrument; only what is compared here. */
const factsSchema = z.object({
  responseSets: z.record(
    z.string(),
    z.object({ labels: z.nullable(z.array(z.string())), codes: z.nullable(z.array(z.number())) }),
  ),
  scales: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      domain: z.string(),
      kind: z.string(),
      scoring: z.object({ method: z.string(), methodStatus: z.string() }),
      reverseKeyStatus: z.string(),
      items: z.array(
        z.object({
          id: z.string(),
          text: z.string(),
          responses: z.string(),
          reverse: z.boolean(),
          wordingStatus: z.string(),
        }),
      ),
    }),
  ),
});

/** From what was read to what nobody knows. A lower place may be claimed, never a higher one. */
const ORDER: readonly Certainty[] = [
  "verified",
  "secondary_source",
  "assumed_by_analogy",
  "inferred",
  "recalled",
  "proposal",
  "conflict",
  "not_found",
];
const rank = (status: string): number =>
  ORDER.findIndex((each) => status.replaceAll(" ", "_").startsWith(each));

const path = sharedPath("facts", "ctcys", "instrument.json");

describe.skipIf(path === null)("ctcys against the collection of facts", () => {
  const facts = factsSchema.parse(
    path === null ? { responseSets: {}, scales: [] } : JSON.parse(readFileSync(path, "utf8")),
  );
  const instrument = builtInInstrument("ctcys");
  if (!instrument) throw new Error("ctcys is not built in");
  const factItems = facts.scales.flatMap(({ items }) => items);

  test("scales stand in the same order, with the same kind, domain, items and reversals", () => {
    expect(
      instrument.scales.map(({ id, kind, domain, items }) => ({
        id,
        kind,
        domain,
        items: items.map(({ item, reverse }) => ({ item, reverse })),
      })),
    ).toEqual(
      facts.scales.map(({ id, kind, domain, items }) => ({
        id,
        kind,
        domain,
        items: items.map((item) => ({ item: item.id, reverse: item.reverse })),
      })),
    );
  });

  test("answer sets have the same codes and labels", () => {
    const shipped = Object.entries(instrument.answers).map(([id, set]) => [
      id,
      set.map(({ code, en }) => [code, en]),
    ]);
    const known = Object.entries(facts.responseSets).map(([id, { codes, labels }]) => [
      id.toLowerCase(),
      (codes ?? []).map((code, at) => [code, labels?.[at]]),
    ]);
    expect(Object.fromEntries(shipped)).toEqual(Object.fromEntries(known));
  });

  test("wordings are letter-exact apart from the stem, with the same status", () => {
    expect(factItems).toHaveLength(158);
    factItems.forEach((fact, at) => {
      const item = instrument.items[at];
      expect(item?.id).toBe(fact.id);
      expect(item?.answers).toBe(fact.responses.toLowerCase());
      expect(item?.status).toBe(fact.wordingStatus);
      const isJoined = fact.text.startsWith("... ");
      expect(item?.source?.includes("Stem joined from") ?? false).toBe(isJoined);
      if (isJoined) expect(item?.text.en.endsWith(fact.text.slice(3))).toBe(true);
      else expect(item?.text.en).toBe(fact.text);
    });
    expect(instrument.items.filter(({ status }) => status === "verified")).toHaveLength(26);
  });

  test("no status is higher than that of the facts", () => {
    facts.scales.forEach((fact, at) => {
      const scale = instrument.scales[at];
      expect(rank(fact.scoring.methodStatus)).toBeGreaterThanOrEqual(0);
      expect(rank(fact.reverseKeyStatus)).toBeGreaterThanOrEqual(0);
      expect(rank(scale?.status ?? "")).toBeGreaterThanOrEqual(rank(fact.scoring.methodStatus));
      expect(rank(scale?.reverseStatus ?? "")).toBeGreaterThanOrEqual(rank(fact.reverseKeyStatus));
    });
  });

  test("an English label that is the construct's name is a secondary source, any other a proposal", () => {
    facts.scales.forEach(({ name }, at) => {
      const scale = instrument.scales[at];
      const isName = scale?.label.en.toLowerCase() === name.toLowerCase();
      expect(scale?.labelStatus.en).toBe(isName ? "secondary_source" : "proposal");
    });
  });

  test("special scales have no score", () => {
    const special = facts.scales.filter(({ scoring }) => scoring.method === "special");
    const unscored = instrument.scales.filter(({ score }) => score === undefined);
    expect(unscored.map(({ id }) => id)).toEqual(
      expect.arrayContaining(special.map(({ id }) => id)),
    );
  });
});

const glossary = sharedPath("facts", "sweden", "glossary.csv");

describe.skipIf(glossary === null)("Swedish labels against the glossary", () => {
  const text = glossary === null ? "" : readFileSync(glossary, "utf8");

  test("a label that is not a proposal is a term with a source, for this very scale", () => {
    const lines = text.split("\n");
    const sourced =
      builtInInstrument("ctcys")?.scales.filter(
        ({ labelStatus }) => labelStatus.sv !== "proposal",
      ) ?? [];
    expect(sourced.length).toBeGreaterThan(0);
    for (const { id, label } of sourced) {
      const term = new RegExp(`,${label.sv},(R-arthur|R-other),.*,${id},`);
      expect(lines.filter((line) => term.test(line))).toHaveLength(1);
    }
  });
});
