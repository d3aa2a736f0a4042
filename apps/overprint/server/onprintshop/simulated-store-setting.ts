import { defineSetting } from "@overprint/core/settings";
import { z } from "zod";

export type SimulatedStore = {
  readonly url: string;
  readonly clientId: string;
  readonly clientSecret: string;
};

/** Where the simulated OnPrintShop answers; `null` when it does not run here. */
export const simulatedStoreSetting = defineSetting<SimulatedStore | null>(
  "simulation.onprintshop",
  z.object({ url: z.string(), clientId: z.string(), clientSecret: z.string() }).nullable(),
  null,
);

/** More than a real store's 120, so that trying it out does not take all day. */
export const simulatedRequestsPerMinute = 1_200;
