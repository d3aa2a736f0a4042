// The process that sends orders and is killed: takes what is to be sent, four at a time, until nothing is left.
import { setTimeout as wait } from "node:timers/promises";
import {
  doubtAbandonedClaims,
  sendTransfer,
  type TransferPorts,
  type TransferTarget,
} from "@overprint/core/transfer";
import { openDatabase } from "@overprint/database";
import { z } from "zod";
import { bench, portsOn } from "./ports.ts";

const steps = [
  "before-claim",
  "after-claim",
  "in-call",
  "after-answer",
  "after-record",
  "after-files",
] as const;
export type KillStep = (typeof steps)[number];

const given = z
  .object({
    database: z.string(),
    url: z.string(),
    apiKey: z.string(),
    privateKey: z.string(),
    orderTimeoutMs: z.number(),
    killAt: z.enum(steps).nullable(),
    orderIds: z.array(z.string()).nullable(),
  })
  .parse(JSON.parse(process.argv[2] ?? "{}"));

const database = await openDatabase({ url: given.database, connections: 4 });
const ports = killedAt(given.killAt, portsOn(database, given, { orderTimeoutMs: given.orderTimeoutMs }));
await doubtAbandonedClaims(ports, { everyClaim: true }, bench);
process.stdout.write("ready\n");

const tried = new Map<string, number>();
for (let batch = await nextBatch(); batch.length > 0; batch = await nextBatch()) {
  for (const [first] of batch) tried.set(first.itemId, (tried.get(first.itemId) ?? 0) + 1);
  await Promise.all(batch.map((targets) => sendTransfer(ports, targets, bench)));
}
await database.close();

/** Orders with something to send: never sent, refused, or partly placed. In doubt is not among them. */
async function nextBatch(): Promise<readonly (readonly [TransferTarget, ...TransferTarget[]])[]> {
  const { rows } = await database.pool.query<{ item_ids: TransferTarget["itemId"][] }>(
    `select array_agg(item_id order by item_id) as item_ids from transfers
     where state in ('to-transfer', 'refused', 'partly-placed') and ($1::text[] is null or order_id = any($1))
     group by order_id order by order_id limit 40`,
    [given.orderIds],
  );
  const open = rows.flatMap(({ item_ids }) => {
    const [first, ...rest] = item_ids.map((itemId) => ({ itemId, copy: 0 }));
    return first ? [[first, ...rest] as const] : [];
  });
  // What has just been refused waits for its turn; after five attempts it is left to the operator.
  return open.filter(([first]) => (tried.get(first.itemId) ?? 0) < 5).slice(0, 4);
}

/** Resolves when the printer's own books hold the job. */
async function atThePrinter(jobName: string): Promise<void> {
  const address = `${given.url}/__control/jobs?jobName=${encodeURIComponent(jobName)}`;
  while (((await (await fetch(address)).json()) as readonly unknown[]).length === 0) await wait(20);
}

/** Dies by SIGKILL at one step, as a power cut would have it. */
function killedAt(step: KillStep | null, real: TransferPorts): TransferPorts {
  const die = (at: KillStep) => {
    if (at === step) process.kill(process.pid, "SIGKILL");
  };
  return {
    ...real,
    transfers: {
      ...real.transfers,
      claim: async (claim, by) => {
        die("before-claim");
        const claimed = await real.transfers.claim(claim, by);
        die("after-claim");
        return claimed;
      },
      recordAnswer: async (...answer) => {
        die("after-answer");
        await real.transfers.recordAnswer(...answer);
        die("after-record");
      },
      recordFiles: async (...files) => {
        await real.transfers.recordFiles(...files);
        die("after-files");
      },
    },
    printer: {
      ...real.printer,
      placeOrder: async (order) => {
        const answer = real.printer.placeOrder(order);
        if (step === "in-call")
          void atThePrinter(order.jobs[0]?.sets[0]?.jobName ?? "").then(() => die("in-call"));
        return answer;
      },
    },
  };
}
