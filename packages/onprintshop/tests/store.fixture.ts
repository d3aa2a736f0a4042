import {
  impatientFetch,
  type OnPrintShopSimulatorOptions,
  startOnPrintShopSimulator,
} from "@overprint/simulators/onprintshop";
import { OnPrintShop, type OnPrintShopOptions, type Time } from "../src/index.ts";

/** A clock that jumps over every wait, and remembers how long it was asked to sleep. */
export function jumpingTime(): Time & { readonly waits: number[] } {
  let now = Date.parse("2026-11-02T10:00:00Z");
  const waits: number[] = [];
  return {
    waits,
    now: () => now,
    random: () => 0.5,
    sleep: async (ms) => {
      waits.push(ms);
      now += ms;
    },
  };
}

/** A simulated store and a client of it. */
export async function aStore(
  simulatorOptions: OnPrintShopSimulatorOptions = {},
  clientOptions: Partial<OnPrintShopOptions> = {},
) {
  const simulator = await startOnPrintShopSimulator(simulatorOptions);
  const time = jumpingTime();
  const client = (options: Partial<OnPrintShopOptions> = {}) =>
    new OnPrintShop({
      baseUrl: simulator.url,
      clientId: simulator.clientId,
      clientSecret: simulator.clientSecret,
      fetch: impatientFetch(simulator),
      time,
      ...clientOptions,
      ...options,
    });
  return {
    simulator,
    time,
    client,
    ops: client(),
    calls: (name: string) => simulator.control.state().calls[name] ?? 0,
  };
}
