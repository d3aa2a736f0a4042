export { impatientFetch } from "../impatient-fetch.ts";
export type { OnPrintShopControl } from "./control.ts";
export type { Injection } from "./faults/injector.ts";
export { isSituation, type Situation, situations } from "./faults/situations.ts";
export {
  type OnPrintShopSimulator,
  type OnPrintShopSimulatorOptions,
  simulatorClientId,
  simulatorClientSecret,
  startOnPrintShopSimulator,
} from "./start.ts";
export { type ArtworkForm, artworkForms } from "./store/artwork.ts";
export type { LineRequest, OrderRequest } from "./store/place-order.ts";
