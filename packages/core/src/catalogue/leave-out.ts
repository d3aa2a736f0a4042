import { type ApprovalRules, judgeChanges, summarise } from "./judge.ts";
import type { ChangeSet, ChangeSets } from "./repository.ts";
import type { TradeProductId } from "./trade-product.ts";

export type LeaveOutPorts = {
  readonly sets: Pick<ChangeSets, "moveOut" | "changes" | "catalogueSize" | "refusedBefore" | "close">;
  readonly rules: ApprovalRules;
  readonly newId: string;
};

/**
 * Rejects the changes of some products and lets the others wait on: they are moved to a rejected set of their own, and both
 * sets are counted and judged anew. The products stay as they were approved; the same content does not pass unseen later.
 *
 * @returns what still waits (`null` = nothing more), or `null` when none of the products waits in this set any more
 */
export async function leaveOut(
  setId: string,
  productIds: readonly TradeProductId[],
  by: string,
  at: string,
  { sets, rules, newId }: LeaveOutPorts,
): Promise<{ readonly waiting: ChangeSet | null } | null> {
  if ((await sets.moveOut(setId, productIds, { id: newId, by, at })) === 0) return null;
  const size = await sets.catalogueSize();
  const count = async (id: string, refusedBefore: number) => {
    const summary = summarise(await sets.changes(id), size, refusedBefore);
    return sets.close(id, summary, judgeChanges(summary, rules));
  };
  await count(newId, 0);
  return { waiting: await count(setId, await sets.refusedBefore(setId)) };
}
