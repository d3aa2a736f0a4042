import { join } from "node:path";
import { connectedStores } from "@overprint/database";
import { type OnPrintShopSimulator, startOnPrintShopSimulator } from "@overprint/simulators/onprintshop";
import type { Overprint } from "#server/wiring/index.ts";
import { connectionSchema } from "./connection.ts";
import { simulatedRequestsPerMinute, simulatedStoreSetting } from "./simulated-store-setting.ts";

/** Starts the simulated store beside the simulated printer; stores connected to it follow its new address. */
export async function startSimulatedStore(overprint: Overprint): Promise<OnPrintShopSimulator> {
  const { config, settings, db } = overprint;
  const simulator = await startOnPrintShopSimulator({
    statePath: join(config.dataDir, "simulated-onprintshop.json"),
    requestsPerMinute: simulatedRequestsPerMinute,
  });
  const { url, clientId, clientSecret } = simulator;
  await settings.set(simulatedStoreSetting, { url, clientId, clientSecret }, "start");
  const stores = connectedStores(db);
  for (const store of await stores.list()) {
    const connection = store.kind === "onprintshop" ? connectionSchema.safeParse(store.connection) : null;
    if (connection?.success && connection.data.isSimulated)
      await stores.save({
        ...store,
        connection: { ...connection.data, baseUrl: url, filesBaseUrl: `${url}/printready` },
      });
  }
  return simulator;
}
