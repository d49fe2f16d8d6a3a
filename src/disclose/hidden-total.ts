import type { Policy } from "../vocabulary/policy.ts";
import type { Persons } from "./primary.ts";

/** How many whole numbers one printed total stands for. */
const classWidth = (policy: Policy): number => Math.max(policy.protection, policy.roundCountsTo);

/**
 * The total of all withheld areas, as others may know it: instead of the true count, the middle of
 * its class of `protection` (at least five) consecutive counts,
 *
 *     respondents: w·⌊n/w⌋ … w·⌊n/w⌋ + w − 1       counted: likewise, within 0 … the class's end
 *
 * where a last class that would hold fewer than w counts is joined to the one before. Whoever
 * subtracts the shown areas from what is printed learns the class and nothing else, whatever the
 * counts are: the class is laid over the withheld total itself, not over the municipality's.
 */
export function hiddenTotal(persons: Persons, policy: Policy): Persons {
  const width = classWidth(policy);
  const floor = width * Math.floor(persons.respondents / width);
  const respondents = floor + Math.floor((width - 1) / 2);
  const most = floor + width - 1;
  const [low, high] = countedClass(persons.counted, most, width);
  return { respondents, counted: Math.min(respondents, Math.floor((low + high) / 2)) };
}

/** First and last count of the class that holds `counted`, among the classes over 0 … most. */
export function countedClass(counted: number, most: number, width: number): [number, number] {
  const classes = Math.max(1, Math.floor((most + 1) / width));
  const at = Math.min(classes - 1, Math.floor(counted / width));
  return [at * width, at === classes - 1 ? most : at * width + width - 1];
}
