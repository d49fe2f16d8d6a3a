/** The rows of a header below the names. */
export interface HeaderRows {
  /** Rows of the header, with that of the names. */
  readonly rows: number;
  /** Place of a column → its question text; empty where the header has none. */
  readonly labels: readonly string[];
}

const NAMES_ONLY: HeaderRows = { rows: 1, labels: [] };

/**
 * How many rows a header takes, and the question texts in it. The first row holds the names, the
 * second the question texts. Found by itself is only what no pupil can have answered:
 *
 * - Qualtrics: a row of nothing but `{"ImportId":…}`, directly below the names or the texts;
 * - Qualtrics, old form: names from `V1` on, and `ResponseID` below it.
 *
 * @param names cells of the first header row
 * @param below cells of the two rows directly below it, as far as there are any
 * @param forced rows of the header where the caller knows better; ≥ 1
 */
export function headerRows(
  names: readonly string[],
  below: readonly (readonly string[])[],
  forced?: number,
): HeaderRows {
  const [texts = []] = below;
  if (forced !== undefined) return { rows: forced, labels: forced > 1 ? texts : [] };
  const importIds = below.slice(0, 2).findIndex(isImportIds);
  if (importIds >= 0) return { rows: importIds + 2, labels: importIds === 1 ? texts : [] };
  return isOldQualtrics(names, texts) ? { rows: 2, labels: texts } : NAMES_ONLY;
}

function isImportIds(cells: readonly string[]): boolean {
  const filled = cells.filter((cell) => cell.trim() !== "");
  return filled.length > 0 && filled.every((cell) => /^\s*\{"ImportId":.*\}\s*$/s.test(cell));
}

function isOldQualtrics([first]: readonly string[], [below]: readonly string[]): boolean {
  return first?.trim() === "V1" && below?.trim() === "ResponseID";
}
