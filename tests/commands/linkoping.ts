import { type MemoryFiles, repositoryFiles } from "../support/memory-io.ts";

/** The survey of Linköping of 2024, as a path in the repository. */
export const SURVEY = "data-samples/linkoping-2024.csv";

/** The same survey, its `ctc.yaml` and everything that names. */
export const LINKOPING: MemoryFiles = repositoryFiles(
  SURVEY,
  "data-samples/ctc.yaml",
  "data-samples/areas.csv",
  "data-samples/population.csv",
  "data-samples/norms/linkoping-reference.yaml",
);
