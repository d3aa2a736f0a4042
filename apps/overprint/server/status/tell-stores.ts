import { type Outcome, ok } from "@overprint/core/outcome";
import {
  type ItemContext,
  type ItemWrite,
  isSameLabel,
  type Job,
  planItemWrite,
  type StatusMapping,
  suggestMapping,
  type Telling,
} from "@overprint/core/status";
import type { Store, StoreRefusal } from "@overprint/core/stores";
import { type Db, itemContexts, jobRepository, statusBook } from "@overprint/database";
import type { Overprint } from "#server/wiring/index.ts";
import { sortedLabels } from "./context.ts";

/**
 * Tells the stores of order products what changed: parcels first, then the status, then job ids. Safe to run twice:
 * what a store was told is kept, and telling it again is harmless. A refusal becomes a problem with the store's words.
 *
 * @throws the fault of the last store that could not be reached, after everything else was told
 */
export async function tellStores(overprint: Overprint, itemIds: readonly string[]): Promise<void> {
  const contexts = await itemContexts(overprint.db, { itemIds });
  let fault: unknown;
  for (const context of contexts) {
    try {
      await tellItem(overprint, context);
    } catch (error) {
      fault = error;
      await noteFailure(overprint, context, error);
    }
  }
  if (fault !== undefined) throw fault;
}

const nothingTold = (itemId: string): Telling => ({
  itemId,
  label: null,
  notifiedLabel: null,
  trackingNumbers: [],
  jobIds: [],
  toldAt: null,
  failure: null,
  failedTimes: 0,
});

async function tellItem(overprint: Overprint, context: ItemContext): Promise<void> {
  const book = statusBook(overprint.db);
  const jobs = await jobRepository(overprint.db).ofItems([context.itemId]);
  const told = (await book.tellings([context.itemId]))[0] ?? nothingTold(context.itemId);
  const opened = await overprint.openStore(context.storeId);
  if (!opened.ok) return refuse(overprint, context, told, opened.problem);
  await refreshStatuses(overprint, context.storeId, opened.value);
  const write = planItemWrite(jobs, told, await mappingsOf(overprint.db, context.storeId));
  const outcome = await carryOut(opened.value, context, write, jobs, told, async (telling) => {
    await book.saveTelling({ ...telling, toldAt: overprint.clock.now().toISOString() });
  });
  if (!outcome.ok) return refuse(overprint, context, outcome.problem.told, outcome.problem.refusal);
  await overprint.problems.clearSubject(problemKey(context), context.itemId, "status");
}

type Stopped = { readonly refusal: StoreRefusal; readonly told: Telling };

/** Each step is kept as soon as it is done, so that a repetition goes on where this one stopped. */
async function carryOut(
  store: Store,
  { orderExternalId, itemExternalId, pieces }: ItemContext,
  write: ItemWrite,
  jobs: readonly Job[],
  before: Telling,
  keep: (telling: Telling) => Promise<void>,
): Promise<Outcome<Telling, Stopped>> {
  let told: Telling = { ...before, failure: null, failedTimes: 0 };
  const step = async (answer: Outcome<unknown, StoreRefusal>, after: Telling): Promise<Stopped | null> => {
    if (!answer.ok) return { refusal: answer.problem, told };
    told = after;
    await keep(told);
    return null;
  };
  const share = Math.max(1, Math.floor(pieces / Math.max(1, write.newParcels.length)));
  for (const parcel of write.newParcels) {
    const stopped = await step(
      await store.recordShipment(orderExternalId, { ...parcel, items: [{ itemExternalId, pieces: share }] }),
      { ...told, trackingNumbers: [...told.trackingNumbers, parcel.trackingNumber] },
    );
    if (stopped) return { ok: false, problem: stopped };
  }
  if (write.status) {
    const { statusId, notifyCustomer, customerWords } = write.status;
    const stopped = await step(
      await store.setItemStatus(orderExternalId, itemExternalId, statusId, notifyCustomer, customerWords),
      { ...told, label: write.label, notifiedLabel: notifyCustomer ? write.label : told.notifiedLabel },
    );
    if (stopped) return { ok: false, problem: stopped };
  }
  const jobIds = jobs.map(({ jobId }) => jobId as string);
  if (jobIds.join() !== told.jobIds.join()) {
    const stopped = await step(await store.recordJobIds(orderExternalId, itemExternalId, jobIds), {
      ...told,
      jobIds,
    });
    if (stopped) return { ok: false, problem: stopped };
  }
  return ok(told);
}

/** What labels mean in a store: what a person chose, else the default of the label's bucket. */
export async function mappingsOf(db: Db, storeId: string): Promise<(label: string) => StatusMapping | null> {
  const book = statusBook(db);
  const [chosen, statuses, labels] = [
    await book.mappings(storeId),
    await book.storeStatuses(storeId),
    await sortedLabels(db),
  ];
  return (label) => {
    const own = chosen.find((mapping) => isSameLabel(mapping.label, label));
    if (own) return own;
    const bucket = labels.findLast((known) => isSameLabel(known.label, label))?.bucket ?? null;
    return suggestMapping(label, bucket, statuses);
  };
}

/** A store's statuses are imported on first use; later by the button of Import Status. */
async function refreshStatuses(overprint: Overprint, storeId: string, store: Store): Promise<void> {
  const book = statusBook(overprint.db);
  if ((await book.storeStatuses(storeId)).length > 0) return;
  await book.saveStoreStatuses(storeId, await store.statuses(), overprint.clock.now().toISOString());
}

const problemKey = ({ storeId }: ItemContext): string => `store-not-told:${storeId}`;

async function refuse(
  overprint: Overprint,
  context: ItemContext,
  told: Telling,
  { reason, doNext }: Pick<StoreRefusal, "reason" | "doNext">,
): Promise<void> {
  await statusBook(overprint.db).saveTelling({ ...told, failure: reason, failedTimes: told.failedTimes + 1 });
  await overprint.problems.open({
    key: problemKey(context),
    code: "store-not-told",
    severity: "needs-a-decision",
    subjects: [
      { kind: "item", id: context.itemId, label: `Order ${context.orderNumber}: ${context.itemTitle}` },
    ],
    what: `The store refused a status or a shipment: ${reason}`,
    meaning: "Overprint knows the status; the store and the customer do not see it yet.",
    doNext,
    link: `/admin/orders/${context.orderId}`,
  });
}

async function noteFailure(overprint: Overprint, { itemId }: ItemContext, error: unknown): Promise<void> {
  const book = statusBook(overprint.db);
  const told = (await book.tellings([itemId]))[0] ?? nothingTold(itemId);
  const failure = error instanceof Error ? error.message.slice(0, 300) : "The store could not be reached.";
  await book.saveTelling({ ...told, failure, failedTimes: told.failedTimes + 1 });
}
