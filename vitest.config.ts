import { defineConfig } from "vitest/config";
import { closingLineReporter } from "./tests/support/closing-line-reporter.ts";

export default defineConfig({
  test: {
    include: ["tests/**/*.test.ts"],
    // A hang is still found; a machine that has much else to do is none.
    testTimeout: 60_000,
    env: { TZ: "UTC", NO_COLOR: "1", LC_ALL: "C" },
    reporters: ["default", closingLineReporter()],
    coverage: { include: ["src/**"], exclude: ["src/shell/main.ts"] },
  },
});
