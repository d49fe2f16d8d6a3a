import type { Reporter, TestCase, TestModule } from "vitest/node";

/** How many tests ended how. */
interface Counts {
  passed: number;
  failed: number;
  skipped: number;
}

/**
 * Ends a run with `N passed, N failed, N skipped` alone on a line, for people and for scripts.
 * Says which tests were skipped and why, so that no skip goes unseen. Whatever makes the run fail
 * is counted as failed: a file that does not load and an error outside every test are too.
 */
export function closingLineReporter(): Reporter {
  let isFiltered = false;
  return {
    onInit(vitest) {
      isFiltered = vitest.config.testNamePattern !== undefined;
    },
    onTestRunEnd(modules, unhandledErrors) {
      const tests = modules.flatMap((module) => [...module.children.allTests()]);
      const counts: Counts = {
        passed: tests.filter((test) => test.result().state === "passed").length,
        failed:
          tests.filter((test) => test.result().state === "failed").length +
          modules.filter(isBroken).length +
          unhandledErrors.length,
        skipped: tests.filter(isSkipped).length,
      };
      // with `-t`, what was not asked for is skipped by the hundred
      const skips = isFiltered ? [] : tests.filter(isSkipped).map(describeSkip);
      // at the very end, after what the other reporters and the coverage still print
      process.once("exit", () =>
        process.stdout.write(`${skips.join("")}\n${closingLine(counts)}\n`),
      );
    },
  };
}

/** The line, for example `12 passed, 0 failed`. */
function closingLine({ passed, failed, skipped }: Counts): string {
  const line = `${passed} passed, ${failed} failed`;
  return skipped === 0 ? line : `${line}, ${skipped} skipped`;
}

function isSkipped(test: TestCase): boolean {
  return test.result().state === "skipped";
}

/** Failed otherwise than by a test of its own, for example by a syntax error or in a hook. */
function isBroken(module: TestModule): boolean {
  const suites = [...module.children.allSuites()];
  return module.errors().length > 0 || suites.some((suite) => suite.errors().length > 0);
}

function describeSkip(test: TestCase): string {
  const result = test.result();
  const why = result.state === "skipped" && result.note !== undefined ? ` (${result.note})` : "";
  return `skipped: ${test.module.relativeModuleId}: ${test.fullName}${why}\n`;
}
