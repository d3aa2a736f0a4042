/** Failed sign-ins within the window. */
export type FailedSignIns = {
  readonly ofAccount: number;
  readonly fromAddress: number;
  readonly oldestAt: string | null;
};

/** How long failures count. */
export const signInWindowMs = 15 * 60_000;
const perAccount = 10;
const perAddress = 30;

/**
 * Whether another attempt is allowed, and if not, when. Guessing one account and trying many accounts from one
 * address are both slowed down; a few typing mistakes are not.
 *
 * @returns `null` when allowed, else whole minutes to wait (at least 1)
 */
export function minutesToWait({ ofAccount, fromAddress, oldestAt }: FailedSignIns, now: Date): number | null {
  if (ofAccount < perAccount && fromAddress < perAddress) return null;
  const freeAt = (oldestAt ? new Date(oldestAt).getTime() : now.getTime()) + signInWindowMs;
  return Math.max(1, Math.ceil((freeAt - now.getTime()) / 60_000));
}
