/** The same value as text whatever the order of its keys, so that two of them can be compared. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) => {
    if (typeof inner !== "object" || inner === null || Array.isArray(inner)) return inner;
    return Object.fromEntries(
      Object.entries(inner).sort(([one], [other]) => (one < other ? -1 : 1)),
    );
  });
}

/** Are two values the same, key by key? */
export function isSame(one: unknown, other: unknown): boolean {
  return canonical(one) === canonical(other);
}
