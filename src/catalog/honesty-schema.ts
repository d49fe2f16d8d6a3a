import { z } from "zod";
import type { HonestyRule } from "../vocabulary/instrument.ts";
import { conditionSchema } from "./condition-schema.ts";
import { certainty, closed, grade, localText, measureId, name, says } from "./schema-parts.ts";

const count = z.int().min(1, says("counts-from-1"));
const share = z.number().gt(0, says("share-above-0")).max(1, says("share-at-most-1"));
const years = z.record(grade, z.number());
const list = z.array(name).min(1, says("empty"));

/** Nobody vouches for a rule or a number without a status. */
const common = {
  id: measureId,
  label: localText,
  status: certainty.default("proposal"),
  thresholdStatus: certainty.default("proposal"),
  source: z.exactOptional(name),
};

/** One honesty rule of an instrument, by its `kind`. */
export const honestySchema: z.ZodType<HonestyRule> = z.discriminatedUnion("kind", [
  closed({ ...common, kind: z.literal("condition"), when: conditionSchema }),
  closed({
    ...common,
    kind: z.literal("above_limit"),
    pairs: z.array(closed({ item: name, limit: name })).min(1, says("empty")),
    atLeast: count.default(1),
  }),
  closed({
    ...common,
    kind: z.literal("age_against_grade"),
    items: list,
    lowest: z.exactOptional(years),
    highest: z.exactOptional(years),
  }),
  closed({
    ...common,
    kind: z.literal("straight_lining"),
    answers: list,
    minimumAnswered: count,
    share,
  }),
  closed({ ...common, kind: z.literal("speed"), columns: list, shareOfMedian: share }),
  closed({ ...common, kind: z.literal("few_answers"), lessThan: share }),
]);
