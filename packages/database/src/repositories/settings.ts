import type { Clock } from "@overprint/core/outcome";
import type { Change, Secrets, Settings } from "@overprint/core/settings";
import { eq } from "drizzle-orm";
import type { Database, Db } from "#open.ts";
import { secrets, settings } from "#schema/index.ts";
import { seal, unseal } from "#secrets/seal.ts";
import type { Audit } from "./audit.ts";

type Keeping = { readonly db: Database["db"]; readonly clock: Clock; readonly audit: Audit };

const changeOf = (change: Change | string): Change =>
  typeof change === "string" ? { actor: change } : change;

/** One row a setting. */
export function settingsRepository({ db, clock, audit }: Keeping): Settings {
  const stored = async (key: string, from: Db = db): Promise<unknown> => {
    const [row] = await from.select({ value: settings.value }).from(settings).where(eq(settings.key, key));
    return row?.value;
  };
  return {
    get: async (setting) => {
      const read = setting.schema.safeParse(await stored(setting.key));
      return read.success ? read.data : setting.initial;
    },
    set: async (setting, value, change) => {
      const { actor, requestId = null } = changeOf(change);
      const after = setting.schema.parse(value);
      await db.transaction(async (tx) => {
        const before = (await stored(setting.key, tx)) ?? setting.initial;
        const row = { value: after, updatedAt: clock.now().toISOString(), updatedBy: actor };
        await tx
          .insert(settings)
          .values({ key: setting.key, ...row })
          .onConflictDoUpdate({ target: settings.key, set: row });
        await audit.record(tx, {
          actor,
          action: "settings.changed",
          subject: { kind: "settings", id: setting.key },
          before,
          after,
          requestId,
        });
      });
    },
  };
}

/** One sealed row a secret. The audit says that it changed, never what to. `key` is 32 bytes. */
export function secretsRepository({
  db,
  clock,
  audit,
  key,
}: Keeping & { readonly key: Uint8Array }): Secrets {
  const sealedOf = async (name: string): Promise<string | null> => {
    const [row] = await db.select({ sealed: secrets.sealed }).from(secrets).where(eq(secrets.name, name));
    return row?.sealed ?? null;
  };
  const store = async (tx: Db, name: string, value: string | null) => {
    if (value === null) return tx.delete(secrets).where(eq(secrets.name, name));
    const row = { sealed: seal(value, name, key), updatedAt: clock.now().toISOString() };
    return tx
      .insert(secrets)
      .values({ name, ...row })
      .onConflictDoUpdate({ target: secrets.name, set: row });
  };
  return {
    get: async (name) => {
      const sealed = await sealedOf(name);
      return sealed === null ? null : unseal(sealed, name, key);
    },
    has: async (name) => (await sealedOf(name)) !== null,
    set: async (name, value, change) => {
      const { actor, requestId = null } = changeOf(change);
      await db.transaction(async (tx) => {
        await store(tx, name, value);
        await audit.record(tx, {
          actor,
          action: value === null ? "secret.removed" : "secret.changed",
          subject: { kind: "settings", id: name },
          requestId,
        });
      });
    },
  };
}
