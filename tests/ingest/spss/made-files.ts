import { type BuiltFile, buildSav, counted } from "./build-sav.ts";

/** A string over three segments, with letters of two bytes on both borders of 255 bytes. */
const LONG_TEXT = `${"x".repeat(254)}å${"y".repeat(253)}ö${"z".repeat(30)} slut`;

/** Nearly everything that the format has, in both byte orders and every compression. */
function everything(bigEndian: boolean): BuiltFile {
  return {
    bigEndian,
    encoding: "UTF-8",
    weightSlot: 2,
    variables: [
      { name: "ID", width: 0, format: 0x050800 },
      { name: "VIKT", width: 0, label: "Vikt" },
      { name: "Q1", width: 0, label: "Hur ofta?", missingCode: -3, missing: [97, 99, -1] },
      { name: "Q2", width: 0, missing: [8, 9.5] },
      { name: "LOW", width: 0, missingCode: -2, missing: [-1.7976931348623155e308, 0] },
      { name: "HIGH", width: 0, missingCode: -2, missing: [100, Number.MAX_VALUE] },
      { name: "KORT", width: 3, label: "kort text", missing: ["nä", "-"] },
      { name: "OMR", width: 24, label: "Bostadsområde" },
      { name: "FRITEXT", width: 255 },
      { name: "FRITE1", width: 255 },
      { name: "FRITE2", width: 96 },
      { name: "DATUM", width: 0, format: 0x140b00 },
      { name: "TID", width: 0, format: 0x150b02 },
      { name: "STAMPEL", width: 0, format: 0x161400 },
    ],
    valueLabels: [
      {
        slots: [3, 4],
        labels: [
          [1, "aldrig"],
          [2, "ibland"],
          [99, "vill inte säga"],
        ],
      },
      { slots: [7], labels: [["ja", "Jå"]] },
    ],
    documents: ["Första raden", "  andra raden, åäö"],
    extensions: [
      [7, "$vad=C 12 Vad gör du? q1 q2\n$ja=D1 1 0  low high\n"],
      [19, "$utvidgad=E 1 2 34 5 märk q1 low\n"],
      [13, "ID=id\tVIKT=vikt\tQ1=fråga_om_alkohol\tQ2=q2_Lång_1\tOMR=område\tFRITEXT=fritext"],
      [14, "FRITEXT=00600\0\t"],
      [21, counted(bigEndian, "område", 24, 1, "Skäggetorp östra del", "Sk. östra")],
      [22, longMissing(bigEndian)],
    ],
    cases: [
      [
        1,
        0.5,
        1,
        8,
        -5,
        1e300,
        "ja",
        "Skäggetorp östra del",
        LONG_TEXT,
        13_933_036_800,
        36_610.25,
        13_933_073_410,
      ],
      [2, 1.25, 98, 9.5, 0, 100, "nä", "vet inte", "", 0, 90_000, 12_219_379_199],
      [3, 1, -1, 2, 0.1, 99.999, "-", "Ryd", "kort", null, 0, null],
      [200, 1e-7, null, null, null, null, "", "", "  indragen", 13_933_036_800, null, 1],
    ].map(spread),
  };
}

/** A long string stands in three variables. */
function spread(values: readonly (number | string | null)[]): (number | string | null)[] {
  const bytes = new TextEncoder().encode(String(values[8]));
  // Bytes as letters, so that a cut letter stays what it is; `encode` below makes bytes again.
  const parts = [0, 255, 510].map((at) =>
    String.fromCharCode(...bytes.subarray(at, at + 255)).replace(/[\x80-\xff]/g, rawByte),
  );
  return [...values.slice(0, 8), ...parts, ...values.slice(9)];
}

/** A byte as a letter of the private use area. */
function rawByte(letter: string): string {
  return String.fromCharCode(0xe000 + letter.charCodeAt(0));
}

/** UTF-8, but for raw bytes. */
function encode(text: string): Uint8Array {
  const encoder = new TextEncoder();
  return Uint8Array.from(
    [...text].flatMap((letter) => {
      const raw = letter.charCodeAt(0) - 0xe000;
      return raw >= 0 && raw < 256 ? [raw] : [...encoder.encode(letter)];
    }),
  );
}

/** Two missing values of eight bytes; their length stands before the first. */
function longMissing(bigEndian: boolean): Uint8Array {
  const name = counted(bigEndian, "område");
  const second = new TextEncoder().encode("Ryd     ");
  return Uint8Array.from([...name, 2, ...counted(bigEndian, "vet inte"), ...second]);
}

/** Files of `tests/fixtures/spss` that were made here; haven says what is in them. */
export function madeFiles(): ReadonlyMap<string, Uint8Array> {
  const [little, big] = [false, true].map((bigEndian) => ({ ...everything(bigEndian), encode }));
  if (little === undefined || big === undefined) throw new Error("no files");
  return new Map([
    ["made_big_endian.sav", buildSav(big)],
    ["made_big_endian_plain.sav", buildSav({ ...big, compression: "none" })],
    ["made_big_endian.zsav", buildSav({ ...big, compression: "zlib" })],
    ["made_plain.sav", buildSav({ ...little, compression: "none" })],
    ["made_unknown_cases.sav", buildSav({ ...little, claimedCases: -1 })],
    ["made_small_blocks.zsav", buildSav({ ...little, compression: "zlib", blockLength: 104 })],
  ]);
}
