import type { Text } from "../vocabulary/instrument.ts";
import type { Language } from "../vocabulary/project.ts";

/** A text that others wrote, in a language; in English where it has no other. */
export function textIn(both: Text, language: Language): string {
  return (language === "sv" ? both.sv : undefined) ?? both.en;
}
