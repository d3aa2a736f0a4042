import type { WireBasePrice, WireCategory, WireGroup } from "./wire.ts";

/** A product as the routes need it, whether generated or the published sample. Groups and prices are made when asked for. */
export type CatalogueProduct = {
  readonly uuid: string;
  readonly code: string;
  readonly description: string;
  readonly categories: readonly WireCategory[];
  readonly updatedAt: Date;
  readonly groups: () => readonly WireGroup[];
  readonly basePrices: () => readonly WireBasePrice[];
};
