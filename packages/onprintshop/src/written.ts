import { type FailedCall, OnPrintShopRequestError } from "./errors.ts";

type Reply = { readonly result: string | null; readonly message: string | null; readonly id: number | null };
type IndexedReply = Reply & { readonly index: number | null };

/** What became of one input of a list write. `id` is the row's id in OnPrintShop. */
export type Written<R = IndexedReply> =
  | { readonly ok: true; readonly id: number; readonly reply: R }
  | { readonly ok: false; readonly reason: string; readonly isSilent: boolean };

/** `result` is a boolean, or the text of one; anything but a yes is a no. */
export const isYes = (result: string | null): boolean => /^(true|1|success)$/i.test(result ?? "");

const words = (reply: Reply) => reply.message?.trim() || "no reason given";
const silent = { ok: false, isSilent: true } as const;

/**
 * What became of each input, matched by `index`.
 *
 * A yes without an id was dropped in silence (seen with prices sent without `user_type_id`); a missing reply is taken
 * as not done. Both are to be read back. `knownId` is the id an update named: such a reply may leave it out.
 */
export function writtenRows<R extends IndexedReply>(
  replies: readonly R[] | null,
  knownIds: readonly (number | null | undefined)[],
): readonly Written<R>[] {
  const byIndex = new Map((replies ?? []).map((reply, position) => [reply.index ?? position, reply]));
  return knownIds.map((knownId, index) => {
    const reply = byIndex.get(index);
    if (!reply) return { ...silent, reason: "OnPrintShop did not answer for this row" };
    if (!isYes(reply.result)) return { ok: false, reason: words(reply), isSilent: false };
    const id = reply.id || knownId;
    if (!id) return { ...silent, reason: "OnPrintShop answered success and stored nothing" };
    return { ok: true, id, reply };
  });
}

/** The id a single write answers. @throws OnPrintShopRequestError `result: false`, or a new record without an id */
export function writtenId(reply: Reply | null, call: FailedCall, knownId?: number | null): number {
  if (!reply) throw new OnPrintShopRequestError("no reply", call);
  if (!isYes(reply.result)) throw new OnPrintShopRequestError(words(reply), call);
  const id = reply.id || knownId;
  if (!id) throw new OnPrintShopRequestError("success, but nothing was stored", call);
  return id;
}
