import { groupKey, groupOfWord } from "../vocabulary/group-words.ts";
import type { Instrument, Role } from "../vocabulary/instrument.ts";
import { compareNames, foldName } from "../vocabulary/names.ts";
import type { EarlierWave, RoleProposal } from "../vocabulary/proposal.ts";
import { DESIGN_ROLES, ROLES } from "../vocabulary/roles.ts";
import type { Table, TextColumn } from "../vocabulary/table.ts";
import { shareOfRows, usedTexts } from "./column-texts.ts";
import { latestFirst } from "./precedents.ts";
import { ROLE_NAMES } from "./role-words.ts";

/** The order of a proposal: what a design is comes last. */
const IN_ORDER: readonly Role[] = [
  ...ROLES.filter((role) => !DESIGN_ROLES.includes(role)),
  ...DESIGN_ROLES,
];

/** Roles whose words the instrument lists, so that a column can be held against them. */
const GROUPS: readonly Role[] = ["grade", "gender"];

/** Share of the rows whose words must be known before a column is taken for a grade or a gender. */
const MOST = 0.95;
/** An area has at least this many respondents on average; more different texts are not areas. */
const LEAST_PER_AREA = 3;
/** Columns that could be the area by their looks are suggested only while they are few. */
const MOST_AREAS = 100;
const MOST_SUGGESTED = 5;

interface Looks {
  readonly column: TextColumn;
  readonly texts: readonly { text: string; rows: number }[];
  /** Share of rows that hold a word for a grade, or for a gender. */
  readonly gradeWords: number;
  readonly genderWords: number;
}

/**
 * The columns of each role: as an earlier wave named them, as the instrument declares them, by a
 * known name, by their content. A weight, stratum or cluster is only ever pointed out, unless the
 * instrument or an earlier wave of the same survey has it.
 *
 * @param isItem says whether a column is an item's by its name; such a column has no role
 */
export function proposeRoles(
  table: Table,
  instrument: Instrument,
  isItem: (column: TextColumn) => boolean,
  earlier: readonly EarlierWave[] = [],
): readonly RoleProposal[] {
  const taken = new Set<string>();
  const looks = table.columns
    .filter((column) => !isItem(column))
    .map((column) => looksOf(column, instrument));
  // What somebody has decided before goes first, for all roles.
  const before = IN_ORDER.flatMap(
    (role) => asBefore(role, table, looks, latestFirst(earlier)) ?? [],
  );
  for (const name of before.flatMap(({ columns }) => columns)) taken.add(name);
  // Names first: what only looks like a grade must not take a column that is called something else.
  const named = IN_ORDER.flatMap((role) => {
    const proposal =
      before.find((each) => each.role === role) ??
      declared(role, table, instrument, looks) ??
      byName(role, looks, table, taken);
    if (proposal === undefined) return [];
    if (proposal.confidence !== "low") for (const name of proposal.columns) taken.add(name);
    return [proposal];
  });
  const free = looks.filter(({ column }) => !taken.has(column.name));
  const rest = IN_ORDER.filter((role) => !named.some((proposal) => proposal.role === role));
  const looked = rest.flatMap((role) => byContent(role, free, table) ?? []);
  const found = [...named, ...looked];
  return [...found, ...classAsCluster(found)].sort(
    (a, b) => IN_ORDER.indexOf(a.role) - IN_ORDER.indexOf(b.role),
  );
}

/** Pupils of one class are alike: where no column is the cluster, the class is pointed out for it. */
function classAsCluster(found: readonly RoleProposal[]): readonly RoleProposal[] {
  if (found.some(({ role }) => role === "cluster")) return [];
  const known = found.find(({ role, confidence }) => role === "class" && confidence !== "low");
  return known === undefined
    ? []
    : [{ role: "cluster", columns: known.columns, others: [], confidence: "low", reason: "class" }];
}

function looksOf(column: TextColumn, instrument: Instrument): Looks {
  // Where the file labels its values, the labels say what a bare 1 or 2 means.
  const texts = usedTexts(column).map(({ text, rows }) => ({
    text: column.valueLabels?.get(text) ?? text,
    rows,
  }));
  const known = (groups: Readonly<Record<string, readonly string[] | undefined>>) => {
    const words = groupOfWord(groups);
    return shareOfRows(texts, (text) => words.has(groupKey(text)));
  };
  const { grade, gender } = instrument.groups;
  return { column, texts, gradeWords: known(grade), genderWords: known(gender) };
}

/** The columns that the latest earlier wave had for the role, if all of them are here. */
function asBefore(
  role: Role,
  table: Table,
  looks: readonly Looks[],
  earlier: readonly EarlierWave[],
): RoleProposal | undefined {
  const latest = earlier.find(({ wave }) => wave.columns[role] !== undefined);
  const columns = latest?.wave.columns[role] ?? [];
  const found = columns.map((name) => looks.find(({ column }) => column.name === name));
  const [first, second] = found;
  if (latest === undefined || first === undefined || found.includes(undefined)) return undefined;
  const proposal = { role, columns, others: [], before: latest.label };
  const isBorneOut =
    !DESIGN_ROLES.includes(role) && (second !== undefined || fits(role, first, table));
  return isBorneOut
    ? { ...proposal, confidence: "high", reason: "as-before" }
    : { ...proposal, confidence: "medium", reason: "as-before-unchecked" };
}

function declared(
  role: Role,
  table: Table,
  instrument: Instrument,
  looks: readonly Looks[],
): RoleProposal | undefined {
  const names = instrument.columns[role] ?? [];
  const isThere = (name: string): boolean => table.columns.some((column) => column.name === name);
  if (names.length === 0 || !names.every(isThere)) return undefined;
  const proposal = { role, columns: names, others: [] };
  const look = looks.find(({ column }) => column.name === names[0]);
  const isDoubtful = GROUPS.includes(role) && look !== undefined && !fits(role, look, table);
  return isDoubtful
    ? { ...proposal, confidence: "medium", reason: "name" }
    : { ...proposal, confidence: "high", reason: "declared" };
}

function byName(
  role: Role,
  looks: readonly Looks[],
  table: Table,
  taken: ReadonlySet<string>,
): RoleProposal | undefined {
  const names = ROLE_NAMES[role].map(foldName);
  const isNamed = ({ column: { name, label } }: Looks): boolean =>
    names.includes(foldName(name)) || (label !== undefined && names.includes(foldName(label)));
  const found = looks.filter((look) => isNamed(look) && !taken.has(look.column.name));
  const [first, ...more] = found;
  if (first === undefined) return undefined;
  const others = more.map(({ column }) => column.name);
  const proposal = { role, columns: [first.column.name], others };
  if (DESIGN_ROLES.includes(role)) return { ...proposal, confidence: "low", reason: "design-name" };
  if (others.length > 0) return { ...proposal, confidence: "low", reason: "several-fit" };
  return fits(role, first, table)
    ? { ...proposal, confidence: "high", reason: "name-and-content" }
    : { ...proposal, confidence: "medium", reason: "name" };
}

/** Does the content bear out what the name says? */
function fits(
  role: Role,
  { texts, gradeWords, genderWords, column }: Looks,
  table: Table,
): boolean {
  if (role === "grade") return gradeWords >= MOST;
  if (role === "gender") return genderWords >= MOST;
  if (role === "id") return texts.length === column.index.length;
  if (role === "wave") return texts.length > 0 && texts.length <= 20;
  return texts.length > 0 && texts.length * LEAST_PER_AREA <= table.rows;
}

function byContent(role: Role, free: readonly Looks[], table: Table): RoleProposal | undefined {
  if (role === "grade") {
    // Bare numbers are codes of answers just as well.
    const spelt = free.filter(
      ({ texts, gradeWords }) => gradeWords >= MOST && texts.some(({ text }) => !isNumber(text)),
    );
    return onlyOne(role, spelt);
  }
  if (role === "gender") {
    const spelt = free.filter(
      ({ texts, genderWords }) => genderWords >= MOST && texts.some(({ text }) => !isNumber(text)),
    );
    return onlyOne(role, spelt);
  }
  return role === "area" ? suggestAreas(free, table) : undefined;
}

const isNumber = (text: string): boolean => /^[\d.,\s-]+$/.test(text);

function onlyOne(role: Role, found: readonly Looks[]): RoleProposal | undefined {
  const [first, ...more] = found.map(({ column }) => column.name);
  if (first === undefined) return undefined;
  return more.length === 0
    ? { role, columns: [first], others: [], confidence: "medium", reason: "content" }
    : { role, columns: [first], others: more, confidence: "low", reason: "several-fit" };
}

/** Columns of words that several respondents share: the user chooses, nobody guesses. */
function suggestAreas(free: readonly Looks[], table: Table): RoleProposal | undefined {
  const found = free.filter(
    ({ texts, gradeWords, genderWords }) =>
      texts.length >= 3 &&
      texts.length <= MOST_AREAS &&
      texts.length * LEAST_PER_AREA <= table.rows &&
      gradeWords < MOST &&
      genderWords < MOST &&
      shareOfRows(texts, (text) => !isNumber(text)) >= MOST,
  );
  const ordered = [...found].sort(
    (a, b) => b.texts.length - a.texts.length || compareNames(a.column.name, b.column.name),
  );
  const [first, ...more] = ordered.slice(0, MOST_SUGGESTED).map(({ column }) => column.name);
  if (first === undefined) return undefined;
  return { role: "area", columns: [first], others: more, confidence: "low", reason: "content" };
}
