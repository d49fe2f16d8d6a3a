/** How sure a fact is. `proposal` is this project's own wording and is never printed as official. */
export type Certainty =
  | "verified"
  | "recalled"
  | "assumed_by_analogy"
  | "inferred"
  | "conflict"
  | "secondary_source"
  | "proposal"
  | "not_found";

/** A text in the two languages of the toolkit; English is always there. */
export interface Text {
  readonly en: string;
  readonly sv?: string;
}

/** One answer that can be ticked: its code and its words. */
export interface Answer {
  readonly code: number;
  readonly en: string;
  readonly sv?: string;
}

/** Why a respondent has no usable answer to an item. Kept apart, never merged. */
export type MissingReason =
  | "not_asked"
  | "blank"
  | "dont_know"
  | "not_applicable"
  | "no_answer"
  | "several_ticked"
  | "out_of_range";

/** One question, and the answer set it is answered with. */
export interface Item {
  readonly id: string;
  readonly text: Text;
  /** Name of an answer set in `Instrument.answers`. */
  readonly answers: string;
  readonly status: Certainty;
  readonly source?: string;
  /** Codes of the answer set that say "no answer of use" for this item, with the reason. */
  readonly missing?: Readonly<Record<string, MissingReason>>;
  /**
   * What "don't know" is to scores and conditions. Default `excluded`: no answer. A number: that code
   * of the answer set. `counted`: an answer beside all codes, so that who gives it is in the
   * denominator of a behaviour and is not counted; a score has no place for it.
   */
  readonly dontKnow?: DontKnow;
}

export type DontKnow = "excluded" | "counted" | number;

/** An item as it enters a scale. Reversed: `min + max − code` over the codes of its answer set. */
export interface ScaleItem {
  readonly item: string;
  readonly reverse: boolean;
  /** Codes replaced before scoring (age at first use → risk points). Reversal comes after. */
  readonly recode?: Readonly<Record<string, number>>;
}

export type ScaleKind = "risk" | "protective";
/** The four living environments of CTC, in the order in which every table shows them. */
export type LifeDomain = "community" | "family" | "school" | "peer_individual";

export type Operator = ">" | ">=" | "<" | "<=";

/** Several items that measure one factor. Higher scores mean more of what the label says. */
export interface Scale {
  readonly id: string;
  readonly kind: ScaleKind;
  readonly domain: LifeDomain;
  /** Finishes "share of pupils with …" / "andel elever med …" in the direction of the kind. */
  readonly label: Text;
  readonly labelStatus: { readonly en: Certainty; readonly sv?: Certainty };
  readonly labelSource?: Text;
  readonly items: readonly ScaleItem[];
  /** Absent: the rule is not known, and the scale is reported as `absent`, `no_rule`. */
  readonly score?: "mean" | "sum" | "max" | "min" | "count";
  /** Count of items, share of items (0 < x < 1), or every item. */
  readonly minimumAnswered?: number | "all";
  readonly minimumAnsweredStatus?: Certainty;
  readonly status: Certainty;
  readonly reverseStatus?: Certainty;
  readonly note?: Text;
  /** Only where the cut is part of the instrument itself. */
  readonly cut?: { readonly operator: Operator; readonly value: number; readonly source: string };
}

/** A yes/no question put to the answers of one respondent, in three-valued logic. */
export type Condition =
  | { readonly item: string; readonly in: readonly number[] }
  | { readonly item: string; readonly atLeast: number }
  | { readonly item: string; readonly atMost: number }
  | { readonly item: string; readonly answered: true }
  | { readonly all: readonly Condition[] }
  | { readonly any: readonly Condition[] }
  | { readonly not: Condition }
  | { readonly count: readonly Condition[]; readonly atLeast: number };

/** An outcome or a single-question indicator. */
export interface Behaviour {
  readonly id: string;
  /** Heading it stands under in the profile, for example "substance use". */
  readonly topic?: string;
  readonly label: Text;
  readonly labelStatus: { readonly en: Certainty; readonly sv?: Certainty };
  /** Wording and period, as shown under the table. */
  readonly question?: Text;
  readonly counts: Condition;
  readonly among?: Condition;
  /** Which direction is good; absent: low, as for a problem. */
  readonly goodWhen?: "high" | "low";
  readonly status: Certainty;
  readonly source?: string;
}

/** Share of pupils with `atLeast` or more elevated factors of one kind. */
export interface Cumulative {
  readonly id: string;
  readonly kind: ScaleKind;
  /** Absent: the limit is not known; reported as `absent`, `no_rule`. */
  readonly atLeast?: number;
  readonly label: Text;
  readonly status: Certainty;
  readonly source?: string;
}

/** What an honesty rule looks at. Who is not known to fail a rule passes it. */
export type HonestyTest =
  | { readonly kind: "condition"; readonly when: Condition }
  /** At least so many pairs where `item` says more than `limit` allows: 30 days, and ever. */
  | {
      readonly kind: "above_limit";
      readonly pairs: readonly { readonly item: string; readonly limit: string }[];
      readonly atLeast: number;
    }
  /** An age in years (the code) that a pupil of the grade cannot have had; per grade. */
  | {
      readonly kind: "age_against_grade";
      readonly items: readonly string[];
      readonly lowest?: Readonly<Record<string, number>>;
      readonly highest?: Readonly<Record<string, number>>;
    }
  /** The same code in a share of the answers to items of these sets, of which some are reversed. */
  | {
      readonly kind: "straight_lining";
      readonly answers: readonly string[];
      readonly minimumAnswered: number;
      readonly share: number;
    }
  /** Time taken below a share of the median; the first of `columns` that the file has holds it. */
  | {
      readonly kind: "speed";
      readonly columns: readonly string[];
      readonly shareOfMedian: number;
    }
  /** Less than a share of the questions asked is answered. */
  | { readonly kind: "few_answers"; readonly lessThan: number };

/** A sign that somebody did not answer in earnest. Removes nobody unless the project names it. */
export type HonestyRule = HonestyTest & {
  readonly id: string;
  /** Finishes "pupils who …" / "elever som …". */
  readonly label: Text;
  /** How sure it is that surveys use such a rule. */
  readonly status: Certainty;
  /** How sure its numbers are. */
  readonly thresholdStatus: Certainty;
  readonly source?: string;
};

/** What a column of the survey file can be, beside an answer. */
export type Role =
  | "id"
  | "area"
  | "school"
  | "class"
  | "grade"
  | "gender"
  | "weight"
  | "stratum"
  | "cluster"
  | "wave";

export type Gender = "girl" | "boy" | "other";

/** A questionnaire as it was printed, and how its answers become figures. Two versions are two instruments. */
export interface Instrument {
  readonly schema: "ctc-instrument/1";
  readonly id: string;
  readonly version: string;
  readonly title: Text;
  readonly source: { readonly citation: string; readonly licence: string };
  /** Default column names; several where several make the role. */
  readonly columns: Readonly<Partial<Record<Role, readonly string[]>>>;
  readonly groups: {
    /** Group → the words and codes that mean it in the file. */
    readonly gender: Readonly<Partial<Record<Gender, readonly string[]>>>;
    readonly grade: Readonly<Record<string, readonly string[]>>;
  };
  readonly missing: {
    readonly blank: readonly string[];
    readonly codes: Readonly<Record<string, MissingReason>>;
  };
  readonly answers: Readonly<Record<string, readonly Answer[]>>;
  readonly items: readonly Item[];
  readonly scales: readonly Scale[];
  readonly behaviours: readonly Behaviour[];
  readonly cumulative: readonly Cumulative[];
  readonly honesty?: readonly HonestyRule[];
  /** What readers may expect and this instrument does not measure. */
  readonly notMeasured: readonly Text[];
}
