import { nearestNames } from "../../catalog/nearest-name.ts";
import { CtcError } from "../../vocabulary/errors.ts";
import type { PriorityTable } from "../../vocabulary/priority-table.ts";
import type { ProfileRequest } from "../../vocabulary/profile-request.ts";
import { tellableBehaviours } from "./associate-factors.ts";
import type { Survey } from "./survey.ts";

/**
 * The behaviours that are set beside the factors: those asked for, in that order, else of each topic
 * the first that can be told.
 *
 * @throws CtcError `prioritise-behaviour-unknown` with the nearest ones
 */
export function chooseBehaviours(
  asked: readonly string[],
  survey: Survey,
  request: ProfileRequest,
): PriorityTable["behaviours"] {
  const known = survey.indicators.flatMap(({ measure }) =>
    measure.kind === "behaviour" ? [measure] : [],
  );
  const chosen = asked.length > 0 ? asked : firstOfTopics(survey, request);
  return [...new Set(chosen)].map((id) => {
    const found = known.find((behaviour) => behaviour.id === id);
    if (found !== undefined) return { id, label: found.label };
    const ids = known.map((behaviour) => behaviour.id);
    const nearest = nearestNames(id, ids, 3).join(", ");
    throw new CtcError("prioritise-behaviour-unknown", { behaviour: id.slice(0, 80), nearest });
  });
}

function firstOfTopics(survey: Survey, request: ProfileRequest): readonly string[] {
  const topics = new Map<string, string>();
  for (const id of tellableBehaviours(survey, request)) {
    const topic = survey.indicators.find(({ measure }) => measure.id === id)?.measure.topic ?? "";
    if (!topics.has(topic)) topics.set(topic, id);
  }
  return [...topics.values()];
}
