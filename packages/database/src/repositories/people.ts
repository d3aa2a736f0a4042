import type { Clock } from "@overprint/core/outcome";
import { type FailedSignIns, type Person, type Role, signInWindowMs } from "@overprint/core/people";
import { and, asc, count, eq, gt, lt, max, min } from "drizzle-orm";
import type { Db } from "#open.ts";
import { failedSignIns, sessions, twoFactors, users } from "#schema/index.ts";

/** The people of the admin, as far as sign-in itself is not concerned. */
export type People = {
  readonly list: () => Promise<readonly Person[]>;
  readonly change: (
    id: string,
    change: {
      readonly role?: Role;
      readonly mustChangePassword?: boolean;
      readonly name?: string;
      readonly email?: string;
    },
  ) => Promise<void>;
  readonly removeSecondFactor: (id: string) => Promise<void>;
  readonly failedSignIns: (email: string, address: string) => Promise<FailedSignIns>;
  readonly recordFailedSignIn: (email: string, address: string) => Promise<void>;
  /** After a success: the account's failures are forgotten. */
  readonly forgetFailedSignIns: (email: string) => Promise<void>;
};

export function peopleRepository(db: Db, clock: Clock): People {
  const windowStart = () => new Date(clock.now().getTime() - signInWindowMs).toISOString();
  const failures = async (where: ReturnType<typeof eq>) => {
    const [row] = await db
      .select({ count: count(), oldest: min(failedSignIns.at) })
      .from(failedSignIns)
      .where(and(where, gt(failedSignIns.at, windowStart())));
    return { count: row?.count ?? 0, oldest: row?.oldest ?? null };
  };
  return {
    list: () => list(db),
    change: async (id, change) => {
      await db
        .update(users)
        .set({ ...change, updatedAt: clock.now() })
        .where(eq(users.id, id));
    },
    removeSecondFactor: (id) =>
      db.transaction(async (tx) => {
        await tx.delete(twoFactors).where(eq(twoFactors.userId, id));
        await tx.update(users).set({ twoFactorEnabled: false }).where(eq(users.id, id));
      }),
    failedSignIns: async (email, address) => {
      const account = await failures(eq(failedSignIns.email, email.toLowerCase()));
      const from = await failures(eq(failedSignIns.address, address));
      const oldest = [account.oldest, from.oldest].filter((at) => at !== null).toSorted()[0];
      return {
        ofAccount: account.count,
        fromAddress: from.count,
        oldestAt: oldest ? new Date(oldest).toISOString() : null,
      };
    },
    recordFailedSignIn: async (email, address) => {
      await db.delete(failedSignIns).where(lt(failedSignIns.at, windowStart()));
      await db
        .insert(failedSignIns)
        .values({ at: clock.now().toISOString(), email: email.toLowerCase(), address });
    },
    forgetFailedSignIns: async (email) => {
      await db.delete(failedSignIns).where(eq(failedSignIns.email, email.toLowerCase()));
    },
  };
}

async function list(db: Db): Promise<readonly Person[]> {
  const rows = await db
    .select({ user: users, lastSeenAt: max(sessions.updatedAt) })
    .from(users)
    .leftJoin(sessions, eq(sessions.userId, users.id))
    .groupBy(users.id)
    .orderBy(asc(users.name));
  return rows.map(({ user, lastSeenAt }) => ({
    id: user.id,
    name: user.name,
    email: user.email,
    role: user.role,
    mustChangePassword: user.mustChangePassword,
    hasSecondFactor: user.twoFactorEnabled === true,
    createdAt: user.createdAt.toISOString(),
    lastSeenAt: lastSeenAt?.toISOString() ?? null,
  }));
}
