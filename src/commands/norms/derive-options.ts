import type { ProfileOptions } from "../profile/profile-request.ts";

/** The choices of `ctc norms derive`, the default first. */
export const DERIVE_CHOICES = {
  method: ["median-mad", "percentile", "contrast", "fixed"],
  spread: ["median", "mean"],
  by: ["grade", "grade,gender", "gender", "none"],
  format: ["yaml", "json", "md"],
} as const;

/** What one of these options may be. */
export type DeriveChoice<Name extends keyof typeof DERIVE_CHOICES> =
  (typeof DERIVE_CHOICES)[Name][number];

/** What `ctc norms derive` was told on the command line, as commander gives it. */
export type DeriveOptions = Omit<ProfileOptions, "area" | "all" | "format"> & {
  readonly method?: DeriveChoice<"method">;
  readonly spread?: DeriveChoice<"spread">;
  readonly multiplier?: string;
  readonly percentile?: string;
  readonly cut?: readonly string[];
  readonly by?: DeriveChoice<"by">;
  readonly against?: string;
  readonly fallback?: string;
  readonly id?: string;
  readonly describe?: string;
  readonly format?: DeriveChoice<"format">;
};
