/** So many pupils do not write the same by chance: it was there to be ticked. */
const MANY = 10;
const SHORT_NUMBER = /^-?\d{1,5}([.,]\d{1,2})?$/;
const YEAR = /^(19|20)\d{2}([-/ ]\d{2,4})?$/;

/**
 * May a value of a survey be named in a message? What a pupil wrote may not, beside a row least of
 * all: only a short number, a year, or a text that many gave alike, so that the form must have had it.
 *
 * @param cells how often it stands in its column
 * @param many from how many on; default ten
 */
export function isOptionText(text: string, cells: number, many: number = MANY): boolean {
  const plain = text.trim();
  return cells >= many || SHORT_NUMBER.test(plain) || YEAR.test(plain);
}
