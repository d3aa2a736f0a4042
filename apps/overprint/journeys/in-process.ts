import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openPages } from "../cli/pages.ts";
import { takePort } from "../cli/web-server.ts";
import { openApplication } from "../server/application.ts";
import { readConfig } from "../server/config/config.ts";
import { createHost } from "../server/http/host.ts";
import { seedDemo } from "../server/seed/index.ts";
import { simulatedPrinterSetting } from "../server/simulation.ts";
import type { Overprint } from "../server/wiring/index.ts";

/** A whole Overprint in the journey's own process: what happens behind the screens can be told and asked. */
export type OverprintInProcess = {
  readonly overprint: Overprint;
  readonly base: string;
  /** Where the simulated 4over answers. */
  readonly printer: string;
  /** Of the first admin, valid once. */
  readonly firstPassword: string;
  readonly close: () => Promise<void>;
};

/** Opens it on a free port and an embedded database of its own, with as much of a running shop as the journey needs. */
export async function openInProcess({
  products,
  isSeeded = true,
  withSimulatedStore = false,
  withWorkers = true,
}: {
  readonly products: number;
  readonly isSeeded?: boolean;
  readonly withSimulatedStore?: boolean;
  readonly withWorkers?: boolean;
}): Promise<OverprintInProcess> {
  const folder = mkdtempSync(join(tmpdir(), "overprint-journey-"));
  const config = readConfig({
    ...process.env,
    DATABASE_URL: "",
    OVERPRINT_DATA_DIR: folder,
    OVERPRINT_SIMULATOR_PRODUCTS: String(products),
    OVERPRINT_LOG_LEVEL: "warn",
    PORT: "0",
  });
  const server = await takePort(0, "127.0.0.1");
  const base = `http://127.0.0.1:${server.port}`;
  const application = await openApplication(config, { withSimulator: true });
  const { overprint } = application;
  overprint.transfer.servedAt(base);
  if (isSeeded) await seedDemo(overprint, () => {});
  if (withSimulatedStore) await application.startSimulatedStore();
  server.answerWith(createHost({ overprint, ...(await openPages({ isDevelopment: false })) }).fetch);
  if (withWorkers) await application.startWorkers();
  return {
    overprint,
    base,
    printer: (await overprint.settings.get(simulatedPrinterSetting))?.url ?? "",
    firstPassword: (await overprint.auth.firstOwner())?.password ?? "",
    close: async () => {
      await server.close();
      await application.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
