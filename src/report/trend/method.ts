import type { Block, Inline } from "../../vocabulary/report.ts";
import type { Trend } from "../../vocabulary/trend.ts";
import { bullets, heading, message, plain, sequence } from "../blocks.ts";

/** How the figures were made, and what they do not say. */
export function trendMethod(trend: Trend): readonly Block[] {
  const { design, policy, waves } = trend;
  const clusters = !design.clustered ? "none" : design.sameClusters ? "same" : "new";
  const isLong = waves.length > 2;
  return [
    heading(2, message("trend.method.title")),
    ...bullets([
      message("trend.method.shares"),
      message("trend.method.change"),
      message(`trend.method.clusters.${clusters}`),
      message("trend.method.smallest"),
      ...(isLong ? [message("trend.method.trend")] : []),
      message(`trend.method.adjustment.${design.adjustment}`),
      message("trend.method.comparable"),
      message("trend.method.cause"),
      message("trend.method.policy", { policy: plain(policy.id) }),
      ...(trend.norms === null
        ? []
        : [message("trend.method.norms", { norms: plain(trend.norms) })]),
      files(trend),
    ]),
  ];
}

function files({ waves, instrument }: Trend): Inline {
  const named = waves.map(({ wave, file, sha256 }) =>
    message("trend.method.file", {
      wave: plain(wave),
      file: plain(file),
      sha256: plain(sha256.slice(0, 12)),
    }),
  );
  return sequence(message("trend.method.files", { instrument: plain(instrument) }), {
    kind: "enumeration",
    items: named,
  });
}
