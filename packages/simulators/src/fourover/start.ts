import { serve } from "@hono/node-server";
import { control, type FourOverControl } from "./control/control.ts";
import { simulatorApp } from "./http/app.ts";
import { SimState } from "./state.ts";

/** Keys of the simulator unless others are given. They open nothing else. */
export const simulatorApiKey = "sim-print-shop";
export const simulatorPrivateKey = "sim-private-key";
export const simulatorFeedToken = "simfeed1";

export type FourOverSimulatorOptions = {
  /** Default 0: a free one. */
  readonly port?: number;
  readonly seed?: number;
  /** Default 60. */
  readonly products?: number;
  readonly apiKey?: string;
  readonly privateKey?: string;
  /** Orders, jobs and the clock are kept here and read again at the next start. */
  readonly statePath?: string;
  /** Where the virtual clock begins; default the real time. */
  readonly now?: Date;
  /** How many times faster than in life a job is produced. Default 1. */
  readonly pace?: number;
  /** Every answer waits this long. */
  readonly delayMs?: number;
  readonly pushUrl?: string;
};

export type FourOverSimulator = {
  readonly url: string;
  readonly feedUrl: string;
  readonly apiKey: string;
  readonly privateKey: string;
  readonly control: FourOverControl;
  readonly close: () => Promise<void>;
};

/** Starts the simulated printer on the loopback address. Rejects when the port is taken. */
export async function startFourOverSimulator(
  options: FourOverSimulatorOptions = {},
): Promise<FourOverSimulator> {
  const { apiKey = simulatorApiKey, privateKey = simulatorPrivateKey, statePath, pushUrl } = options;
  const state = new SimState({
    seed: options.seed ?? 1,
    products: options.products ?? 60,
    now: options.now ?? new Date(),
    pace: options.pace ?? 1,
    ...(statePath ? { statePath } : {}),
    ...(pushUrl ? { pushUrl } : {}),
  });
  const app = simulatorApp(state, {
    apiKey,
    privateKey,
    feedToken: simulatorFeedToken,
    delayMs: options.delayMs ?? 0,
  });
  const server = serve({ fetch: app.fetch, port: options.port ?? 0, hostname: "127.0.0.1" });
  await new Promise<void>((resolve, reject) => server.once("listening", resolve).once("error", reject));
  const address = server.address();
  const url = `http://127.0.0.1:${typeof address === "object" && address ? address.port : options.port}`;
  const timer = setInterval(() => state.settle(), 1_000).unref();
  const close = () =>
    new Promise<void>((resolve) => {
      clearInterval(timer);
      server.close(() => resolve());
      if ("closeAllConnections" in server) server.closeAllConnections();
    });
  return {
    url,
    feedUrl: `${url}/feed/rss.php?id=${simulatorFeedToken}`,
    apiKey,
    privateKey,
    control: control(state),
    close,
  };
}
