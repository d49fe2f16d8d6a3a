const PLAIN = /^\p{L}(?:[\p{L}\p{N}_./+-]|(?: (?=[^ #-])))*$/u;
const RESERVED = /^(?:true|false|null|yes|no|on|off|y|n)$/i;

/**
 * A text as one YAML 1.2 scalar, as a key or as a value: plain where it cannot be read as anything
 * else, else in double quotes, which YAML escapes as JSON does.
 */
export function yamlScalar(text: string): string {
  return PLAIN.test(text) && !RESERVED.test(text) ? text : JSON.stringify(text);
}

/** A text that stays inside its comment, on one line and not longer than anybody reads. */
export function yamlComment(text: string): string {
  const line = text.replace(/[\s\p{Cc}]+/gu, " ").trim();
  return line.length > 160 ? `${line.slice(0, 159)}…` : line;
}

/** A line that is a comment. */
export function commentLine(text: string, indent = ""): string[] {
  return [`${indent}# ${yamlComment(text)}`];
}
