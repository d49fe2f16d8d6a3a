import { type MemoryFiles, repositoryFiles, runCtc } from "../support/memory-io.ts";

const FOLDER = "data-samples/malmo";
export const WAVES: readonly string[] = ["2017", "2021", "2023"];
/** The survey files, and everything that their project names. */
export const surveys: readonly string[] = WAVES.map((wave) => `${FOLDER}/malmo-${wave}.csv`);
const side = ["ctc.yaml", "areas.csv", "population.csv", "norms/malmo-reference.yaml"];
export const malmo: MemoryFiles = repositoryFiles(
  ...surveys,
  ...side.map((path) => `${FOLDER}/${path}`),
);
export const CONFIG: readonly string[] = ["--config", `${FOLDER}/ctc.yaml`];
export const AREA = "Bunkeflostrand och Vintrie";

export const trend = (args: readonly string[], files: MemoryFiles = malmo) =>
  runCtc(["trend", ...args], files);

/** The same files with another `ctc.yaml`. */
export const withConfig = (change: (text: string) => string): MemoryFiles => {
  const config = malmo[`${FOLDER}/ctc.yaml`] ?? "";
  const text = typeof config === "string" ? config : new TextDecoder().decode(config);
  return { ...malmo, [`${FOLDER}/ctc.yaml`]: change(text) };
};
