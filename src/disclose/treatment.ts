import type { DisclosureRule } from "../vocabulary/disclosure-rule.ts";

/** What happens to one cell, and by which rule: the rule is for the disclosure log alone. */
export type Treatment =
  | { readonly kind: "exact" }
  /** Everyone but the areas, and those without area, that may not be told. */
  | { readonly kind: "partial"; readonly rule?: DisclosureRule }
  /** Share and respondents to a step. */
  | {
      readonly kind: "rounded";
      readonly step: number;
      readonly respondentsTo: number;
      /** Everyone under a policy that rounds everything: the sum of the areas as they are printed. */
      readonly isSum?: true;
      readonly rule?: DisclosureRule;
    }
  /** Past a limit of top and bottom coding: the limit is told, and nothing else but the respondents. */
  | {
      readonly kind: "coded";
      readonly edge: "at-most" | "at-least";
      /** The limit, a share in [0, 1]. */
      readonly bound: number;
      readonly rule: DisclosureRule;
    }
  | { readonly kind: "withheld"; readonly rule?: DisclosureRule };
