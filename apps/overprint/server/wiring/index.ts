import { randomUUID } from "node:crypto";
import type { Clock, NewId } from "@overprint/core/outcome";
import type { Mode } from "@overprint/core/settings";
import type { Config } from "#server/config/config.ts";
import type { Log } from "#server/logs/log.ts";
import type { Metrics } from "#server/metrics/metrics.ts";

/** What every subject builds on. */
export type Foundation = {
  readonly config: Config;
  readonly log: Log;
  readonly metrics: Metrics;
  readonly clock: Clock;
  readonly newId: NewId;
  readonly mode: () => Promise<Mode>;
};

/**
 * The one object that screens, API and tasks are given. A subject adds a file beside this one with its own part
 * (`catalogueWiring(foundation)`), its type here, and its line in `wireOverprint`.
 */
export type Overprint = Foundation;

export async function wireOverprint(
  given: Pick<Foundation, "config" | "log" | "metrics">,
): Promise<Overprint> {
  const foundation: Foundation = {
    ...given,
    clock: { now: () => new Date() },
    newId: () => randomUUID(),
    mode: async () => "simulation",
  };
  return { ...foundation };
}
