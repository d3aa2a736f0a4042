import { probeStore, type StoreCheck } from "@overprint/connectors/onprintshop";
import type { Currency } from "@overprint/core/money";
import type { Change } from "@overprint/core/settings";
import { connectedStores, type KnownStore } from "@overprint/database";
import { OnPrintShop } from "@overprint/onprintshop";
import type { Overprint } from "#server/wiring/index.ts";
import { readOrdersCall } from "./calls.ts";
import { clientSecretName, connectionSchema, type StoreConnection } from "./connection.ts";

/** What a person enters to connect a store. An empty secret keeps the one that is stored. */
export type ConnectionDraft = {
  readonly id: string | null;
  readonly name: string;
  readonly currency: Currency;
  readonly clientSecret: string;
  readonly connection: StoreConnection;
};

/**
 * Stores a connection and tries everything on it, with reads only. A store that does not let us in is stored too, so
 * that nothing has to be typed again; it is switched on only when its access works.
 */
export async function connectStore(
  overprint: Overprint,
  draft: ConnectionDraft,
  change: Change,
): Promise<{ readonly store: KnownStore; readonly checks: readonly StoreCheck[] }> {
  const { db, secrets, clock, newId, audit, tasks } = overprint;
  const stores = connectedStores(db);
  const before = draft.id ? await stores.find(draft.id) : null;
  const id = before?.id ?? `ops-${newId()}`;
  const secret = draft.clientSecret || (await secrets.get(clientSecretName(id))) || "";
  const checks = await probe(overprint, draft.connection, secret);
  const isLetIn = !checks.some(({ key, state }) => (key === "access" || key === "roots") && state === "bad");
  const connection: StoreConnection = {
    ...draft.connection,
    ordersFrom: draft.connection.ordersFrom ?? dayBefore(clock.now()),
    checks: [...checks],
    checkedAt: clock.now().toISOString(),
  };
  const store: KnownStore = {
    id,
    kind: "onprintshop",
    name: draft.name,
    currency: draft.currency,
    connection,
    isActive: before ? before.isActive && isLetIn : isLetIn,
  };
  await stores.save(store);
  if (draft.clientSecret) await secrets.set(clientSecretName(id), draft.clientSecret, change);
  await db.transaction(async (tx) => {
    await audit.record(tx, {
      actor: change.actor,
      action: before ? "store.changed" : "store.connected",
      subject: { kind: "store", id },
      before: before ? shown(before) : null,
      after: shown(store),
      requestId: change.requestId ?? null,
    });
    if (store.isActive) await tasks.enqueue(tx, readOrdersCall, { storeId: id }, { key: id });
  });
  return { store, checks };
}

/** A day early: a store's clock and zone are its own, and no order may fall between. */
const dayBefore = (now: Date): string => new Date(now.getTime() - 86_400_000).toISOString();

const shown = ({ name, isActive, connection }: KnownStore) => {
  const { checks: _checks, ...rest } = connectionSchema.parse(connection);
  return { name, isActive, ...rest };
};

/** A client of its own, so that trying a wrong secret does not spend the requests of the store's own client. */
export function probe(
  { clock }: Pick<Overprint, "clock">,
  connection: StoreConnection,
  clientSecret: string,
): Promise<readonly StoreCheck[]> {
  const { baseUrl, clientId, filesBaseUrl, timeZone } = connection;
  const client = new OnPrintShop({
    baseUrl,
    clientId,
    clientSecret,
    timeoutMs: 15_000,
    retry: { attempts: 2, budgetMs: 20_000 },
  });
  return probeStore({ client, clock, baseUrl, filesBaseUrl, timeZone });
}

/** Switches a store on or off. Off: no orders are read and nothing is told to it; what is here stays. */
export async function switchStore(
  overprint: Overprint,
  id: string,
  isActive: boolean,
  change: Change,
): Promise<void> {
  await connectedStores(overprint.db).setActive(id, isActive);
  await overprint.audit.record(overprint.db, {
    actor: change.actor,
    action: isActive ? "store.switched-on" : "store.switched-off",
    subject: { kind: "store", id },
    requestId: change.requestId ?? null,
  });
  if (isActive) await overprint.tasks.enqueue(overprint.db, readOrdersCall, { storeId: id }, { key: id });
}
