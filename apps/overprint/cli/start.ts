import { serve } from "@hono/node-server";
import { createRequestHandler } from "react-router";
import { readConfig, StartFault } from "#server/config/config.ts";
import { createHost } from "#server/http/host.ts";
import { createLog } from "#server/logs/log.ts";
import { createMetrics } from "#server/metrics/metrics.ts";
import { wireOverprint } from "#server/wiring/index.ts";
import { assetsDir, buildWhenStale, loadBuild } from "./front-end.ts";

export async function start(_args: readonly string[]): Promise<void> {
  const config = readConfig(process.env);
  await buildWhenStale();
  const overprint = await wireOverprint({
    config,
    log: createLog(config.logLevel),
    metrics: createMetrics(),
  });
  const pages = createRequestHandler(await loadBuild(), "production");
  const host = createHost({ overprint, pages, assetsDir });
  const server = serve({ fetch: host.fetch, port: config.port, hostname: config.host });
  await new Promise<void>((resolve, reject) => server.once("listening", resolve).once("error", reject)).catch(
    (error: NodeJS.ErrnoException) => {
      if (error.code === "EADDRINUSE")
        throw new StartFault(`Port ${config.port} is taken: end what uses it or set PORT.`);
      throw error;
    },
  );
  const address = server.address();
  const port = typeof address === "object" && address ? address.port : config.port;
  console.log(`Front store  http://localhost:${port}\nAdmin        http://localhost:${port}/admin`);
}
