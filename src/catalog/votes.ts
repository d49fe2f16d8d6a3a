import type { Text } from "../vocabulary/instrument.ts";
import { foldName } from "../vocabulary/names.ts";
import {
  CRITERIA,
  type Criterion,
  HIGHEST_MARK,
  LOWEST_MARK,
  type Vote,
  type VoteMethod,
} from "../vocabulary/votes.ts";
import { nearName } from "./nearest-name.ts";
import { readSideFile, type SideRow } from "./side-file.ts";

const METHODS: readonly VoteMethod[] = ["dots", "rank", "rating"];
const COLUMNS = {
  required: ["voter", "factor"],
  optional: ["sector", "criterion", "dots", "rank", "rating"],
};

/** What Swedish groups may write in the column `criterion`. */
const SWEDISH: Readonly<Record<string, Criterion>> = {
  prioritet: "priority",
  allvar: "severity",
  påverkbarhet: "changeability",
  resurser: "resources",
};

/** A factor that can be voted on, by its id or by either of its labels. */
export interface Candidate {
  readonly id: string;
  readonly label: Text;
}

/** What a file of votes is held against. */
export interface VotingRules {
  /** The factors of a profile; null where nobody named one, and every name is a factor. */
  readonly candidates: readonly Candidate[] | null;
  /** How many dots a voter has for each criterion; null: as many as they like. */
  readonly dots: number | null;
}

/**
 * The votes of `votes.csv`: `voter,sector,factor,criterion` and one of `dots`, `rank` and `rating`.
 * No criterion is `priority`, the choice itself.
 *
 * @param file base name, for messages.
 * @throws CtcError `side-file-row` {file, row, column, text, problem}: an unknown factor or
 *   criterion, no vote or two in a row, a second vote of one voter, dots beyond what a voter has, a
 *   voter of two sectors, or a criterion that is voted on by two methods.
 */
export function readVotes(text: string, file: string, rules: VotingRules): readonly Vote[] {
  const earlier = new Earlier(rules.dots);
  return readSideFile(text, file, COLUMNS).map((row) => {
    const vote = toVote(row, rules.candidates);
    earlier.check(vote, row);
    return vote;
  });
}

function toVote(row: SideRow, candidates: VotingRules["candidates"]): Vote {
  const voter = row.cell("voter");
  if (voter === "") throw row.refuse("voter", "cell-empty");
  return {
    voter,
    sector: row.cell("sector") || null,
    factor: factorOf(row, candidates),
    criterion: criterionOf(row),
    ...markOf(row),
  };
}

function factorOf({ cell, refuse }: SideRow, candidates: VotingRules["candidates"]): string {
  const wanted = cell("factor");
  if (wanted === "") throw refuse("factor", "cell-empty");
  if (candidates === null) return wanted;
  const folded = foldName(wanted);
  const found = candidates.find((one) => namesOf(one).some((name) => foldName(name) === folded));
  if (found !== undefined) return found.id;
  const nearest = nearName(wanted, candidates.flatMap(namesOf));
  const facts = { thing: "factor", wanted: wanted.slice(0, 40) };
  throw nearest === undefined
    ? refuse("factor", "not-there", facts)
    : refuse("factor", "not-there-nearest", { ...facts, nearest });
}

const namesOf = ({ id, label }: Candidate): readonly string[] =>
  label.sv === undefined ? [id, label.en] : [id, label.en, label.sv];

function criterionOf({ cell, refuse }: SideRow): Criterion {
  const word = foldName(cell("criterion"));
  if (word === "") return "priority";
  const found = CRITERIA.find((one) => one === word);
  const swedish = Object.hasOwn(SWEDISH, word) ? SWEDISH[word] : undefined;
  const criterion = found ?? swedish;
  if (criterion === undefined)
    throw refuse("criterion", "expected-one-of", { oneOf: CRITERIA.join("|") });
  return criterion;
}

function markOf({ cell, refuse }: SideRow): Pick<Vote, "method" | "value"> {
  const given = METHODS.filter((method) => cell(method) !== "");
  const [method, second] = given;
  if (method === undefined) throw refuse("dots", "vote-none");
  if (second !== undefined) throw refuse(second, "vote-several", { other: method });
  const digits = cell(method);
  const value = /^\d{1,4}$/.test(digits) ? Number(digits) : -1;
  const isRead =
    method === "rating"
      ? value >= LOWEST_MARK && value <= HIGHEST_MARK
      : value >= (method === "rank" ? 1 : 0);
  if (!isRead) throw refuse(method, `${method}-form`);
  return { method, value };
}

/** What the rows above hold, so that a row that contradicts them is named with its number. */
class Earlier {
  readonly #limit: number | null;
  readonly #rows = new Map<string, { readonly row: number; readonly is: string }>();
  readonly #dots = new Map<string, number>();

  constructor(limit: number | null) {
    this.#limit = limit;
  }

  check(vote: Vote, { row, refuse }: SideRow): void {
    const voter = foldName(vote.voter);
    const before = (key: readonly string[], is: string) => {
      const known = this.#rows.get(key.join("\n"));
      if (known === undefined) this.#rows.set(key.join("\n"), { row, is });
      return known;
    };
    const twice = before(["vote", voter, vote.factor, vote.criterion], "");
    if (twice !== undefined) throw refuse("factor", "vote-twice", { earlier: twice.row });
    const sector = before(["sector", voter], foldName(vote.sector ?? ""));
    if (sector !== undefined && sector.is !== foldName(vote.sector ?? ""))
      throw refuse("sector", "vote-sector", { earlier: sector.row });
    const method = before(["method", vote.criterion], vote.method);
    if (method !== undefined && method.is !== vote.method)
      throw refuse(vote.method, "vote-method", { earlier: method.row, other: method.is });
    this.#countDots(voter, vote, refuse);
  }

  #countDots(voter: string, vote: Vote, refuse: SideRow["refuse"]): void {
    if (vote.method !== "dots") return;
    const key = `${voter}\n${vote.criterion}`;
    const dots = (this.#dots.get(key) ?? 0) + vote.value;
    this.#dots.set(key, dots);
    if (this.#limit !== null && dots > this.#limit)
      throw refuse("dots", "vote-dots", { dots, limit: this.#limit });
  }
}
