import type { SumsFile, WaveSums } from "../vocabulary/trend-sums.ts";

const NOTICE =
  "Personal data, as detailed as the answers that these sums were made from. Not for publication: keep it as safe as the answers. / Personuppgifter, lika detaljerade som svaren bakom summorna. Inte för publicering: förvara filen lika säkert som svaren.";

/**
 * Waves as a `ctc-sums/1` file, in pieces: one line per measure. Numbers have all their digits, so that
 * the figures made of them are those made of the answers.
 */
export function* sumsToJson(waves: readonly WaveSums[], version: string): Generator<string> {
  const { schema, generator, notice }: Omit<SumsFile, "waves"> = {
    schema: "ctc-sums/1",
    notice: NOTICE,
    generator: { name: "ctc", version },
  };
  yield `{"schema":${JSON.stringify(schema)},\n"notice":${JSON.stringify(notice)},\n`;
  yield `"generator":${JSON.stringify(generator)},\n"waves":[`;
  for (const [at, { measures, ...wave }] of waves.entries()) {
    yield `${at === 0 ? "" : ","}\n${JSON.stringify(wave).slice(0, -1)},"measures":[`;
    for (const [place, measure] of measures.entries())
      yield `${place === 0 ? "" : ","}\n${JSON.stringify(measure)}`;
    yield "]}";
  }
  yield "]}\n";
}
