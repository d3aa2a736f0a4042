import { parseArgs } from "node:util";
import type { Application } from "#server/application.ts";
import { readConfig } from "#server/config/config.ts";
import { loadSecretKey } from "#server/config/secret-key.ts";
import type { Overprint } from "#server/wiring/index.ts";
import { onStopSignal } from "./stop.ts";
import { takePort, type WebServer } from "./web-server.ts";

/**
 * `start`: the whole of Overprint in one process. `--web-only` leaves tasks to workers elsewhere; `--dev` rebuilds
 * screens as their sources change.
 */
export async function start(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...args],
    options: { dev: { type: "boolean", default: false }, "web-only": { type: "boolean", default: false } },
  });
  const config = readConfig(process.env);
  const server = await takePort(config.port, config.host);
  loadSecretKey(config);
  // The database opens in a thread of its own while the rest is loaded here.
  const opening = (await import("#server/database.ts")).openMigrated(config);
  // It may fail before anybody waits for it; whoever waits below is told.
  opening.catch(() => {});
  const [application, pages] = await Promise.all([
    import("#server/application.ts").then(({ openApplication }) =>
      openApplication(config, { withSimulator: true, opening }),
    ),
    import("./pages.ts").then(({ openPages }) => openPages({ isDevelopment: values.dev })),
  ]);
  onStopSignal(async () => {
    await server.close();
    await application.close();
  });
  await serve(application, server, pages, !values["web-only"]);
}

async function serve(
  application: Application,
  server: WebServer,
  pages: Pick<import("#server/http/host.ts").Host, "pages" | "assets">,
  withWorkers: boolean,
): Promise<void> {
  const { overprint } = application;
  const [{ createHost }, { seedDemo }] = await Promise.all([
    import("#server/http/host.ts"),
    import("#server/seed/index.ts"),
  ]);
  overprint.transfer.servedAt(`http://127.0.0.1:${server.port}`);
  if ((await overprint.mode()) === "simulation") await seedDemo(overprint, console.log);
  server.answerWith(createHost({ overprint, ...pages }).fetch);
  await application.startSimulatedStore();
  if (withWorkers) await application.startWorkers();
  await announce(overprint, server.port);
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
