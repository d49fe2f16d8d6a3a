import fc from "fast-check";
import { expect, it } from "vitest";
import { builtInInstrument } from "../../src/catalog/built-in.ts";
import { builtInKnownAnswers } from "../../src/catalog/known-answers.ts";
import { parseProject } from "../../src/catalog/project.ts";
import { translator } from "../../src/i18n/translate.ts";
import { codeResponses } from "../../src/instrument/code-responses.ts";
import { findByCode, readHeadings } from "../../src/instrument/find-item-column.ts";
import { objectToColumn, objectToMapped } from "../../src/instrument/object-to-column.ts";
import { proposeProject } from "../../src/propose/propose-project.ts";
import { proposalToYaml } from "../../src/render/project-yaml.ts";
import { CtcError } from "../../src/vocabulary/errors.ts";
import type { Wave } from "../../src/vocabulary/project.ts";
import type { Table, TextColumn } from "../../src/vocabulary/table.ts";
import { makeInstrument, makeTable } from "../support/make.ts";

const ctcys = builtInInstrument("ctcys") ?? makeInstrument();
/** Few items, so that names and questions meet each other often. */
const items = ctcys.items.filter(({ answers }) => answers === "yes4").slice(0, 4);
const small = { ...ctcys, columns: {}, items };
const ids = items.map(({ id }) => id);
const questions = items.map(({ text }) => text.en);
const words = ["NEJ!", "nej", "ja", "JA!", "NO!", "no", "yes", "YES!"];
const other = ["Stämmer", "Stämmer inte", "Vet inte", "Ej svar", "Pojke", "Flicka", "åk 9", "1"];

const name = fc.constantFrom(
  ...ids,
  ...ids.map((id) => `Q1[${id}]`),
  ...ids.map((id) => id.toUpperCase()),
  "Kön",
  "Årskurs",
  "Bostadsområde",
  "f1",
  "F1",
);
const label = fc.option(
  fc.constantFrom(
    ...questions,
    ...questions.map((text) => text.slice(0, 44)),
    "Hur ofta är du hemma på kvällen",
    "What is your favourite food at home",
  ),
  { nil: undefined },
);
const code = fc.constantFrom("1", "2", "3", "4", "0", "99", "5", "");
const cell = fc.oneof(code, fc.constantFrom(...words, ...other));
const valueLabels = fc.option(
  fc.dictionary(fc.constantFrom("1", "2", "3", "4", "9"), fc.constantFrom(...words, ...other), {
    noNullPrototype: true,
  }),
  { nil: undefined },
);
const anyTable = fc
  .uniqueArray(name, { minLength: 1, maxLength: 7 })
  .chain((names) =>
    fc.tuple(
      fc.constant(names),
      fc.array(fc.array(cell, { minLength: names.length, maxLength: names.length }), {
        minLength: 1,
        maxLength: 8,
      }),
      fc.array(fc.tuple(label, valueLabels), { minLength: names.length, maxLength: names.length }),
    ),
  )
  .map(([names, rows, about]): Table => {
    const table = makeTable(names, rows);
    const columns = table.columns.map((column, at): TextColumn => {
      const [question, labels] = about[at] ?? [];
      return {
        ...column,
        ...(question === undefined ? {} : { label: question }),
        ...(labels === undefined ? {} : { valueLabels: new Map(Object.entries(labels)) }),
      };
    });
    return { ...table, columns };
  });

const record = <Value>(key: fc.Arbitrary<string>, value: fc.Arbitrary<Value>) =>
  fc.dictionary(key, value, { maxKeys: 4, noNullPrototype: true });
/** A wave as somebody may have written it by hand. */
const anyWave: fc.Arbitrary<Wave> = fc.record({
  columns: fc.constant({}),
  items: record(fc.constantFrom(...ids), name),
  questions: record(fc.constantFrom(...ids), fc.constantFrom(...questions)),
  answers: record(
    fc.constant("yes4"),
    record(
      cell.filter((text) => text !== ""),
      fc.constantFrom(1, 2, 3, 4),
    ),
  ),
  missing: record(fc.constantFrom("9", "5", "Stämmer"), fc.constant("no_answer" as const)),
  groups: fc.constantFrom({}, { gender: { girl: ["2"], boy: ["1"] } }, { grade: { "9": ["1"] } }),
  comparability: fc.constant({}),
});

const EMPTY: Wave = { columns: {}, items: {}, answers: {}, comparability: {} };

/** What a person said nothing about, written and read again. */
function waveFor(table: Table, earlier: readonly Wave[]): Wave {
  const headings = readHeadings(table);
  const proposal = proposeProject(table, {
    file: "in.sav",
    instrument: small,
    known: builtInKnownAnswers(),
    wave: "2024",
    earlier: earlier.map((wave, at) => ({ label: `${2020 + at}`, wave })),
    read: {},
    isFoundByItself: (item) =>
      table.columns.some((column) => column.name === item) || findByCode(headings, item).length > 0,
    objectTo: (item, column, answers) =>
      answers === null
        ? objectToColumn(item, column, small)
        : objectToMapped(item, column, small, { ...EMPTY, answers }),
  });
  const fields = { language: undefined, instrument: "small", survey: "in.sav", wave: "2024" };
  const text = proposalToYaml(proposal, fields, translator("sv"));
  return parseProject(text, "ctc.yaml").waves["2024"] ?? expect.unreachable();
}

it("whatever a file holds, what was proposed for it can be read at once, or has no question", {
  timeout: 60_000,
}, () => {
  fc.assert(
    fc.property(anyTable, fc.array(anyWave, { maxLength: 2 }), (table, earlier) => {
      const mapping = waveFor(table, earlier);
      try {
        const { itemColumns } = codeResponses(table, {
          file: "in.sav",
          instrument: small,
          columns: {},
          wave: "2024",
          mapping,
          aliases: [],
          needsArea: false,
        });
        // Nothing is read but what was proposed.
        for (const [item, column] of itemColumns) expect(mapping.items[item]).toBe(column.name);
      } catch (error) {
        if (!(error instanceof CtcError) || error.code !== "items-missing") throw error;
      }
    }),
    { numRuns: 200 },
  );
});
