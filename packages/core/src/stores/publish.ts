import type { StoreProductId } from "#orders/index.ts";

/** One thing that publishing will do, in words a person can check before it happens. */
export type PublishChange = {
  readonly productId: StoreProductId;
  readonly action: "create" | "update" | "unpublish" | "nothing";
  readonly summary: string;
};

/** A dry run: nothing has happened yet. */
export type PublishPlan = { readonly changes: readonly PublishChange[] };

export type PublishResult = {
  readonly done: readonly { readonly productId: StoreProductId; readonly externalId: string | null }[];
  readonly failed: readonly { readonly productId: StoreProductId; readonly reason: string }[];
};
