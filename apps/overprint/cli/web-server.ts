import type { AddressInfo } from "node:net";
import { serve } from "@hono/node-server";
import { StartFault } from "#server/config/config.ts";

type Fetch = (request: Request, env: unknown) => Response | Promise<Response>;

export type WebServer = {
  readonly port: number;
  /** From now on requests are answered by this. */
  readonly answerWith: (fetch: Fetch) => void;
  /** Takes no new connections, lets open requests end. */
  readonly close: () => Promise<void>;
};

const starting: Fetch = () =>
  Response.json({ status: "starting" }, { status: 503, headers: { "Retry-After": "2" } });

/** Takes the port at once, so that a taken one is told before anything else happens; answers 503 until ready. */
export async function takePort(port: number, hostname: string): Promise<WebServer> {
  let fetch: Fetch = starting;
  const server = serve({ fetch: (request, env) => fetch(request, env), port, hostname });
  await new Promise<void>((resolve, reject) => {
    server.once("listening", resolve);
    server.once("error", (error: NodeJS.ErrnoException) => reject(faultOf(error, port, hostname)));
  });
  return {
    port: (server.address() as AddressInfo).port,
    answerWith: (next) => {
      fetch = next;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        if ("closeIdleConnections" in server) server.closeIdleConnections();
        setTimeout(() => "closeAllConnections" in server && server.closeAllConnections(), 5_000).unref();
      }),
  };
}

function faultOf(error: NodeJS.ErrnoException, port: number, hostname: string): Error {
  if (error.code === "EADDRINUSE")
    return new StartFault(
      `Port ${port} is taken: end the program that uses it, or choose another with PORT.`,
    );
  if (error.code === "EACCES")
    return new StartFault(`Port ${port} may not be used by this user: choose one above 1023 with PORT.`);
  if (error.code === "EADDRNOTAVAIL" || error.code === "ENOTFOUND")
    return new StartFault(`This machine has no address ${hostname}: set HOST to 127.0.0.1 or 0.0.0.0.`);
  return error;
}
