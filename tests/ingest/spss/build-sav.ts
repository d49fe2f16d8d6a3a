import { deflateSync } from "node:zlib";

/** A variable record, in the terms of the file format. */
export interface BuiltVariable {
  readonly name: string;
  /** 0 number, 1 … 255 bytes of a string. */
  readonly width: number;
  readonly label?: string;
  readonly format?: number;
  /** 1 … 3 values, −2 a range, −3 a range and a value. */
  readonly missingCode?: number;
  readonly missing?: readonly (number | string)[];
}

export interface BuiltFile {
  readonly bigEndian?: boolean;
  readonly compression?: "none" | "bytecode" | "zlib";
  /** Number of cases in the header; the true one where nothing is said. */
  readonly claimedCases?: number;
  readonly weightSlot?: number;
  readonly codePage?: number;
  readonly encoding?: string;
  /** Texts as bytes; UTF-8 where nothing is said. */
  readonly encode?: (text: string) => Uint8Array;
  readonly variables: readonly BuiltVariable[];
  readonly valueLabels?: readonly {
    readonly slots: readonly number[];
    readonly labels: readonly (readonly [number | string, string])[];
  }[];
  readonly documents?: readonly string[];
  readonly extensions?: readonly (readonly [subtype: number, content: string | Uint8Array])[];
  /** One value per variable; null is "no value". */
  readonly cases: readonly (readonly (number | string | null)[])[];
  /** Bytes that a block of zlib data unfolds to. */
  readonly blockLength?: number;
}

const [NO_VALUE, BIAS] = [-Number.MAX_VALUE, 100];

/** An SPSS file, record by record, for tests: both byte orders, every compression, any extension. */
export function buildSav(file: BuiltFile): Uint8Array {
  const out = new Bytes(file.bigEndian ?? false, file.encode);
  const compression = file.compression ?? "bytecode";
  addHeader(out, file, compression);
  for (const variable of file.variables) addVariable(out, variable);
  addValueLabels(out, file);
  if (file.documents) {
    out.ints(6, file.documents.length);
    for (const line of file.documents) out.text(line, 80);
  }
  addExtensions(out, file);
  out.ints(999, 0);
  if (compression === "none") for (const values of file.cases) addPlainCase(out, file, values);
  else if (compression === "bytecode") out.raw(bytecode(file));
  else addZlib(out, file);
  return out.done();
}

function addHeader(out: Bytes, file: BuiltFile, compression: string): void {
  const code = ["none", "bytecode", "zlib"].indexOf(compression);
  out.text(code === 2 ? "$FL3" : "$FL2", 4).text("built for tests", 60);
  out.ints(2, -1, code, file.weightSlot ?? 0, file.claimedCases ?? file.cases.length);
  out.double(BIAS).text("01 Jan 2400:00:00", 84);
}

function addExtensions(out: Bytes, file: BuiltFile): void {
  const order = file.bigEndian ? 1 : 2;
  out.ints(7, 3, 4, 8, 1, 0, 0, -1, 1, 1, order, file.codePage ?? 65001);
  out.ints(7, 4, 8, 3).double(NO_VALUE).double(Number.MAX_VALUE).double(-1.7976931348623155e308);
  const encoding = file.encoding === undefined ? [] : [[20, file.encoding] as const];
  for (const [subtype, content] of [...(file.extensions ?? []), ...encoding]) {
    const bytes = typeof content === "string" ? out.encode(content) : content;
    out.ints(7, subtype, 1, bytes.length).raw(bytes);
  }
}

function addValueLabels(out: Bytes, { valueLabels = [] }: BuiltFile): void {
  for (const { slots, labels } of valueLabels) {
    out.ints(3, labels.length);
    for (const [value, label] of labels) {
      const bytes = out.encode(label);
      out
        .slot(value)
        .raw([bytes.length])
        .raw(bytes)
        .fill(8, bytes.length + 1);
    }
    out.ints(4, slots.length, ...slots);
  }
}

/** Content of subtype 21 or 22: numbers and texts with their lengths before them. */
export function counted(bigEndian: boolean, ...parts: readonly (number | string)[]): Uint8Array {
  const out = new Bytes(bigEndian);
  for (const part of parts) {
    if (typeof part === "number") out.ints(part);
    else out.ints(out.encode(part).length).raw(out.encode(part));
  }
  return out.done();
}

function addVariable(out: Bytes, variable: BuiltVariable): void {
  const { name, width, label, missing = [] } = variable;
  const format = variable.format ?? (width === 0 ? 0x050802 : 0x010000 + (width << 8));
  const missingCode = variable.missingCode ?? missing.length;
  out.ints(2, width, label === undefined ? 0 : 1, missingCode, format, format).text(name, 8);
  if (label !== undefined) {
    const bytes = out.encode(label);
    out.ints(bytes.length).raw(bytes).fill(4, bytes.length);
  }
  for (const value of missing) out.slot(value);
  for (let slot = 1; slot < slotsOf(width); slot++) out.ints(2, -1, 0, 0, 0, 0).text("", 8);
}

function addPlainCase(out: Bytes, file: BuiltFile, values: readonly (number | string | null)[]) {
  for (const [place, value] of values.entries()) {
    const width = file.variables[place]?.width ?? 0;
    if (width === 0) out.double(typeof value === "number" ? value : NO_VALUE);
    else out.text(String(value ?? ""), slotsOf(width) * 8);
  }
}

function bytecode(file: BuiltFile): Uint8Array {
  const out = new Bytecode(file);
  for (const values of file.cases) {
    for (const [place, value] of values.entries()) {
      const width = file.variables[place]?.width ?? 0;
      if (width > 0) out.string(String(value ?? ""), slotsOf(width));
      else out.number(typeof value === "number" ? value : null);
    }
  }
  return out.done();
}

class Bytecode {
  private readonly out: Bytes;
  private readonly file: BuiltFile;
  private codes: number[] = [];
  private literals: Bytes;

  constructor(file: BuiltFile) {
    this.file = file;
    this.out = new Bytes(file.bigEndian ?? false, file.encode);
    this.literals = new Bytes(file.bigEndian ?? false, file.encode);
  }

  number(value: number | null): void {
    const code = value === null ? 255 : value + BIAS;
    const isShort = value === null || (Number.isInteger(value) && code > 0 && code < 252);
    if (value !== null && !isShort) this.literals.double(value);
    this.add(isShort ? code : 253);
  }

  string(text: string, slots: number): void {
    const bytes = new Bytes(false, this.file.encode).text(text, slots * 8).done();
    for (let slot = 0; slot < slots; slot++) {
      const part = bytes.subarray(slot * 8, slot * 8 + 8);
      const isBlank = part.every((byte) => byte === 0x20);
      if (!isBlank) this.literals.raw(part);
      this.add(isBlank ? 254 : 253);
    }
  }

  done(): Uint8Array {
    do this.add(0);
    while (this.codes.length > 0);
    return this.out.done();
  }

  private add(code: number): void {
    this.codes.push(code);
    if (this.codes.length < 8) return;
    this.out.raw(this.codes).raw(this.literals.done());
    this.codes = [];
    this.literals = new Bytes(this.file.bigEndian ?? false, this.file.encode);
  }
}

function addZlib(out: Bytes, file: BuiltFile): void {
  const start = out.length;
  const data = bytecode(file);
  const length = file.blockLength ?? 0x3ff000;
  const blocks = Array.from({ length: Math.ceil(data.length / length) }, (_, at) =>
    data.subarray(at * length, (at + 1) * length),
  );
  const folded = blocks.map((block) => deflateSync(block));
  const end = folded.reduce((sum, each) => sum + each.length, start + 24);
  out.longs(start, end, 24 + 24 * blocks.length);
  for (const block of folded) out.raw(block);
  out.longs(-BIAS, 0).ints(length, blocks.length);
  let offset = start + 24;
  for (const [at, block] of blocks.entries()) {
    out.longs(start + at * length, offset).ints(block.length, folded[at]?.length ?? 0);
    offset += folded[at]?.length ?? 0;
  }
}

function slotsOf(width: number): number {
  return Math.max(1, Math.ceil(width / 8));
}

class Bytes {
  private readonly parts: number[] = [];
  private readonly little: boolean;
  readonly encode: (text: string) => Uint8Array;

  constructor(bigEndian: boolean, encode?: (text: string) => Uint8Array) {
    this.little = !bigEndian;
    this.encode = encode ?? ((text) => new TextEncoder().encode(text));
  }

  get length(): number {
    return this.parts.length;
  }

  raw(bytes: Iterable<number>): this {
    for (const byte of bytes) this.parts.push(byte);
    return this;
  }

  ints(...values: readonly number[]): this {
    for (const value of values) this.number(4, (view) => view.setInt32(0, value, this.little));
    return this;
  }

  longs(...values: readonly number[]): this {
    for (const value of values) {
      this.number(8, (view) => view.setBigInt64(0, BigInt(value), this.little));
    }
    return this;
  }

  double(value: number): this {
    return this.number(8, (view) => view.setFloat64(0, value, this.little));
  }

  /** A value of eight bytes, a number or a text. */
  slot(value: number | string): this {
    return typeof value === "number" ? this.double(value) : this.text(value, 8);
  }

  text(text: string, length: number): this {
    const bytes = this.encode(text);
    if (bytes.length > length) throw new Error(`${text} is longer than ${length} bytes`);
    return this.raw(bytes).raw(new Array<number>(length - bytes.length).fill(0x20));
  }

  /** Fills up so that `length` comes to a multiple of `step`. */
  fill(step: number, length: number): this {
    return this.raw(new Array<number>((step - (length % step)) % step).fill(0));
  }

  done(): Uint8Array {
    return Uint8Array.from(this.parts);
  }

  private number(length: number, set: (view: DataView) => void): this {
    const view = new DataView(new ArrayBuffer(length));
    set(view);
    return this.raw(new Uint8Array(view.buffer));
  }
}
