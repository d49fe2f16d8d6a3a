import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { Io } from "../../src/commands/io.ts";
import { readNamed } from "../../src/commands/named-file.ts";
import { nodeIo } from "../../src/shell/node-io.ts";
import { CtcError } from "../../src/vocabulary/errors.ts";
import { exitCodeOf } from "../../src/vocabulary/exit-code.ts";
import { runCtc } from "../support/memory-io.ts";

const folder = mkdtempSync(join(tmpdir(), "ctc-side-"));
const io: Io = { ...nodeIo(), language: "en", speak: () => undefined };

async function refusal(path: string) {
  const error = await readNamed(path, io).catch((thrown: unknown) => thrown);
  if (!(error instanceof CtcError)) throw error;
  return { code: error.code, exitCode: exitCodeOf(error.code), facts: error.facts };
}

describe("a file that the command line or ctc.yaml names", () => {
  it("is a wrong request where it is a folder", async () => {
    const path = join(folder, "norms.yaml");
    mkdirSync(path);
    expect(await refusal(path)).toMatchObject({
      code: "side-file-unreadable",
      exitCode: 2,
      facts: { file: "norms.yaml", reason: "folder" },
    });
  });

  it("is a wrong request where it is not UTF-8, and no option for surveys is the remedy", async () => {
    const path = join(folder, "latin.yaml");
    writeFileSync(path, Uint8Array.of(0x61, 0x3a, 0x0a, 0xe5, 0x0a));
    expect(await refusal(path)).toMatchObject({
      code: "side-file-encoding",
      exitCode: 2,
      facts: { file: "latin.yaml", row: 2 },
    });
  });

  it("is a wrong request where it is not there", async () => {
    expect(await refusal(join(folder, "nobody.yaml"))).toMatchObject({
      code: "side-file-not-found",
      exitCode: 2,
    });
  });
});

describe("words for what stands in a file", () => {
  const check = (text: string) =>
    runCtc(["profile", "in.csv", "--config", "ctc.yaml"], { "in.csv": "a\n1\n", "ctc.yaml": text });

  it("do not ask for YAML where a key has a name that cannot be kept", async () => {
    const run = await check("schema: ctc-project/1\nwaves:\n  __proto__: { file: a.csv }\n");
    expect(run.exitCode).toBe(2);
    expect(run.err).toContain("ctc.yaml, line 3, column 3: the key __proto__ is not allowed");
    expect(run.err).toContain("Give it another name.");
    expect(run.err).not.toContain("must be YAML");
  });
});
