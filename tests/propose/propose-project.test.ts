import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { builtInInstrument } from "../../src/catalog/built-in.ts";
import { builtInKnownAnswers } from "../../src/catalog/known-answers.ts";
import { parseProject } from "../../src/catalog/project.ts";
import { checkProjectFits } from "../../src/catalog/project-fit.ts";
import { translator } from "../../src/i18n/translate.ts";
import { objectToColumn } from "../../src/instrument/object-to-column.ts";
import { matchItems } from "../../src/propose/match-items.ts";
import { proposeProject } from "../../src/propose/propose-project.ts";
import { proposalToYaml } from "../../src/render/project-yaml.ts";
import type { Item } from "../../src/vocabulary/instrument.ts";
import { makeInstrument, makeTable } from "../support/make.ts";

const ctcys = builtInInstrument("ctcys") ?? makeInstrument();
const questions = ctcys.items.map(({ id, text }) => [id, text.en] as const);
const answers = Object.values(ctcys.answers).flatMap((set) =>
  set.flatMap(({ code, en, sv }) => [String(code), en, sv ?? en]),
);

/** Headers as files have them, and as they should never be. */
const header = fc.oneof(
  fc.constantFrom(...questions.map(([id]) => id)),
  fc.constantFrom(...questions.map(([, text], at) => `F${at} ${text}`)),
  fc.constantFrom(...questions.map(([, text]) => text.slice(0, 45))),
  fc.constantFrom("Kön", "åk", "Område", "Stadsdel", "vikt", "id", "year", "constructor", "a: #b"),
  fc.string({ unit: "grapheme", minLength: 1, maxLength: 12 }),
);
const cell = fc.oneof(
  fc.constantFrom(...answers),
  fc.constantFrom("", "999", "99", "Vet inte", "Flicka", "åk 9", "gy 2", "Ryd"),
  fc.string({ unit: "grapheme", maxLength: 8 }),
);
const anyTable = fc.uniqueArray(header, { minLength: 1, maxLength: 8 }).chain((names) =>
  fc.tuple(
    fc.constant(names),
    fc.array(fc.array(cell, { minLength: names.length, maxLength: names.length }), {
      minLength: 1,
      maxLength: 12,
    }),
  ),
);

const propose = (names: readonly string[], rows: readonly (readonly string[])[]) =>
  proposeProject(makeTable(names, rows), {
    file: "in.csv",
    instrument: ctcys,
    known: builtInKnownAnswers(),
    wave: "2024",
    earlier: [],
    read: {},
    isFoundByItself: () => false,
    objectTo: (item, column) => objectToColumn(item, column, ctcys),
  });

describe("a proposal for any table", () => {
  it("never gives one column to two items, or to an item and a role", () => {
    fc.assert(
      fc.property(anyTable, ([names, rows]) => {
        const { roles, items } = propose(names, rows);
        const ofItems = items.map(({ column }) => column);
        expect(new Set(ofItems).size).toBe(ofItems.length);
        const ofRoles = roles.filter(({ confidence }) => confidence !== "low");
        expect(
          ofRoles.flatMap(({ columns }) => columns).filter((c) => ofItems.includes(c)),
        ).toEqual([]);
        expect([...ofItems, ...ofRoles.flatMap(({ columns }) => columns)]).toSatisfy(
          (columns: string[]) => columns.every((column) => names.includes(column)),
        );
      }),
      { numRuns: 60 },
    );
  });

  it("is the same for the same columns in another order, item by item", () => {
    fc.assert(
      fc.property(anyTable, ([names, rows]) => {
        const turned = propose(
          names.toReversed(),
          rows.map((row) => row.toReversed()),
        );
        expect(turned.items).toEqual(propose(names, rows).items);
      }),
      { numRuns: 40 },
    );
  });

  it("can be written, read back, and fits its instrument", () => {
    fc.assert(
      fc.property(anyTable, ([names, rows]) => {
        const fields = {
          language: "sv",
          instrument: "ctcys",
          survey: "in.csv",
          wave: "2024",
        } as const;
        const text = proposalToYaml(propose(names, rows), fields, translator("sv"));
        const project = parseProject(text, "ctc.yaml");
        expect(() => checkProjectFits(project, ctcys, "ctc.yaml")).not.toThrow();
      }),
      { numRuns: 60 },
    );
  });
});

describe("a column whose value labels nobody knows", () => {
  const [item = ctcys.items[0]] = ctcys.items.filter((each) => each.answers === "yes4");
  const labels = ["Stämmer mycket bra", "Stämmer bra", "Stämmer dåligt", "Stämmer mycket dåligt"];
  const valueLabels = new Map(labels.map((label, at) => [String(at + 1), label]));
  const plain = makeTable([item?.id ?? ""], [["1"], ["4"]]);
  const columns = plain.columns.map((column) => ({ ...column, valueLabels }));
  const proposal = proposeProject(
    { ...plain, columns },
    {
      file: "in.sav",
      instrument: ctcys,
      known: builtInKnownAnswers(),
      wave: "2024",
      earlier: [],
      read: {},
      isFoundByItself: () => false,
      objectTo: (each, column) => objectToColumn(each, column, ctcys),
    },
  );

  it("is a comment, and so is every label, until somebody says what they mean", () => {
    expect(proposal.items).toMatchObject([{ confidence: "low", reason: "labels-unknown" }]);
    expect(proposal.unknownTexts).toEqual(labels.map((text) => ({ set: "yes4", text })));
    const fields = { language: "sv", instrument: "ctcys", survey: "in.sav", wave: "2024" } as const;
    const text = proposalToYaml(proposal, fields, translator("en"));
    for (const label of labels) expect(text).toContain(`# ${label}: ?`);
    expect(parseProject(text, "ctc.yaml").waves["2024"]?.items).toEqual({});
  });
});

describe("the question beside a column's name", () => {
  it("is written only where it is the item's, never on the word of an id", () => {
    const [first, second] = ctcys.items;
    const plain = makeTable([first?.id ?? "", "f2"], [["1", "1"]]);
    const printed = ["Hur gammal är du?", second?.text.en ?? ""];
    const columns = plain.columns.map((column, at) => ({ ...column, label: printed[at] ?? "" }));
    const items = matchItems(columns, { ...ctcys, items: [english(first), english(second)] });
    expect(items.map(({ reason }) => reason)).toEqual(["same-id-other-language", "same-text"]);
    const proposal = { ...propose(["x"], [["1"]]), items };
    const fields = { language: "sv", instrument: "ctcys", survey: "in.sav", wave: "2024" } as const;
    const text = proposalToYaml(proposal, fields, translator("en"));
    expect(parseProject(text, "ctc.yaml").waves["2024"]?.questions).toEqual({
      [second?.id ?? ""]: second?.text.en,
    });
  });

  const english = (item: Item | undefined): Item => {
    if (item === undefined) throw new Error("ctcys has fewer than two items");
    return { ...item, text: { en: item.text.en } };
  };
});
