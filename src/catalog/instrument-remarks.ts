import type { Facts } from "../vocabulary/errors.ts";
import type { Condition, Instrument, Text } from "../vocabulary/instrument.ts";
import type { ProblemCode } from "../vocabulary/problem.ts";
import type { Remark } from "./check-file.ts";
import type { Path } from "./document.ts";

const warning = (path: Path, problem: ProblemCode, facts: Facts = {}): Remark => ({
  path,
  problem,
  facts,
  severity: "warning",
});

/**
 * What a person should look at in an instrument that can be used: questions in no figure or in two
 * scales, scales without a rule, and texts that one language lacks.
 */
export function instrumentRemarks(instrument: Instrument): readonly Remark[] {
  return [...usageRemarks(instrument), ...ruleRemarks(instrument), ...languageRemarks(instrument)];
}

function usageRemarks(instrument: Instrument): readonly Remark[] {
  const scalesOf = new Map<string, string[]>();
  for (const { id, items } of instrument.scales) {
    for (const { item } of items) scalesOf.set(item, [...(scalesOf.get(item) ?? []), id]);
  }
  const inConditions = new Set(
    instrument.behaviours.flatMap(({ counts, among }) =>
      [counts, ...(among ? [among] : [])].flatMap(namedItems),
    ),
  );
  const inRules = JSON.stringify(instrument.honesty ?? []);
  return instrument.items.flatMap(({ id }, at): Remark[] => {
    const scales = [...new Set(scalesOf.get(id) ?? [])];
    const path = ["items", at, "id"];
    if (scales.length > 1) {
      return [warning(path, "item-in-scales", { item: id, scales: scales.join(", ") })];
    }
    const isUsed =
      scales.length > 0 || inConditions.has(id) || inRules.includes(JSON.stringify(id));
    return isUsed ? [] : [warning(path, "item-unused", { item: id })];
  });
}

function namedItems(condition: Condition): readonly string[] {
  if ("item" in condition) return [condition.item];
  if ("not" in condition) return namedItems(condition.not);
  if ("all" in condition) return condition.all.flatMap(namedItems);
  return ("any" in condition ? condition.any : condition.count).flatMap(namedItems);
}

function ruleRemarks(instrument: Instrument): readonly Remark[] {
  return instrument.scales.flatMap(({ score, items }, at): Remark[] => {
    const path = ["scales", at];
    if (score === undefined) {
      return [warning([...path, "id"], "scale-without-rule")];
    }
    const reversed = items.filter(({ reverse }) => reverse).length;
    if (reversed < items.length) return [];
    return [warning([...path, "items"], "scale-all-reversed")];
  });
}

interface Place {
  readonly path: Path;
  readonly text: Partial<Text>;
}

/** One remark for each kind of text: where the first one without Swedish stands, and how many are. */
function languageRemarks(instrument: Instrument): readonly Remark[] {
  const { items, scales, behaviours, cumulative, answers } = instrument;
  const labels = (key: string, list: readonly { readonly label: Text }[]): Place[] =>
    list.map(({ label }, at) => ({ path: [key, at, "label"], text: label }));
  const kinds: readonly (readonly Place[])[] = [
    [{ path: ["title"], text: instrument.title }],
    items.map(({ text }, at) => ({ path: ["items", at, "text"], text })),
    labels("scales", scales),
    labels("behaviours", behaviours),
    labels("cumulative", cumulative),
    Object.entries(answers).flatMap(([set, list]) =>
      list.map((text, at) => ({ path: ["answers", set, at], text })),
    ),
  ];
  return kinds.flatMap((places): Remark[] => {
    const without = places.filter(({ text }) => text.sv === undefined);
    const [first] = without;
    if (first === undefined) return [];
    const facts = { texts: without.length, ofTexts: places.length };
    return [warning(first.path, "no-swedish", facts)];
  });
}
