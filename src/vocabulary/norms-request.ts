import type { Text } from "./instrument.ts";
import type { CutRule } from "./norm-derivation.ts";
import type { ProfileRequest } from "./profile-request.ts";

/** All that decides derived norms; every field has been checked. */
export type NormsRequest = Pick<
  ProfileRequest,
  | "survey"
  | "read"
  | "coding"
  | "instrument"
  | "instrumentSha256"
  | "policy"
  | "project"
  | "version"
> & {
  readonly rule: CutRule;
  /** What cuts go by; empty: one cut for everyone. */
  readonly by: readonly ("grade" | "gender")[];
  /** Behaviour that cuts are held against; for `contrast` its criterion. */
  readonly against: string | null;
  readonly id: string;
  /** Who the norm population is, of pupils of these grades; empty: of any. */
  readonly populationOf: (about: {
    readonly wave: string | null;
    readonly grades: readonly string[];
  }) => Text;
  /** Grade whose cuts serve a grade that has none. */
  readonly fallback: string | null;
};
