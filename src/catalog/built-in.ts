import type { Instrument } from "../vocabulary/instrument.ts";
import type { Policy } from "../vocabulary/policy.ts";
import ctcys from "./data/instruments/ctcys.json" with { type: "json" };
import defaultPolicy from "./data/policies/default.json" with { type: "json" };
import kansasPolicy from "./data/policies/kansas.json" with { type: "json" };
import nchsPolicy from "./data/policies/nchs.json" with { type: "json" };
import openPolicy from "./data/policies/open.json" with { type: "json" };
import opensafelyPolicy from "./data/policies/opensafely.json" with { type: "json" };
import paysPolicy from "./data/policies/pays.json" with { type: "json" };
import skolinspektionenPolicy from "./data/policies/skolinspektionen-2022.json" with {
  type: "json",
};
import usEducationPolicy from "./data/policies/us-education.json" with { type: "json" };
import { raiseMinimum, readRaised } from "./raise-minimum.ts";

// Not parsed at every start: tests/catalog/built-in.test.ts holds each file against its schema.
const INSTRUMENTS: ReadonlyMap<string, Instrument> = new Map([["ctcys", ctcys as Instrument]]);
/** The policy that protects nothing: for data that are public already, or invented. */
export const OPEN_POLICY: Policy = openPolicy as Policy;

const POLICIES: ReadonlyMap<string, Policy> = new Map([
  ["default", defaultPolicy as Policy],
  ["skolinspektionen-2022", skolinspektionenPolicy as Policy],
  ["nchs", nchsPolicy as Policy],
  ["us-education", usEducationPolicy as Policy],
  ["pays", paysPolicy as Policy],
  ["kansas", kansasPolicy as Policy],
  ["opensafely", opensafelyPolicy as Policy],
  ["open", OPEN_POLICY],
]);

/** The instrument that ships with the toolkit under this id; undefined where none does. */
export function builtInInstrument(id: string): Instrument | undefined {
  return INSTRUMENTS.get(id);
}

/**
 * The disclosure policy that ships with the toolkit under this id, also one whose minimum was raised
 * (`default+minimum:20`); undefined where none does.
 *
 * @throws CtcError as `raiseMinimum`
 */
export function builtInPolicy(id: string): Policy | undefined {
  const raised = readRaised(id);
  const policy = POLICIES.get(raised?.id ?? id);
  return policy === undefined || raised === null ? policy : raiseMinimum(policy, raised.minimum);
}

/** Ids of what ships with the toolkit, for lists and for "did you mean". */
export const BUILT_IN_IDS: {
  readonly instruments: readonly string[];
  readonly policies: readonly string[];
} = {
  instruments: [...INSTRUMENTS.keys()],
  policies: [...POLICIES.keys()],
};
