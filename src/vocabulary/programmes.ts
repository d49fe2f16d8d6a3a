import type { Text } from "./instrument.ts";

/** How a link between a programme and a factor is known. `inferred` is never shown as a registry's word. */
export type LinkBasis = "listed" | "stated_aim" | "inferred";

/** How a fact about a programme was read. */
export type ReadConfidence = "high" | "medium" | "low";

/** What speaks for caution; some of them against the programme itself. */
export type ProgrammeFlag =
  | "registries_disagree"
  | "licence_required"
  | "not_replicated_in_sweden"
  | "possible_harm"
  | "no_effect"
  | "do_not_use"
  | "no_source_found"
  | "no_evaluation_found";

/** A registry's word about a programme: one dated fact of one registry. */
export interface ProgrammeRating {
  readonly registry: string;
  /** In the registry's own words. */
  readonly value: string;
  /** null: the page has no year. */
  readonly year: number | null;
  readonly confidence: ReadConfidence;
  readonly source: string;
  readonly superseded?: true;
  /** Said of a group of programmes and not of this one alone. */
  readonly ofGroup?: true;
  readonly note?: string;
}

/** What one programme is linked to. */
export interface ProgrammeLink {
  /** Id of a scale of the instrument. */
  readonly scale: string;
  readonly basis: LinkBasis;
  readonly confidence: ReadConfidence;
  readonly sources: readonly string[];
}

export interface Programme {
  readonly id: string;
  readonly name: Text;
  /** Only programmes and environmental measures answer to a factor; the rest is related work. */
  readonly kind: "programme" | "environmental" | "area_strategy" | "strategy" | "collaboration";
  /** null: not known. */
  readonly inSweden: boolean | null;
  readonly factors: readonly ProgrammeLink[];
  readonly ratings: readonly ProgrammeRating[];
  readonly flags: readonly ProgrammeFlag[];
  readonly note?: string;
}

export interface Registry {
  readonly id: string;
  readonly name: string;
  readonly country?: string;
  /** `dormant`: the list is kept and no longer renewed. */
  readonly state: "open" | "dormant" | "outdated" | "closed" | "superseded" | "not_recorded";
  readonly note?: string;
}

/** `ctc-programmes/1`: what registries say of prevention programmes, each fact with its source. */
export interface ProgrammeCatalog {
  readonly schema: "ctc-programmes/1";
  readonly id: string;
  /** Year and month of the state of knowledge. */
  readonly asOf: string;
  /** Scale → the name of its factor in this catalogue; `inferred` joins are this project's reading. */
  readonly joins: Readonly<
    Record<string, { readonly factor: string; readonly join: "same_name" | "inferred" }>
  >;
  readonly registries: readonly Registry[];
  readonly programmes: readonly Programme[];
  readonly sources: Readonly<
    Record<
      string,
      {
        readonly title: string;
        readonly url?: string;
        readonly kind: "primary" | "secondary" | "third-party copy";
      }
    >
  >;
}
