import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readSpss } from "../../src/ingest/read-spss.ts";
import { type SpssVariable, writeSpss } from "../../src/simulate/files/write-spss.ts";
import { inflate } from "../ingest/spss/inflate.ts";
import sample from "../oracles/spss-sample.json" with { type: "json" };
import { ROOT } from "../support/repository.ts";

const read = (bytes: Uint8Array) => readSpss(bytes, { file: "survey.sav" }, inflate);
const plain = { label: "", width: 0, valueLabels: [], missing: [] };
const number = (
  values: SpssVariable["values"],
  more: Partial<SpssVariable> = {},
): SpssVariable => ({
  ...plain,
  name: "q1",
  values,
  ...more,
});

describe("the sample as haven reads it", () => {
  const table = read(readFileSync(join(ROOT, "data-samples/platform/linkoping-2024.sav")));

  test("has its cases and columns", () => {
    expect(table.rows).toBe(sample.rows);
    expect(table.columns.map(({ name }) => name)).toEqual(sample.columns.map(({ name }) => name));
  });

  test.each(sample.columns)("$name", ({ name, label, different, counts, valueLabels, missing }) => {
    const column = table.columns.find((each) => each.name === name);
    const texts = column?.texts ?? [];
    expect([column?.label ?? null, texts.length]).toEqual([label, different]);
    expect([...(column?.valueLabels ?? [])]).toEqual(valueLabels);
    const used = texts.filter((text) => missing.some((each) => each === text)).sort();
    expect([...(column?.declaredMissing ?? [])].sort()).toEqual(used);
    const found = new Map<string, number>();
    for (const place of column?.index ?? []) {
      const text = texts[place] ?? "(none)";
      found.set(text, (found.get(text) ?? 0) + 1);
    }
    for (const [text, count] of counts)
      expect([text, found.get(String(text))]).toEqual([text, count]);
  });
});

describe("what is written", () => {
  test("is read back: any number, any text", () => {
    const finite = fc.double({ noNaN: true, noDefaultInfinity: true });
    const text = fc
      .string({ unit: "grapheme", maxLength: 12 })
      .filter((each) => !/[ \0]$/.test(each));
    const cases = fc.array(fc.tuple(fc.option(finite), text), { minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(cases, (rows) => {
        const numbers = rows.map(([value]) => value).filter((value) => value !== -Number.MAX_VALUE);
        const texts = rows.map(([, value]) => value).slice(0, numbers.length);
        fc.pre(numbers.length > 0);
        const variables = [number(numbers), { ...plain, name: "q2", width: 255, values: texts }];
        const { columns } = read(writeSpss(variables));
        const [first, second] = columns.map((each) =>
          Array.from(each.index, (place) => each.texts[place]),
        );
        expect(first).toEqual(numbers.map((value) => (value === null ? "" : String(value))));
        expect(second).toEqual(texts);
      }),
    );
  });

  test("keeps names, labels and missing values apart between variables", () => {
    const labels = [
      [1, "ja"],
      [999, "ej svar"],
    ] as const;
    const { columns } = read(
      writeSpss([
        { ...plain, name: "område", label: "Var bor du?", width: 20, values: ["Skäggetorp"] },
        number([1], { valueLabels: labels, missing: [999] }),
        number([999], { name: "q2", valueLabels: labels, missing: [999] }),
        number([999], { name: "q3" }),
      ]),
    );
    expect(columns.map(({ name, label }) => [name, label])).toEqual([
      ["område", "Var bor du?"],
      ["q1", undefined],
      ["q2", undefined],
      ["q3", undefined],
    ]);
    expect(columns.map((each) => each.valueLabels?.size)).toEqual([undefined, 2, 2, undefined]);
    expect(columns.map((each) => each.declaredMissing?.size)).toEqual([
      undefined,
      undefined,
      1,
      undefined,
    ]);
  });

  test("is refused when a text is longer than its field", () => {
    const wrong = expect.objectContaining({ code: "config-invalid" });
    expect(() => writeSpss([{ ...plain, name: "a", width: 3, values: ["åäö"] }])).toThrow(wrong);
    expect(() => writeSpss([number([1], { label: "x".repeat(256) })])).toThrow(wrong);
    expect(() => writeSpss([number([1], { name: "x".repeat(65) })])).toThrow(wrong);
    expect(() => writeSpss([number([1], { valueLabels: [[1, "x".repeat(121)]] })])).toThrow(wrong);
  });
});
