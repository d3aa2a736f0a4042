import { randomBytes, timingSafeEqual } from "node:crypto";
import { statusBook } from "@overprint/database";
import { Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import type { Overprint } from "#server/wiring/index.ts";
import { scheduledSyncTask } from "#tasks/catalogue-sync.ts";
import { pushEvidenceTask } from "#tasks/transfer.ts";
import { orderSyncCall } from "./calls.ts";
import { readDelivery } from "./push-delivery.ts";
import { pushPathSetting } from "./settings.ts";

/** The unguessable part of the push address; made on first use. */
export async function pushPath({ settings }: Overprint): Promise<string> {
  const known = await settings.get(pushPathSetting);
  if (known) return known;
  const made = randomBytes(24).toString("base64url");
  await settings.set(pushPathSetting, made, "start");
  return made;
}

/** Another path: deliveries to the old one are refused from now on. */
export const renewPushPath = ({ settings }: Overprint, actor: string): Promise<void> =>
  settings.set(pushPathSetting, randomBytes(24).toString("base64url"), actor);

/**
 * Where 4over announces changes. There is no signature, so a delivery is believed in nothing: it names jobs, ours are
 * made due, and one task asks the printer; it names products, and one sync asks what changed. A thousand deliveries are one question; a replay asks again and finds the same.
 */
export function pushEndpoint(overprint: Overprint): Hono {
  const app = new Hono();
  const limit = bodyLimit({ maxSize: 256 * 1024, onError: (c) => c.json({ received: false }, 413) });
  app.post("/:path", limit, async (c) => {
    const path = await pushPath(overprint);
    if (!isSame(c.req.param("path"), path)) return c.notFound();
    const delivery = readDelivery(await c.req.json().catch(() => null));
    if (!delivery) return c.json({ received: false }, 400);
    await takePush(overprint, delivery.jobIds);
    await takeNames(overprint, delivery.names);
    if (delivery.namesProducts) await takeProducts(overprint);
    return c.json({ received: true });
  });
  return app;
}

async function takePush(overprint: Overprint, jobIds: readonly string[]): Promise<void> {
  if (jobIds.length === 0) return;
  await overprint.db.transaction(async (tx) => {
    const ours = await statusBook(tx).noteHints(jobIds, overprint.clock.now().toISOString());
    if (ours.length === 0) return;
    await overprint.tasks.enqueue(
      tx,
      orderSyncCall,
      { runId: overprint.newId(), scope: { kind: "due" }, startedBy: "a push from 4over" },
      { key: "due" },
    );
  });
}

/** Names matter only while something is in doubt; the printer confirms them before they count. */
async function takeNames(overprint: Overprint, pushed: { jobId: string; jobName: string }[]): Promise<void> {
  if (pushed.length === 0 || (await overprint.transfer.records.inDoubt()).length === 0) return;
  await overprint.tasks.enqueue(overprint.db, pushEvidenceTask, { pushed: pushed.slice(0, 200) });
}

/** Products changed: ten minutes later one sync asks what. Whatever arrives until then is answered by the same sync. */
async function takeProducts({ tasks, db, clock }: Overprint): Promise<void> {
  const startAfter = new Date(clock.now().getTime() + productPauseMs);
  await tasks.enqueue(db, scheduledSyncTask, { scope: "changes" }, { key: "push", startAfter });
}
const productPauseMs = 600_000;

const isSame = (given: string, wanted: string): boolean =>
  given.length === wanted.length && timingSafeEqual(Buffer.from(given), Buffer.from(wanted));
