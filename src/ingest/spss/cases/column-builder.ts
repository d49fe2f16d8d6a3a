import type { TextColumn } from "../../../vocabulary/table.ts";
import { type FieldText, filledLength } from "../field-text.ts";
import { numberText } from "../variables/number-text.ts";
import type { NumberVariable, StringVariable, Variable } from "../variables/variable.ts";
import { ByteDictionary } from "./byte-dictionary.ts";
import type { CaseBuffer } from "./case-source.ts";

/** Codes the values of one variable. Numbers and bytes are coded; text is made once per value. */
export interface ColumnBuilder {
  /** The code of this variable's value in a case. */
  code(from: CaseBuffer): number;
  /** The column, from the codes of all cases. */
  finish(index: Uint32Array): TextColumn;
}

/** The builder for a variable. */
export function columnBuilder(
  variable: Variable,
  systemMissing: number,
  text: FieldText,
): ColumnBuilder {
  return variable.kind === "string"
    ? new StringColumn(variable, text)
    : new NumberColumn(variable, systemMissing);
}

class NumberColumn implements ColumnBuilder {
  private readonly variable: NumberVariable;
  private readonly from: number;
  private readonly systemMissing: number;
  private readonly codes: Map<number, number> = new Map();
  private lastValue = Number.NaN;
  private lastCode = 0;

  constructor(variable: NumberVariable, systemMissing: number) {
    this.variable = variable;
    this.from = variable.from;
    this.systemMissing = systemMissing;
  }

  code({ view, littleEndian }: CaseBuffer): number {
    const stored = view.getFloat64(this.from, littleEndian);
    // Answers repeat: the same as in the case above is the commonest of all.
    if (stored === this.lastValue) return this.lastCode;
    const value = stored === this.systemMissing ? Number.NaN : stored;
    let code = this.codes.get(value);
    if (code === undefined) {
      code = this.codes.size;
      this.codes.set(value, code);
    }
    this.lastValue = stored;
    this.lastCode = code;
    return code;
  }

  finish(index: Uint32Array): TextColumn {
    const { kind, isMissing } = this.variable;
    const values = [...this.codes.keys()];
    const texts = values.map((value) => (Number.isNaN(value) ? "" : numberText(value, kind)));
    const missing = texts.filter((text, code) => text !== "" && isMissing(values[code] as number));
    const storage = kind === "number" ? "number" : "date";
    return { ...columnOf(this.variable, texts, index, missing), storage };
  }
}

class StringColumn implements ColumnBuilder {
  private readonly variable: StringVariable;
  private readonly text: FieldText;
  private readonly dictionary: ByteDictionary = new ByteDictionary();
  private readonly width: number;
  /** Segments side by side; not needed for one alone. */
  private readonly joined: Uint8Array;

  constructor(variable: StringVariable, text: FieldText) {
    this.variable = variable;
    this.text = text;
    const { segments } = variable;
    const width = segments.reduce((sum, { length }) => sum + length, 0);
    this.width = width;
    this.joined = new Uint8Array(segments.length > 1 ? width : 0);
  }

  code({ bytes }: CaseBuffer): number {
    const { segments } = this.variable;
    const [only, second] = segments;
    if (only !== undefined && second === undefined)
      return this.codeOf(bytes, only.from, only.length);
    let length = 0;
    for (const segment of segments) {
      this.joined.set(bytes.subarray(segment.from, segment.from + segment.length), length);
      length += segment.length;
    }
    return this.codeOf(this.joined, 0, length);
  }

  finish(index: Uint32Array): TextColumn {
    const { name, missing } = this.variable;
    const texts = Array.from({ length: this.dictionary.size }, (_, code) =>
      this.text(this.dictionary.bytes(code), name, this.width),
    );
    const present = texts.filter((text) => text !== "" && missing.has(text));
    return columnOf(this.variable, texts, index, present);
  }

  private codeOf(source: Uint8Array, from: number, length: number): number {
    return this.dictionary.code(source, from, filledLength(source, from, from + length));
  }
}

function columnOf(
  { name, label, valueLabels }: Variable,
  texts: readonly string[],
  index: Uint32Array,
  missing: readonly string[],
): TextColumn {
  return {
    name,
    ...eachTextOnce(texts, index),
    ...(label === null ? {} : { label }),
    ...(valueLabels.size === 0 ? {} : { valueLabels }),
    ...(missing.length === 0 ? {} : { declaredMissing: new Set(missing) }),
  };
}

/** Different values may have the same text: two times of one day, for example. */
function eachTextOnce(
  texts: readonly string[],
  index: Uint32Array,
): Pick<TextColumn, "texts" | "index"> {
  const places = new Map<string, number>();
  for (const text of texts) if (!places.has(text)) places.set(text, places.size);
  if (places.size === texts.length) return { texts, index };
  const moved = Uint32Array.from(texts, (text) => places.get(text) ?? 0);
  return { texts: [...places.keys()], index: index.map((code) => moved[code] as number) };
}
