import { followCatalogueTask } from "./products.ts";
import type { Task } from "./task.ts";

/** What has to happen when the approved catalogue became another: enqueued in the transaction that decides. */
export const catalogueFollowers: readonly Task<Record<string, never>>[] = [followCatalogueTask];
