import type { Adjustment, IntervalMethod, LonelyPsu } from "./estimation.ts";
import type { Policy } from "./policy.ts";
import type { Publication } from "./project.ts";

/** All that decides a trend, beside its waves. */
export interface TrendRequest {
  /** Names of areas, or all of them; none: everyone. */
  readonly areas: "all" | readonly string[];
  /** Wave → year, where the label does not say it. */
  readonly times: ReadonlyMap<string, number>;
  /** Are clusters of one name the same in all waves? null: where they can be. */
  readonly clusters: "same" | "new" | null;
  readonly estimation: {
    readonly interval: IntervalMethod;
    readonly lonelyPsu: LonelyPsu;
    readonly adjustment: Adjustment;
  };
  readonly policy: Policy;
  readonly publication: Publication;
  readonly project: string | null;
  readonly synthetic: boolean;
  /** Version of the toolkit. */
  readonly version: string;
}
