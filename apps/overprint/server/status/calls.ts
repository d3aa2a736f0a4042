import { z } from "zod";
import type { TaskCall } from "#tasks/task.ts";

/** Which jobs an Order Sync asks for. `due`: those whose time has come, within the budget. */
export const syncScope = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("all") }),
  z.object({ kind: z.literal("due") }),
  z.object({ kind: z.literal("order"), orderId: z.string() }),
  z.object({ kind: z.literal("item"), itemId: z.string() }),
  z.object({ kind: z.literal("jobs"), jobIds: z.array(z.string()).max(500) }),
]);
export type SyncScope = z.infer<typeof syncScope>;

export type SyncRequest = { readonly runId: string; readonly scope: SyncScope; readonly startedBy: string };

/** Asks for an Order Sync. */
export const orderSyncCall: TaskCall<SyncRequest> = {
  name: "status.order-sync",
  payload: z.object({ runId: z.string(), scope: syncScope, startedBy: z.string() }),
};

/** Asks that the stores of order products are told what is new. */
export const tellStoresCall: TaskCall<{ readonly itemIds: string[] }> = {
  name: "status.tell-stores",
  payload: z.object({ itemIds: z.array(z.string()).max(100) }),
};
