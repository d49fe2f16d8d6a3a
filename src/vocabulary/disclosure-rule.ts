/** Primary: the cell itself breaks the policy. Secondary: it would give away another cell that does. */
export type DisclosureOrder = "primary" | "secondary";

/** Why a cell is not told as it is. For the disclosure log alone, never in anything that is published. */
export type DisclosureRule =
  | "area-size"
  | "respondents"
  | "numerator"
  | "complement"
  | "none"
  | "all"
  | "bottom-coding"
  | "top-coding"
  | "rounding-all"
  | "presentation-standard"
  | "degrees-of-freedom"
  | "response-rate"
  | "municipality-only"
  | "hidden-left-out"
  | "coverage"
  | "split"
  | "calibration"
  | "published";

/** Every rule, in the order in which it is documented. */
export const DISCLOSURE_RULES: Readonly<Record<DisclosureRule, DisclosureOrder>> = {
  "area-size": "primary",
  respondents: "primary",
  numerator: "primary",
  complement: "primary",
  none: "primary",
  all: "primary",
  "bottom-coding": "primary",
  "top-coding": "primary",
  "rounding-all": "primary",
  "presentation-standard": "primary",
  "degrees-of-freedom": "primary",
  "response-rate": "primary",
  "municipality-only": "primary",
  "hidden-left-out": "secondary",
  coverage: "secondary",
  split: "secondary",
  calibration: "secondary",
  published: "secondary",
};

/** What a rule did to one cell; never with the cell's value. */
export interface Decision {
  readonly wave: string | null;
  /** Null: everyone. */
  readonly area: string | null;
  readonly areaId: string | null;
  readonly grade: string | null;
  readonly gender: string | null;
  /** Null: how many answered. */
  readonly measure: string | null;
  readonly treatment: "withheld" | "partial" | "rounded" | "coded" | "no-comparison";
  readonly rule: DisclosureRule;
}
