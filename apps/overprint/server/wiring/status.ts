import { labelExplanation } from "@overprint/connectors/fourover";
import {
  apiKeyRepository,
  jobRepository,
  listStores,
  statusBook,
  statusRunRepository,
  webhookRepository,
} from "@overprint/database";
import type { Foundation } from "./index.ts";

/** What the screens of status, tracking and programs read. */
export type StatusWiring = { readonly status: ReturnType<typeof readings> };

export const statusWiring = ({ db }: Foundation): StatusWiring => ({ status: readings(db) });

const readings = (db: Foundation["db"]) => ({
  jobs: jobRepository(db),
  runs: statusRunRepository(db),
  book: statusBook(db),
  webhooks: webhookRepository(db),
  apiKeys: apiKeyRepository(db),
  stores: () => listStores(db),
  /** The printer's own meaning of a status label, in plain words. */
  explain: labelExplanation,
});
