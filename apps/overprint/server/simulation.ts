import { join } from "node:path";
import { defineSetting } from "@overprint/core/settings";
import { type FourOverSimulator, startFourOverSimulator } from "@overprint/simulators/fourover";
import { z } from "zod";
import type { Config } from "#server/config/config.ts";

export type SimulatedPrinter = {
  readonly url: string;
  readonly feedUrl: string;
  readonly apiKey: string;
  readonly privateKey: string;
};

/** Where the simulated printer answers. The process that runs it writes this, so that workers elsewhere find it. */
export const simulatedPrinterSetting = defineSetting<SimulatedPrinter | null>(
  "simulation.printer",
  z.object({ url: z.string(), feedUrl: z.string(), apiKey: z.string(), privateKey: z.string() }).nullable(),
  null,
);

/** Starts the simulated printer; its orders and jobs are kept in the data folder. */
export function startSimulation({ dataDir, simulator }: Config): Promise<FourOverSimulator> {
  return startFourOverSimulator({
    ...simulator,
    statePath: join(dataDir, "simulated-4over.json"),
  });
}
