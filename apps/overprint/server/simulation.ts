import { writeFileSync } from "node:fs";
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

/** Where `simulate` finds the address of the simulated printer that runs with a data folder. */
export const simulatorAddressFile = (dataDir: string): string => join(dataDir, "simulated-4over.url");

/** Starts the simulated printer; its orders and jobs are kept in the data folder. */
export async function startSimulation({ dataDir, simulator }: Config): Promise<FourOverSimulator> {
  const started = await startFourOverSimulator({
    ...simulator,
    statePath: join(dataDir, "simulated-4over.json"),
  });
  writeFileSync(simulatorAddressFile(dataDir), `${started.url}\n`);
  return started;
}
