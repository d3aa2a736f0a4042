import type { TradeProductId } from "./trade-product.ts";

/** How the prices of one product moved. Shares are in basis points of the old price (1500 = 15 % dearer). */
export type PriceMove = {
  readonly raised: number;
  readonly lowered: number;
  /** Prices that were not there before, or are not any more. */
  readonly added: number;
  readonly removed: number;
  readonly lowestBps: number;
  readonly highestBps: number;
  readonly averageBps: number;
  /** Moved prices by size of the move; see `priceMoveBounds`. */
  readonly histogram: readonly number[];
};

type Of = { readonly productId: TradeProductId; readonly code: string; readonly description: string };

/** What one product's part of a change set is. */
export type ProductChange = Of &
  (
    | { readonly kind: "added"; readonly returns: boolean }
    | { readonly kind: "removed" }
    | {
        readonly kind: "changed";
        /** Words that read differently now: code, description, categories. */
        readonly renamed: readonly {
          readonly what: string;
          readonly before: string;
          readonly after: string;
        }[];
        /** Plain sentences: what can be chosen now and could not before, and the other way round. */
        readonly options: readonly string[];
        readonly prices: PriceMove | null;
      }
    | {
        /** A product that left and one that came are the same under a new identifier. */
        readonly kind: "reissued";
        readonly replaces: TradeProductId;
        readonly replacedCode: string;
        /** 0 to 100. */
        readonly confidence: number;
        readonly because: readonly string[];
      }
  );

export type ChangeKind = ProductChange["kind"];
