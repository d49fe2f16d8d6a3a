import { z } from "zod";
import type { Condition } from "../vocabulary/instrument.ts";
import { closed, name, says } from "./schema-parts.ts";

const KEYS = ["item", "in", "atLeast", "atMost", "answered", "all", "any", "not", "count"];
const code = z.int();

/** A condition of a behaviour; conditions contain conditions. */
export const conditionSchema: z.ZodType<Condition> = z.lazy(() =>
  z.union([
    closed({ item: name, in: z.array(code).min(1, says("empty")) }, KEYS),
    closed({ item: name, atLeast: code }, KEYS),
    closed({ item: name, atMost: code }, KEYS),
    closed({ item: name, answered: z.literal(true) }, KEYS),
    closed({ all: parts }, KEYS),
    closed({ any: parts }, KEYS),
    closed({ not: conditionSchema }, KEYS),
    closed({ count: parts, atLeast: z.int().min(1, says("counts-from-1")) }, KEYS),
  ]),
);

const parts: z.ZodType<Condition[]> = z.lazy(() => z.array(conditionSchema).min(1, says("empty")));
