import { CtcError } from "../vocabulary/errors.ts";
import type { ParsedProfile } from "../vocabulary/parsed-profile.ts";
import { examineWith, pathToPlace } from "./problem.ts";
import { profileSchema } from "./profile-schema.ts";

const SCHEMA = /^ctc-profile\/\d+$/;
const FIRST_LINE = 1;

/**
 * A profile from the text of its JSON file. Every version of `ctc-profile/1` can be read: keys that
 * it did not have yet get what they mean where they are absent, keys that nobody knows are left out.
 *
 * @param file base name
 * @throws CtcError `profile-file-other` {file, reason} for a file of another kind, a profile as
 *   Markdown or CSV among them; `profile-file-newer` {file, schema}; `profile-file-invalid` {file,
 *   place, problem} at the first thing that is wrong
 */
export function parseProfile(text: string, file: string): ParsedProfile {
  const value = jsonIn(text, file);
  const schema = schemaOf(value);
  if (schema !== "ctc-profile/1") {
    if (schema !== null && SCHEMA.test(schema)) {
      throw new CtcError("profile-file-newer", { file, schema });
    }
    throw new CtcError("profile-file-other", { file, reason: "other-json" });
  }
  const place = { line: FIRST_LINE, column: 1 };
  const document = { file, value, lineOf: () => FIRST_LINE, placeOf: () => place };
  const found = examineWith(document, profileSchema);
  if (found.value !== undefined) return found.value;
  const [first] = found.problems;
  throw new CtcError("profile-file-invalid", {
    ...first?.facts,
    file,
    place: pathToPlace(first?.path ?? []),
    problem: first?.problem ?? "not-valid",
  });
}

function jsonIn(text: string, file: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ""));
  } catch (cause) {
    throw new CtcError("profile-file-other", { file, reason: kindOf(text, file) }, { cause });
  }
}

/** What a file is that is no JSON: the other formats of a profile have the same name. */
function kindOf(text: string, file: string): string {
  if (/\.(md|csv)$/i.test(file)) return "other-format";
  if (text.trim() === "") return "empty-file";
  return /^\s*[{[]/.test(text) ? "cut-off" : "no-json";
}

function schemaOf(value: unknown): string | null {
  if (typeof value !== "object" || value === null || !("schema" in value)) return null;
  return typeof value.schema === "string" ? value.schema : null;
}
