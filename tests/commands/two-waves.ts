import { expect } from "vitest";
import { NO_NUMBERS } from "../../src/vocabulary/figure.ts";
import { type MemoryFiles, repositoryFiles, runCtc } from "../support/memory-io.ts";
import { LINKOPING } from "./linkoping.ts";

const SURVEYS = ["2022", "2024"] as const;

/** Published profiles of Linköping, all areas, in `p2022` and `p2024`, as JSON. */
export async function twoWaves(): Promise<MemoryFiles> {
  const files = { ...LINKOPING, ...repositoryFiles("data-samples/linkoping-2022.csv") };
  const written: Record<string, string> = {};
  for (const wave of SURVEYS) {
    const survey = `data-samples/linkoping-${wave}.csv`;
    const argv = ["profile", survey, "--all", "--out", `p${wave}`, "--format", "json", "--quiet"];
    Object.assign(written, (await runCtc(argv, files)).written);
  }
  return written;
}

/** A decision for some factors of a profile, recorded from options. */
export async function recorded(
  published: MemoryFiles,
  profile: string,
  factors: readonly string[],
  more: readonly string[] = [],
) {
  const argv = ["prioritise", "decide", profile, "--date", "2022-11-02", "--out", "-", "--quiet"];
  const chosen = factors.flatMap((factor) => ["--factor", `${factor}=r`]);
  const said = await runCtc([...argv, "--participants", "s=1", ...chosen, ...more], published);
  expect(said.err).toBe("");
  return said.out;
}

/** What disclosure leaves of a figure that is withheld, beside its name. */
export const HIDDEN = {
  status: "withheld",
  reason: "protected",
  ...NO_NUMBERS,
  standardised: null,
  flags: [],
} as const;
