import { openApplication } from "#server/application.ts";
import { readConfig, StartFault } from "#server/config/config.ts";
import { onStopSignal } from "./stop.ts";

/** `worker`: runs tasks only, beside a web server on the same PostgreSQL. */
export async function worker(): Promise<void> {
  const config = readConfig(process.env);
  if (!config.databaseUrl)
    throw new StartFault(
      "A worker needs DATABASE_URL: the embedded database serves one process, and npm start works there by itself.",
    );
  const application = await openApplication(config);
  onStopSignal(application.close);
  await application.startWorkers();
  console.log("This worker runs tasks. Ctrl-C ends it.");
}
