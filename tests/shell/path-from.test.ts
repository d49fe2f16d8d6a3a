import { expect, it } from "vitest";
import { pathFrom } from "../../src/shell/node-io.ts";

it.each([
  ["a/ctc.yaml", "a/b.csv", "b.csv"],
  ["ctc.yaml", "a/b.csv", "a/b.csv"],
  ["a/ctc.yaml", "b.csv", "../b.csv"],
  ["./a/ctc.yaml", "a/x/b.csv", "x/b.csv"],
  ["/x/a/ctc.yaml", "/x/b/c.csv", "../b/c.csv"],
  [`${process.cwd()}/a/ctc.yaml`, "a/b.csv", "b.csv"],
  ["../a/ctc.yaml", "../b/c.csv", "../b/c.csv"],
])("from %s, the path %s is %s", (from, path, expected) => {
  expect(pathFrom(from, path)).toBe(expected);
});
