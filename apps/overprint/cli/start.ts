import { parseArgs } from "node:util";
import { createRequestHandler } from "react-router";
import { type Application, openApplication } from "#server/application.ts";
import { type Config, readConfig } from "#server/config/config.ts";
import { createHost } from "#server/http/host.ts";
import { seedDemo } from "#server/seed/index.ts";
import type { Overprint } from "#server/wiring/index.ts";
import { assetsDir, buildWhenStale, loadBuild } from "./front-end.ts";
import { onStopSignal } from "./stop.ts";
import { takePort, type WebServer } from "./web-server.ts";

/** `start`: the whole of Overprint in one process. `--web-only` leaves tasks to workers elsewhere. */
export async function start(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...args],
    options: { dev: { type: "boolean", default: false }, "web-only": { type: "boolean", default: false } },
  });
  const config = readConfig(process.env);
  const server = await takePort(config.port, config.host);
  const application = await opened(config, server);
  const { overprint } = application;
  onStopSignal(async () => {
    await server.close();
    await application.close();
  });
  if ((await overprint.mode()) === "simulation") await seedDemo(overprint, console.log);
  const pages = createRequestHandler(await loadBuild(), "production");
  if (!values["web-only"]) await application.startWorkers();
  server.answerWith(createHost({ overprint, pages, assetsDir }).fetch);
  await announce(overprint, server.port);
}

async function opened(config: Config, server: WebServer): Promise<Application> {
  try {
    const [application] = await Promise.all([
      openApplication(config, { withSimulator: true }),
      buildWhenStale(),
    ]);
    return application;
  } catch (error) {
    await server.close();
    throw error;
  }
}

async function announce({ config: { publicUrl }, auth }: Overprint, port: number): Promise<void> {
  const base = publicUrl ?? `http://localhost:${port}`;
  const first = await auth.firstOwner();
  const lines = [
    "",
    "Overprint is ready.",
    "",
    `  Front store   ${base}/`,
    `  Admin         ${base}/admin`,
    ...(first
      ? [
          `  Sign in as    ${first.email}`,
          `  with          ${first.password}   (once; then you choose your own)`,
        ]
      : []),
    "",
    "Ctrl-C ends it; starting again keeps everything.",
  ];
  console.log(lines.join("\n"));
}
