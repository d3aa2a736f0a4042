import type { StoreProductId } from "#orders/index.ts";

/** One thing that publishing will do, in words a person can check before it happens. */
export type PublishChange = {
  readonly productId: StoreProductId;
  /** `nothing`: it is there as it should be. `refuse`: it cannot be published; `summary` says why and what to do. */
  readonly action: "create" | "update" | "unpublish" | "nothing" | "refuse";
  readonly summary: string;
};

/** A dry run: nothing has happened yet. */
export type PublishPlan = { readonly changes: readonly PublishChange[] };

export type PublishResult = {
  readonly done: readonly { readonly productId: StoreProductId; readonly externalId: string | null }[];
  readonly failed: readonly { readonly productId: StoreProductId; readonly reason: string }[];
};

/** The products that a plan says cannot be published, with its words. */
export const refusedIn = ({ changes }: PublishPlan): PublishResult["failed"] =>
  changes
    .filter(({ action }) => action === "refuse")
    .map(({ productId, summary }) => ({ productId, reason: summary }));
