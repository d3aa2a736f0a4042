import type { Application } from "#server/application.ts";
import { openApplication } from "#server/application.ts";
import { readConfig } from "#server/config/config.ts";

/** Opens Overprint for one command and closes it, whatever happens. Logs stay quiet unless asked for. */
export async function oneOff(
  act: (application: Application) => Promise<void>,
  options: { readonly withSimulator?: boolean } = {},
): Promise<void> {
  const config = readConfig({ OVERPRINT_LOG_LEVEL: "warn", ...process.env });
  const application = await openApplication(config, options);
  try {
    await act(application);
  } finally {
    await application.close();
  }
}
