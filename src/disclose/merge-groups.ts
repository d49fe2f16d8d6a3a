/**
 * Groups in their order, each told with the next ones until it has `least`; a last group that has too
 * few is told with the one before it. Nothing is merged that need not be: groups with nobody stay out.
 *
 * @param sizes respondents of each group
 * @returns places of the groups that are told together, in order
 */
export function mergeGroups(
  sizes: readonly number[],
  least: number,
): readonly (readonly number[])[] {
  const merged: number[][] = [];
  let open: number[] = [];
  let inside = 0;
  sizes.forEach((size, at) => {
    if (size === 0) return;
    open.push(at);
    inside += size;
    if (inside < least) return;
    merged.push(open);
    [open, inside] = [[], 0];
  });
  const last = merged.at(-1);
  if (last === undefined) return open.length === 0 ? [] : [open];
  last.push(...open);
  return merged;
}
