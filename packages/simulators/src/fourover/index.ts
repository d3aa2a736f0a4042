export { impatientFetch } from "../impatient-fetch.ts";
export type { CommandInput, CommandName } from "./control/commands.ts";
export type { FourOverControl, Span } from "./control/control.ts";
export { readState, type SituationOptions, sendCommand, sendSituation } from "./control/remote.ts";
export type { Injection } from "./faults/injector.ts";
export { isSituation, type Situation, situations } from "./faults/situations.ts";
export { simulatorCoupons } from "./orders/discounts.ts";
export { profiles as simulatorProfiles } from "./orders/validate-order.ts";
export { seededRandom, uuidOf } from "./random.ts";
export {
  type FourOverSimulator,
  type FourOverSimulatorOptions,
  simulatorApiKey,
  simulatorFeedToken,
  simulatorPrivateKey,
  startFourOverSimulator,
} from "./start.ts";
