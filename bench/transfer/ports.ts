import { randomUUID } from "node:crypto";
import { setTimeout as wait } from "node:timers/promises";
import { fourOverPrinter } from "@overprint/connectors/fourover";
import type { Clock } from "@overprint/core/outcome";
import type { Problems } from "@overprint/core/problems";
import type { TransferConditions, TransferPorts } from "@overprint/core/transfer";
import {
  auditRepository,
  type Database,
  orderRepository,
  problemsRepository,
  transferRepository,
} from "@overprint/database";
import { FourOver } from "@overprint/fourover";

export type Account = { readonly url: string; readonly apiKey: string; readonly privateKey: string };

/** The use cases' ports on a database and a simulated printer; everything real but the clock, if one is given. */
export function portsOn(
  { db }: Pick<Database, "db">,
  account: Account,
  given: {
    readonly clock?: Clock;
    readonly orderTimeoutMs?: number;
    readonly fetch?: typeof fetch;
    readonly conditions?: Partial<TransferConditions>;
    readonly problems?: Problems;
  } = {},
): TransferPorts {
  const clock = given.clock ?? { now: () => new Date() };
  const newId = () => randomUUID();
  const audit = auditRepository(db, clock);
  return {
    orders: orderRepository(db),
    transfers: transferRepository({ db, clock, newId, audit }),
    printer: fourOverPrinter(
      new FourOver({
        baseUrl: account.url,
        apiKey: account.apiKey,
        privateKey: account.privateKey,
        ...(given.orderTimeoutMs ? { orderTimeoutMs: given.orderTimeoutMs } : {}),
        ...(given.fetch ? { fetch: given.fetch } : {}),
        requestsPerMinute: 1_000_000,
        maxConcurrent: 8,
        retry: { attempts: 3, budgetMs: 5_000 },
      }),
    ),
    problems: given.problems ?? problemsRepository({ db, clock, newId }),
    conditions: async () => ({
      mode: "simulation",
      limits: { leastMarginBps: 0, driftBps: 300 },
      attachAfterwards: true,
      bleedIn: 0.125,
      printerName: "4over",
      ...given.conditions,
    }),
    addressOf: (file) => `${account.url}/bench/${file.key}`,
    clock,
    newId,
    wait: (ms) => wait(ms),
  };
}

export const bench = { actor: "bench", requestId: null };
