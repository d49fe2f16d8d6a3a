import { buildIsDue, buildProject } from "../../bin/set-up/build.js";
import { underLock } from "../../bin/set-up/lock.js";

/** Brings dist up to date, for tests that run the built command. `npm test` has done it already. */
export async function ensureBuilt(): Promise<void> {
  if (!buildIsDue()) return;
  await underLock(async () => {
    if (buildIsDue()) await buildProject();
  });
}

/** The first command of the README, on a file in data-samples. */
export const MAIN_JOB = [
  "profile",
  "data-samples/linkoping-2024.csv",
  "--area",
  "Skäggetorp",
] as const;
