import { countAnswered } from "../../score/count-answered.ts";
import type { Instrument } from "../../vocabulary/instrument.ts";
import type { Indicator } from "../../vocabulary/measure.ts";
import type { Responses } from "../../vocabulary/responses.ts";
import type { ScoreColumn } from "../../vocabulary/scores.ts";

/**
 * The columns of all measures, in the instrument's order. Of a factor: its score, how many of its
 * items were answered, and where it has a cut whether the score is past it; of a behaviour or a
 * cumulative measure whether the pupil is counted. A measure that is absent has no such column.
 * Every name ends in a dot and a word, so that no measure is taken for another column.
 */
export function scoreColumns(
  responses: Responses,
  instrument: Instrument,
  scores: ReadonlyMap<string, Float64Array>,
  indicators: readonly Indicator[],
): readonly ScoreColumn[] {
  return indicators.flatMap(({ measure, state, absent }): ScoreColumn[] => {
    const { id, kind } = measure;
    const isShown = absent === undefined;
    if (kind !== "risk" && kind !== "protective") {
      return isShown ? [{ name: `${id}.counted`, states: state }] : [];
    }
    const score = scores.get(id);
    const scale = instrument.scales.find((each) => each.id === id);
    if (score === undefined || scale === undefined) return [];
    return [
      { name: `${id}.score`, numbers: score },
      { name: `${id}.answered`, numbers: countAnswered(scale, responses, instrument) },
      ...(isShown ? [{ name: `${id}.past_cut`, states: state }] : []),
    ];
  });
}
