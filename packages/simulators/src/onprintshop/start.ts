import { serve } from "@hono/node-server";
import { control, type OnPrintShopControl } from "./control.ts";
import { storeApp } from "./http/app.ts";
import { IssuedTokens, type TokenForms } from "./http/token.ts";
import { SimStore } from "./store/state.ts";

/** Keys of the simulator unless others are given. They open nothing else. */
export const simulatorClientId = "sim-shop";
export const simulatorClientSecret = "sim-secret";

export type OnPrintShopSimulatorOptions = {
  /** Default 0: a free one. */
  readonly port?: number;
  readonly clientId?: string;
  readonly clientSecret?: string;
  /** How the token endpoint wants the keys. Default `any`. */
  readonly tokenForm?: TokenForms;
  /** Default 3,600. */
  readonly tokenLifetimeSeconds?: number;
  /** Default 120. */
  readonly requestsPerMinute?: number;
  /** Records and clock are kept here and read again at the next start. */
  readonly statePath?: string;
  /** Where the store's clock begins; default the real time. */
  readonly now?: Date;
  /** Whether a quantity-based option price is charged once for the run or for each piece. Default `run`. */
  readonly surchargePer?: "run" | "piece";
};

export type OnPrintShopSimulator = {
  readonly url: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly control: OnPrintShopControl;
  readonly close: () => Promise<void>;
};

/** Starts a simulated store on the loopback address. Rejects when the port is taken. */
export async function startOnPrintShopSimulator(
  options: OnPrintShopSimulatorOptions = {},
): Promise<OnPrintShopSimulator> {
  const { clientId = simulatorClientId, clientSecret = simulatorClientSecret, statePath } = options;
  const store = new SimStore({
    now: options.now ?? new Date(),
    surchargePer: options.surchargePer ?? "run",
    ...(statePath ? { statePath } : {}),
  });
  const tokens = new IssuedTokens(store, options.tokenLifetimeSeconds ?? 3_600);
  const commands = control(store, () => tokens.revokeAll());
  const app = storeApp(store, commands, tokens, {
    clientId,
    clientSecret,
    tokenForm: options.tokenForm ?? "any",
    requestsPerMinute: options.requestsPerMinute ?? 120,
  });
  const server = serve({ fetch: app.fetch, port: options.port ?? 0, hostname: "127.0.0.1" });
  await new Promise<void>((resolve, reject) => server.once("listening", resolve).once("error", reject));
  const address = server.address();
  store.url = `http://127.0.0.1:${typeof address === "object" && address ? address.port : options.port}`;
  const close = () =>
    new Promise<void>((resolve) => {
      store.save();
      server.close(() => resolve());
      if ("closeAllConnections" in server) server.closeAllConnections();
    });
  return { url: store.url, clientId, clientSecret, control: commands, close };
}
