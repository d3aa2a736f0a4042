import { catalogueSyncTask, forgetVersionsTask, scheduledSyncTask } from "./catalogue-sync.ts";
import { fetchArtworkTask, ordersTickTask, readOrdersTask } from "./onprintshop.ts";
import { forgetCartsTask, forgetUploadsTask, orderMailTask } from "./orders.ts";
import { productTasks } from "./products.ts";
import {
  feedTickTask,
  forgetRunsTask,
  orderSyncTask,
  syncTickTask,
  tellStoresTask,
  watchJobsTask,
} from "./status.ts";
import type { Task } from "./task.ts";
import { automaticTransferTask, pushEvidenceTask, settleTransfersTask } from "./transfer.ts";
import { deliverWebhookTask, forgetDeliveriesTask } from "./webhooks.ts";

/** Every task of Overprint; workers run these and nothing else. */
// biome-ignore lint/suspicious/noExplicitAny: a task's payload type is its own; the schema in it is what is trusted
export const tasks: readonly Task<any>[] = [
  catalogueSyncTask,
  scheduledSyncTask,
  forgetVersionsTask,
  orderMailTask,
  forgetCartsTask,
  forgetUploadsTask,
  ...productTasks,
  orderSyncTask,
  syncTickTask,
  feedTickTask,
  tellStoresTask,
  watchJobsTask,
  forgetRunsTask,
  deliverWebhookTask,
  forgetDeliveriesTask,
  ordersTickTask,
  readOrdersTask,
  fetchArtworkTask,
  settleTransfersTask,
  pushEvidenceTask,
  automaticTransferTask,
];
