/**
 * The value under a key that came from a file. A plain look-up would find `constructor` and
 * `__proto__` in every object, and files may hold columns and items of any name.
 */
export function ownValue<Value>(
  record: Readonly<Record<string, Value>> | undefined,
  key: string,
): Value | undefined {
  return record !== undefined && Object.hasOwn(record, key) ? record[key] : undefined;
}
