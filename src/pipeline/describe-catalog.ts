import { instrumentToReport } from "../report/instrument-to-report.ts";
import { normsToReport } from "../report/norms-to-report.ts";
import type { Instrument } from "../vocabulary/instrument.ts";
import type { Norms } from "../vocabulary/norms.ts";
import type { Report } from "../vocabulary/report.ts";

/** Norms as a document. @param instrument the one that they name; null where it is not known here */
export function describeNorms(norms: Norms, instrument: Instrument | null): Report {
  return normsToReport(norms, instrument);
}

/** An instrument as a document. */
export function describeInstrument(instrument: Instrument): Report {
  return instrumentToReport(instrument);
}
