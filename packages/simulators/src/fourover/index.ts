export type { FourOverControl } from "./control.ts";
export type { Injection } from "./faults/injector.ts";
export { isSituation, type Situation, situations } from "./faults/situations.ts";
export { seededRandom, uuidOf } from "./random.ts";
export {
  type FourOverSimulator,
  type FourOverSimulatorOptions,
  simulatorApiKey,
  simulatorFeedToken,
  simulatorPrivateKey,
  startFourOverSimulator,
} from "./start.ts";
