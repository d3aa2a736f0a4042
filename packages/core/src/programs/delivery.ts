/** One event for one endpoint, and how its delivery went. */
export type WebhookDelivery = {
  readonly id: string;
  readonly endpointId: string;
  /** The same for every attempt and replay: receivers recognise duplicates by it. */
  readonly eventId: string;
  readonly eventType: string;
  readonly payload: Readonly<Record<string, unknown>>;
  readonly state: "waiting" | "delivered" | "failed";
  readonly attempts: number;
  readonly createdAt: string;
  readonly lastAttemptAt: string | null;
  readonly nextAttemptAt: string | null;
  readonly deliveredAt: string | null;
  readonly lastStatus: number | null;
  readonly lastError: string | null;
  readonly isReplay: boolean;
};

export type WebhookEndpoint = {
  readonly id: string;
  readonly url: string;
  readonly description: string;
  readonly events: readonly string[];
  readonly isActive: boolean;
  readonly createdAt: string;
};

const minute = 60_000;
const waits = [5_000, 5 * minute, 30 * minute, 120 * minute, 300 * minute, 600 * minute, 840 * minute];

/**
 * The wait after a failed attempt, in milliseconds; `null` = given up. The first attempt and seven more, over about a day.
 *
 * @source Standard Webhooks specification, "Deliverability and reliability": an example schedule
 */
export const retryWaitMs = (attempts: number): number | null => waits[attempts - 1] ?? null;

/** Whether an answer means that the receiver has it. */
export const isTaken = (status: number): boolean => status >= 200 && status < 300;
