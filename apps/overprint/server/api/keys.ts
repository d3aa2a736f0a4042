import { createHash, randomBytes } from "node:crypto";
import { type ApiKey, type ApiScope, apiScopes, isKeyValid } from "@overprint/core/programs";
import { apiKeyRepository } from "@overprint/database";
import type { Overprint } from "#server/wiring/index.ts";

/** A key has 32 random bytes, so a fast hash is enough: there is nothing to guess. */
const hashOf = (key: string): string => createHash("sha256").update(key).digest("hex");

/** Makes a key; it is in the answer and nowhere else. */
export async function makeApiKey(
  { db, clock, newId, audit }: Overprint,
  given: {
    readonly name: string;
    readonly scopes: readonly string[];
    readonly expiresAt: string | null;
    readonly actor: string;
  },
): Promise<{ readonly key: string; readonly known: ApiKey }> {
  const key = `ovp_${randomBytes(32).toString("base64url")}`;
  const known: ApiKey = {
    id: newId(),
    name: given.name.trim().slice(0, 100),
    prefix: key.slice(0, 10),
    scopes: apiScopes.filter((scope: ApiScope) => given.scopes.includes(scope)),
    createdAt: clock.now().toISOString(),
    createdBy: given.actor,
    expiresAt: given.expiresAt,
    lastUsedAt: null,
    revokedAt: null,
  };
  await db.transaction(async (tx) => {
    await apiKeyRepository(tx).add(known, hashOf(key));
    await audit.record(tx, {
      actor: given.actor,
      action: "api-key.made",
      subject: { kind: "settings", id: known.id },
      after: { name: known.name, scopes: known.scopes },
    });
  });
  return { key, known };
}

export async function revokeApiKey(
  { db, clock, audit }: Overprint,
  id: string,
  actor: string,
): Promise<void> {
  await db.transaction(async (tx) => {
    await apiKeyRepository(tx).revoke(id, clock.now().toISOString());
    await audit.record(tx, { actor, action: "api-key.revoked", subject: { kind: "settings", id } });
  });
}

/** The key that a request carries, if it opens anything. Its last use is noted once a minute at most. */
export async function keyOf(
  { db, clock }: Overprint,
  authorization: string | undefined,
): Promise<ApiKey | null> {
  const [, key] = /^Bearer (ovp_[\w-]{40,50})$/.exec(authorization ?? "") ?? [];
  if (!key) return null;
  const repository = apiKeyRepository(db);
  const found = await repository.findByHash(hashOf(key));
  const now = clock.now().toISOString();
  if (!found || !isKeyValid(found, now)) return null;
  if (!found.lastUsedAt || Date.parse(now) - Date.parse(found.lastUsedAt) > 60_000)
    await repository.touch(found.id, now);
  return found;
}
