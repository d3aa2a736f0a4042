import { randomBytes } from "node:crypto";
import { type Outcome, ok, refused } from "@overprint/core/outcome";
import { type EventType, eventTypes, readTarget, type WebhookDelivery } from "@overprint/core/programs";
import { webhookRepository } from "@overprint/database";
import { localWebhooksSetting } from "#server/status/settings.ts";
import type { Overprint } from "#server/wiring/index.ts";
import { deliverWebhookCall } from "./calls.ts";
import { webhookSecretName } from "./deliver.ts";

type EndpointRefusal = { readonly kind: "not-saved"; readonly reason: string; readonly doNext: string };

/** Adds an endpoint. Its signing secret is in the answer and can be seen again only by making a new one. */
export async function addEndpoint(
  overprint: Overprint,
  given: {
    readonly url: string;
    readonly description: string;
    readonly events: readonly string[];
    readonly actor: string;
  },
): Promise<Outcome<{ readonly id: string; readonly secret: string }, EndpointRefusal>> {
  const target = readTarget(given.url.trim(), await overprint.settings.get(localWebhooksSetting));
  if (!target.ok) return refused({ ...target.problem, kind: "not-saved" });
  const events = eventTypes.filter((type: EventType) => given.events.includes(type));
  if (events.length === 0)
    return refused({ kind: "not-saved", reason: "No event is chosen.", doNext: "Choose at least one." });
  const id = overprint.newId();
  const secret = await newSecret(overprint, id, given.actor);
  await webhookRepository(overprint.db).saveEndpoint(
    {
      id,
      url: target.value.href,
      description: given.description.slice(0, 200),
      events,
      isActive: true,
      createdAt: overprint.clock.now().toISOString(),
    },
    given.actor,
  );
  return ok({ id, secret });
}

/** A new signing secret; what was signed with the old one no longer verifies. */
export async function newSecret({ secrets }: Overprint, endpointId: string, actor: string): Promise<string> {
  const secret = `whsec_${randomBytes(24).toString("base64")}`;
  await secrets.set(webhookSecretName(endpointId), secret, actor);
  return secret;
}

export async function removeEndpoint(overprint: Overprint, id: string, actor: string): Promise<void> {
  await webhookRepository(overprint.db).removeEndpoint(id);
  await overprint.secrets.set(webhookSecretName(id), null, actor);
}

export async function switchEndpoint(
  overprint: Overprint,
  id: string,
  isActive: boolean,
  actor: string,
): Promise<void> {
  const repository = webhookRepository(overprint.db);
  const endpoint = await repository.endpoint(id);
  if (endpoint) await repository.saveEndpoint({ ...endpoint, isActive }, actor);
}

/** Sends a delivery again, as a new line of the log with the same event id. */
export async function replay(overprint: Overprint, deliveryId: string): Promise<boolean> {
  const delivery = await webhookRepository(overprint.db).delivery(deliveryId);
  if (!delivery) return false;
  await sendNew(overprint, { ...delivery, isReplay: true });
  return true;
}

/** Sends an example event, so that a receiver can be tried. */
export async function sendTest(overprint: Overprint, endpointId: string): Promise<void> {
  const timestamp = overprint.clock.now().toISOString();
  await sendNew(overprint, {
    endpointId,
    eventId: `evt_${overprint.newId()}`,
    eventType: "job.status.changed",
    payload: {
      type: "job.status.changed",
      timestamp,
      data: {
        jobId: "Z0000000000-001",
        orderNumber: "TEST",
        orderId: "test",
        itemId: "test",
        previousStatus: "New",
        status: "On Press",
        bucket: "in-production",
        statusAt: timestamp,
      },
    },
    isReplay: false,
  });
}

async function sendNew(
  overprint: Overprint,
  event: Pick<WebhookDelivery, "endpointId" | "eventId" | "eventType" | "payload" | "isReplay">,
): Promise<void> {
  const { endpointId, eventId, eventType, payload, isReplay } = event;
  const at = overprint.clock.now().toISOString();
  const id = `dlv_${overprint.newId()}`;
  await overprint.db.transaction(async (tx) => {
    await webhookRepository(tx).add({
      id,
      endpointId,
      eventId,
      eventType,
      payload,
      isReplay,
      state: "waiting",
      attempts: 0,
      createdAt: at,
      lastAttemptAt: null,
      nextAttemptAt: at,
      deliveredAt: null,
      lastStatus: null,
      lastError: null,
    });
    await overprint.tasks.enqueue(tx, deliverWebhookCall, { deliveryId: id });
  });
}
