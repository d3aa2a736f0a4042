import { lookup } from "node:dns/promises";
import { request as plainRequest } from "node:http";
import { request } from "node:https";
import type { LookupFunction } from "node:net";
import {
  isPublicAddress,
  isTaken,
  readTarget,
  retryWaitMs,
  type WebhookDelivery,
} from "@overprint/core/programs";
import { webhookRepository } from "@overprint/database";
import { Webhook } from "standardwebhooks";
import { localWebhooksSetting } from "#server/status/settings.ts";
import type { Overprint } from "#server/wiring/index.ts";
import { deliverWebhookCall } from "./calls.ts";

export const webhookSecretName = (endpointId: string): string => `webhook.${endpointId}`;

type Answer = { readonly status: number | null; readonly error: string | null };

/**
 * Sends one delivery, signed by the Standard Webhooks convention, and keeps how it went. What fails waits longer each
 * time; after the last attempt it stays in the log, where a person can send it again.
 */
export async function deliverWebhook(overprint: Overprint, deliveryId: string): Promise<void> {
  const repository = webhookRepository(overprint.db);
  const delivery = await repository.delivery(deliveryId);
  if (delivery?.state !== "waiting") return;
  const endpoint = await repository.endpoint(delivery.endpointId);
  const secret = endpoint && (await overprint.secrets.get(webhookSecretName(endpoint.id)));
  const answer: Answer =
    endpoint?.isActive && secret
      ? await send(endpoint.url, delivery, secret, overprint)
      : { status: null, error: "The endpoint is switched off." };
  const after = afterAttempt(delivery, answer, overprint.clock.now());
  await overprint.db.transaction(async (tx) => {
    await webhookRepository(tx).saveAttempt(after);
    if (after.state === "waiting" && after.nextAttemptAt)
      await overprint.tasks.enqueue(
        tx,
        deliverWebhookCall,
        { deliveryId },
        { startAfter: new Date(after.nextAttemptAt) },
      );
  });
  if (after.state === "failed" && endpoint?.isActive)
    await reportFailure(overprint, endpoint.id, endpoint.url);
  if (after.state === "delivered" && endpoint)
    await overprint.problems.clear(`webhook-failing:${endpoint.id}`, "webhooks");
}

function afterAttempt(delivery: WebhookDelivery, { status, error }: Answer, now: Date): WebhookDelivery {
  const attempts = delivery.attempts + 1;
  const tried = { ...delivery, attempts, lastAttemptAt: now.toISOString(), lastStatus: status };
  if (status !== null && isTaken(status))
    return {
      ...tried,
      state: "delivered",
      deliveredAt: now.toISOString(),
      nextAttemptAt: null,
      lastError: null,
    };
  const wait = retryWaitMs(attempts);
  const lastError = error ?? `The receiver answered HTTP ${status}.`;
  // 410 Gone is the receiver's way to say that it wants no more.
  if (wait === null || status === 410) return { ...tried, state: "failed", nextAttemptAt: null, lastError };
  return { ...tried, nextAttemptAt: new Date(now.getTime() + wait).toISOString(), lastError };
}

async function send(
  url: string,
  delivery: WebhookDelivery,
  secret: string,
  overprint: Overprint,
): Promise<Answer> {
  const allowLocal = await overprint.settings.get(localWebhooksSetting);
  const target = readTarget(url, allowLocal);
  if (!target.ok) return { status: null, error: `${target.problem.reason} ${target.problem.doNext}` };
  const body = JSON.stringify(delivery.payload);
  const now = overprint.clock.now();
  const headers = {
    "content-type": "application/json",
    "user-agent": "Overprint-Webhooks/1",
    "webhook-id": delivery.eventId,
    "webhook-timestamp": String(Math.floor(now.getTime() / 1_000)),
    "webhook-signature": new Webhook(secret).sign(delivery.eventId, now, body),
  };
  return post(target.value, headers, body, allowLocal ? undefined : publicLookup);
}

/** Resolves a name and refuses numbers of private networks, in the very look-up that the connection uses. */
const publicLookup: LookupFunction = (hostname, options, callback) => {
  lookup(hostname, { ...options, all: true }).then(
    (found) => {
      const addresses = found.filter(({ address }) => isPublicAddress(address));
      const [first] = addresses;
      if (!first || addresses.length < found.length)
        callback(Object.assign(new Error("private address"), { code: "EPRIVATE" }), "", 0);
      else if (options.all) callback(null, addresses);
      else callback(null, first.address, first.family);
    },
    (error) => callback(error, "", 0),
  );
};

const errors: Readonly<Record<string, string>> = {
  EPRIVATE: "The name points to a private network; nothing was sent.",
  ENOTFOUND: "The name of the receiver is not known.",
  ECONNREFUSED: "The receiver refused the connection.",
  ECONNRESET: "The receiver broke off the connection.",
};

/** Posts without following redirects. The answer's body is not read: nothing in it matters. */
function post(
  url: URL,
  headers: Readonly<Record<string, string>>,
  body: string,
  resolveName: LookupFunction | undefined,
): Promise<Answer> {
  const { promise, resolve } = Promise.withResolvers<Answer>();
  const call = (url.protocol === "https:" ? request : plainRequest)(url, {
    method: "POST",
    headers: { ...headers, "content-length": Buffer.byteLength(body) },
    ...(resolveName ? { lookup: resolveName } : {}),
    signal: AbortSignal.timeout(15_000),
  });
  call.on("response", (response) => {
    response.resume();
    response.destroy();
    resolve({ status: response.statusCode ?? null, error: null });
  });
  call.on("error", (error: NodeJS.ErrnoException) =>
    resolve({
      status: null,
      error:
        error.name === "TimeoutError" || error.name === "AbortError"
          ? "The receiver did not answer within 15 seconds."
          : (errors[error.code ?? ""] ?? `The connection failed (${error.code ?? "unknown"}).`),
    }),
  );
  call.end(body);
  return promise;
}

async function reportFailure({ problems }: Overprint, endpointId: string, url: string): Promise<void> {
  await problems.open({
    key: `webhook-failing:${endpointId}`,
    code: "webhook-failing",
    severity: "worth-knowing",
    subjects: [{ kind: "settings", id: endpointId, label: new URL(url).host }],
    what: `A webhook endpoint took none of eight attempts: ${new URL(url).host}.`,
    meaning: "The program behind it does not know what happened. The events are kept.",
    doNext: "Repair the receiver, then replay what failed in Settings > Webhooks.",
    link: "/admin/settings/webhooks?state=failed",
  });
}
