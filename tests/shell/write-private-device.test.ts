import { describe, expect, it } from "vitest";
import { writePrivateFile } from "../../src/shell/write-private.ts";

describe.skipIf(process.platform === "win32")("a file of its owner alone", () => {
  it("is no device, through which whoever listens would read it", async () => {
    await expect(writePrivateFile("/dev/null", "personal data")).rejects.toMatchObject({
      code: "output-unwritable",
      facts: { path: "null", reason: "not-a-file" },
    });
  });
});
