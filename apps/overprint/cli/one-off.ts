import type { Application } from "#server/application.ts";
import { openApplication } from "#server/application.ts";
import { readConfig } from "#server/config/config.ts";

/** Opens Overprint for one command and closes it, whatever happens. Logs stay quiet unless asked for. */
export async function oneOff(
  act: (application: Application) => Promise<void>,
  options: {
    /** `unless-it-runs-elsewhere`: the embedded database serves one process, so no other has the simulator then. */
    readonly withSimulator?: boolean | "unless-it-runs-elsewhere";
  } = {},
): Promise<void> {
  const config = readConfig({ OVERPRINT_LOG_LEVEL: "warn", ...process.env });
  const withSimulator =
    options.withSimulator === "unless-it-runs-elsewhere"
      ? config.databaseUrl === null
      : (options.withSimulator ?? false);
  const application = await openApplication(config, { withSimulator });
  try {
    await act(application);
  } finally {
    await application.close();
  }
}
