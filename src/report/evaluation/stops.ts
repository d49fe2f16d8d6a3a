import type { Stop } from "../../vocabulary/profile-diff.ts";
import type { Block } from "../../vocabulary/report.ts";
import { bullets, heading, message, paragraph } from "../blocks.ts";
import { stopWords } from "../diff/changes.ts";

/** Why nothing is compared, in place of every figure. */
export function stopped(stops: readonly Stop[]): readonly Block[] {
  return [
    heading(2, message("evaluation.stopped.title")),
    paragraph(message("evaluation.stopped")),
    ...bullets(stops.map(stopWords)),
  ];
}
