import type { Instrument, Item, ScaleItem } from "../vocabulary/instrument.ts";
import { foldName } from "../vocabulary/names.ts";
import { codeProblem, conditionProblems, type Known, unknownName } from "./condition-problems.ts";
import { operatorProblems } from "./cut-operator.ts";
import type { Path } from "./document.ts";
import { honestyProblems } from "./honesty-problems.ts";
import type { Problem } from "./problem.ts";

/** What is wrong between the parts of an instrument, although each part is well-formed. */
export function instrumentProblems(instrument: Instrument): Problem[] {
  const items = new Map<string, Item>();
  // Of two items with one id the first counts, so that only the second is complained about.
  for (const item of instrument.items) if (!items.has(item.id)) items.set(item.id, item);
  const known: Known = { items, answers: new Map(Object.entries(instrument.answers)) };
  return [
    ...groupProblems(instrument),
    ...answerProblems(instrument),
    ...itemProblems(instrument, known),
    ...measureIdProblems(instrument),
    ...scaleProblems(instrument, known),
    ...behaviourProblems(instrument, known),
    ...honestyProblems(instrument, known),
  ];
}

/** One problem for each value that stood before; compared as `key` makes them. */
function repeated<T>(
  entries: readonly { readonly value: T; readonly path: Path }[],
  key: (value: T) => string,
  problem: (value: T) => Omit<Problem, "path">,
): Problem[] {
  const seen = new Set<string>();
  return entries.flatMap(({ value, path }) => {
    const before = seen.size;
    return seen.add(key(value)).size === before ? [{ path, ...problem(value) }] : [];
  });
}

/** A word that means two genders, or two grades, would count pupils in the wrong one. */
function groupProblems({ groups }: Instrument): Problem[] {
  return (["gender", "grade"] as const).flatMap((role) => {
    const entries = Object.entries(groups[role]).flatMap(([group, words]) => {
      const own = new Set([foldName(group)]);
      const first = [{ value: group, path: ["groups", role, group] as Path }];
      const rest = (words ?? []).flatMap((word, at) => {
        const isNew = !own.has(foldName(word));
        own.add(foldName(word));
        return isNew ? [{ value: word, path: ["groups", role, group, at] as Path }] : [];
      });
      return [...first, ...rest];
    });
    const problem = role === "gender" ? "gender-word-taken" : "grade-word-taken";
    return repeated(entries, foldName, (text) => ({ problem, facts: { text } }));
  });
}

function answerProblems({ answers, missing }: Instrument): Problem[] {
  const blank = missing.blank.map(foldName);
  const reasons = new Set([...blank, ...Object.keys(missing.codes).map(foldName)]);
  return Object.entries(answers).flatMap(([set, list]) => {
    const entries = list.map((value, at) => ({ value, path: ["answers", set, at] as Path }));
    const asMissing = entries.filter(({ value }) => reasons.has(String(value.code)));
    return [
      ...repeated(
        entries,
        ({ code }) => String(code),
        ({ code }) => ({ problem: "code-twice", facts: { code } }),
      ),
      ...(["en", "sv"] as const).flatMap((language) =>
        repeated(
          entries.filter(({ value }) => value[language] !== undefined),
          (answer) => foldName(answer[language] ?? ""),
          (answer) => ({ problem: "answer-twice", facts: { text: answer[language] ?? "" } }),
        ),
      ),
      ...asMissing.map(
        ({ value, path }): Problem => ({
          path: [...path, "code"],
          problem: "code-is-missing",
          facts: { code: value.code },
        }),
      ),
    ];
  });
}

function itemProblems(instrument: Instrument, known: Known): Problem[] {
  const entries = instrument.items.map((value, at) => ({ value, path: ["items", at] as Path }));
  const idEntries = entries.map(({ value, path }) => ({ value: value.id, path: [...path, "id"] }));
  return [
    ...repeated(
      idEntries,
      (id) => id,
      (id) => ({ problem: "item-id-twice", facts: { id } }),
    ),
    ...entries.flatMap(({ value, path }) => {
      const set = known.answers.get(value.answers);
      if (!set)
        return [unknownName([...path, "answers"], "answer-set", value.answers, known.answers)];
      const { dontKnow, missing = {} } = value;
      const usable = set.filter(({ code }) => missing[String(code)] === undefined);
      return [
        ...Object.keys(missing).flatMap((code) =>
          codeProblem([...path, "missing", code], code, value.answers, set),
        ),
        ...(typeof dontKnow === "number"
          ? codeProblem([...path, "dontKnow"], String(dontKnow), value.answers, usable)
          : []),
      ];
    }),
  ];
}

/** Scales, behaviours and cumulative measures share one space of ids: a profile's rows. */
function measureIdProblems(instrument: Instrument): Problem[] {
  const entries = (["scales", "behaviours", "cumulative"] as const).flatMap((section) =>
    instrument[section].map(({ id }, at) => ({ value: id, path: [section, at, "id"] })),
  );
  return repeated(
    entries,
    (id) => id,
    (id) => ({ problem: "measure-id-taken", facts: { id } }),
  );
}

function scaleProblems(instrument: Instrument, known: Known): Problem[] {
  return instrument.scales.flatMap((scale, at): Problem[] => {
    const path = ["scales", at];
    const entries = scale.items.map((value, i) => ({ value, path: [...path, "items", i] }));
    const count = scale.items.length;
    const { minimumAnswered } = scale;
    return [
      ...repeated(
        entries,
        ({ item }) => item,
        ({ item }) => ({ problem: "scale-item-twice", facts: { item } }),
      ),
      ...entries.flatMap((entry) =>
        scaleItemProblems(entry.value, entry.path, known, scale.score !== undefined),
      ),
      ...(scale.cut === undefined ? [] : operatorProblems(scale.cut, [...path, "cut"])),
      ...(typeof minimumAnswered === "number" && minimumAnswered > count
        ? [
            {
              path: [...path, "minimumAnswered"],
              problem: "too-many-answered" as const,
              facts: { wanted: minimumAnswered, count },
            },
          ]
        : []),
    ];
  });
}

function scaleItemProblems(
  entry: ScaleItem,
  path: Path,
  known: Known,
  isScored: boolean,
): Problem[] {
  const item = known.items.get(entry.item);
  if (!item) return [unknownName([...path, "item"], "item", entry.item, known.items)];
  const set = known.answers.get(item.answers);
  if (!set) return [];
  if ((isScored || entry.reverse) && set.length === 0) {
    return [{ path, problem: "no-codes", facts: { set: item.answers } }];
  }
  return Object.keys(entry.recode ?? {}).flatMap((code) =>
    codeProblem([...path, "recode", code], code, item.answers, set),
  );
}

function behaviourProblems(instrument: Instrument, known: Known): Problem[] {
  return instrument.behaviours.flatMap((behaviour, at) => [
    ...conditionProblems(behaviour.counts, ["behaviours", at, "counts"], known),
    ...(behaviour.among
      ? conditionProblems(behaviour.among, ["behaviours", at, "among"], known)
      : []),
  ]);
}
