import { invalidPlan } from "../invalid-plan.ts";

/** A variable of an SPSS file. */
export interface SpssVariable {
  /** Up to 64 bytes. */
  readonly name: string;
  readonly label: string;
  /** 0 for numbers, else bytes of the longest text, 1 … 255. */
  readonly width: number;
  readonly valueLabels: readonly (readonly [value: number, label: string])[];
  /** Up to three values that mean "no answer". */
  readonly missing: readonly number[];
  /** One per case; null where there is no value. */
  readonly values: readonly (number | string | null)[];
}

const BIAS = 100;
const [END, LITERAL, BLANKS, NO_VALUE] = [252, 253, 254, 255];
const BLANK = 0x20;
const [NUMBER_FORMAT, TEXT_FORMAT] = [0x050800, 0x010000];

/**
 * The smallest SPSS system file that holds what a survey needs: little-endian, bytecode, UTF-8,
 * names of any length, labels of variables and values, missing values. Made without a clock: its
 * date is always the same.
 *
 * Layout: file header (176 bytes); a record per variable (type 2, and one more for every further
 * eight bytes of a text); value labels (types 3 and 4); extensions (type 7): numbers of the machine
 * (3, 4), names (13), encoding (20); end (999); the cases.
 *
 * @throws CtcError `config-invalid` for a text that is longer than its field
 * @see https://www.gnu.org/software/pspp/pspp-dev/html_node/System-File-Format.html
 */
export function writeSpss(variables: readonly SpssVariable[]): Uint8Array {
  const out = new ByteWriter();
  const cases = variables[0]?.values.length ?? 0;
  writeHeader(out, cases);
  const firstSlots = writeVariables(out, variables);
  writeValueLabels(out, variables, firstSlots);
  writeExtensions(out, variables);
  out.int32s(999, 0);
  writeCases(out, variables, cases);
  return out.bytes();
}

function writeHeader(out: ByteWriter, cases: number): void {
  out.text("$FL2", 4);
  out.text("@(#) SPSS DATA FILE ctc simulate", 60);
  out.int32s(2, -1, 1, 0, cases);
  out.float64(BIAS);
  out.text("01 Jan 2400:00:00", 17);
  out.text("", 64);
  out.text("", 3);
}

/** Returns the first slot of each variable, from 1. */
function writeVariables(out: ByteWriter, variables: readonly SpssVariable[]): readonly number[] {
  let slot = 1;
  return variables.map(({ width, label, missing }, place) => {
    const format = width === 0 ? NUMBER_FORMAT : TEXT_FORMAT + (width << 8);
    out.int32s(2, width, label === "" ? 0 : 1, missing.length, format, format);
    out.text(shortName(place), 8);
    if (label !== "") {
      const bytes = encode(label, 255);
      out.int32s(bytes.length);
      out.padded(bytes, Math.ceil(bytes.length / 4) * 4);
    }
    for (const value of missing) out.float64(value);
    const first = slot;
    for (slot++; slot < first + slotsOf(width); slot++) {
      out.int32s(2, -1, 0, 0, 0, 0);
      out.text("", 8);
    }
    return first;
  });
}

/** Variables with the same labels share a record. */
function writeValueLabels(
  out: ByteWriter,
  variables: readonly SpssVariable[],
  firstSlots: readonly number[],
): void {
  const shared = new Map<string, { labels: SpssVariable["valueLabels"]; slots: number[] }>();
  for (const [place, { valueLabels: labels }] of variables.entries()) {
    const key = JSON.stringify(labels);
    const record = shared.get(key) ?? { labels, slots: [] };
    record.slots.push(firstSlots[place] ?? 0);
    if (labels.length > 0) shared.set(key, record);
  }
  for (const { labels, slots } of shared.values()) {
    out.int32s(3, labels.length);
    for (const [value, label] of labels) {
      const bytes = encode(label, 120);
      out.float64(value);
      out.byte(bytes.length);
      out.padded(bytes, Math.ceil((bytes.length + 1) / 8) * 8 - 1);
    }
    out.int32s(4, slots.length, ...slots);
  }
}

function writeExtensions(out: ByteWriter, variables: readonly SpssVariable[]): void {
  // Version, machine, IEEE 754, bytecode, little-endian, UTF-8.
  out.int32s(7, 3, 4, 8, 0, 1, 0, -1, 1, 1, 2, 65001);
  out.int32s(7, 4, 8, 3);
  // No value, and the ends of open ranges; the lower end is the number next to "no value".
  const lowest = -Number.MAX_VALUE + 2 ** 971;
  for (const value of [-Number.MAX_VALUE, Number.MAX_VALUE, lowest]) out.float64(value);
  const names = variables.map(({ name }, place) => {
    encode(name, 64);
    return `${shortName(place)}=${name}`;
  });
  for (const [subtype, text] of [
    [13, names.join("\t")],
    [20, "UTF-8"],
  ] as const) {
    const bytes = encode(text, Number.POSITIVE_INFINITY);
    out.int32s(7, subtype, 1, bytes.length);
    out.padded(bytes, bytes.length);
  }
}

/** Eight codes, then what they call for; codes of one case and the next share an eight. */
function writeCases(out: ByteWriter, variables: readonly SpssVariable[], cases: number): void {
  const codes = new BytecodeWriter(out);
  for (let row = 0; row < cases; row++) {
    for (const { width, values } of variables) {
      const value = values[row] ?? null;
      if (width === 0) codes.number(typeof value === "number" ? value : null);
      else codes.string(encode(String(value ?? ""), width), slotsOf(width));
    }
  }
  codes.end();
}

function shortName(place: number): string {
  return `V${place + 1}`;
}

function slotsOf(width: number): number {
  return Math.max(1, Math.ceil(width / 8));
}

function encode(text: string, mostBytes: number): Uint8Array {
  const bytes = new TextEncoder().encode(text);
  if (bytes.length > mostBytes) throw invalidPlan(text, "too-long", { bytes: mostBytes });
  return bytes;
}

class BytecodeWriter {
  private readonly out: ByteWriter;
  private codes: number[] = [];
  private literals = new ByteWriter();

  constructor(out: ByteWriter) {
    this.out = out;
  }

  number(value: number | null): void {
    const code = value === null ? NO_VALUE : value + BIAS;
    const isShort = Number.isInteger(value) && code >= 1 && code <= 251;
    if (value !== null && !isShort) this.literals.float64(value);
    this.add(value === null || isShort ? code : LITERAL);
  }

  string(bytes: Uint8Array, slots: number): void {
    for (let slot = 0; slot < slots; slot++) {
      const part = bytes.subarray(slot * 8, slot * 8 + 8);
      if (part.length > 0) this.literals.padded(part, 8);
      this.add(part.length > 0 ? LITERAL : BLANKS);
    }
  }

  end(): void {
    this.add(END);
    while (this.codes.length > 0) this.add(0);
  }

  private add(code: number): void {
    this.codes.push(code);
    if (this.codes.length < 8) return;
    for (const each of this.codes) this.out.byte(each);
    const literals = this.literals.bytes();
    this.out.padded(literals, literals.length);
    this.codes = [];
    this.literals = new ByteWriter();
  }
}

/** Bytes that grow as they are written; little-endian. */
class ByteWriter {
  private buffer = new Uint8Array(64);
  private view = new DataView(this.buffer.buffer);
  private length = 0;

  byte(value: number): void {
    const at = this.reserve(1);
    this.view.setUint8(at, value);
  }

  int32s(...values: readonly number[]): void {
    for (const value of values) {
      const at = this.reserve(4);
      this.view.setInt32(at, value, true);
    }
  }

  float64(value: number): void {
    const at = this.reserve(8);
    this.view.setFloat64(at, value, true);
  }

  /** Text filled up with blanks. */
  text(value: string, length: number): void {
    this.padded(encode(value, length), length);
  }

  padded(value: Uint8Array, length: number): void {
    const at = this.reserve(length);
    this.buffer.fill(BLANK, at, at + length);
    this.buffer.set(value, at);
  }

  bytes(): Uint8Array {
    return this.buffer.slice(0, this.length);
  }

  /** Makes room and returns where it begins; views are made again where the buffer grew. */
  private reserve(count: number): number {
    const at = this.length;
    this.length += count;
    if (this.length > this.buffer.length) {
      const larger = new Uint8Array(Math.max(this.length, this.buffer.length * 2));
      larger.set(this.buffer);
      this.buffer = larger;
      this.view = new DataView(larger.buffer);
    }
    return at;
  }
}
