export { exportTables } from "./export.ts";
export { DataFolderError } from "./host/data-folder.ts";
export { migrateDatabase } from "./migrate.ts";
export { type Database, type DatabaseOptions, type Db, openDatabase } from "./open.ts";
export { type ApiKeyRepository, apiKeyRepository } from "./repositories/api-keys.ts";
export { type ArtworkFileRepository, artworkFileRepository } from "./repositories/artwork-files.ts";
export { type Audit, auditRepository } from "./repositories/audit.ts";
export { cartRepository } from "./repositories/carts.ts";
export { catalogueRepository } from "./repositories/catalogue/catalogue.ts";
export { changeSetsRepository } from "./repositories/catalogue/change-sets.ts";
export { pruneVersions } from "./repositories/catalogue/prune-versions.ts";
export { syncRunsRepository } from "./repositories/catalogue/sync-runs.ts";
export { syncStoreRepository } from "./repositories/catalogue/sync-store.ts";
export { type ConnectedStores, connectedStores } from "./repositories/connected-stores.ts";
export { dashboardRepository } from "./repositories/dashboard.ts";
export { jobRepository } from "./repositories/jobs.ts";
export {
  ensureBuiltInStore,
  findStore,
  type KnownStore,
  listStores,
} from "./repositories/known-stores.ts";
export { type MappingMemory, type MappingSource, mappingMemory } from "./repositories/mapping-memory.ts";
export { markupRuleRepository } from "./repositories/markup-rules.ts";
export { statusRepository } from "./repositories/order-statuses.ts";
export { orderRepository } from "./repositories/orders.ts";
export { type ParcelSighting, recordParcelSightings } from "./repositories/parcel-history.ts";
export { type People, peopleRepository } from "./repositories/people.ts";
export { priceHistoryRepository } from "./repositories/price-history.ts";
export { problemsRepository } from "./repositories/problems.ts";
export { publicationRepository } from "./repositories/publications.ts";
export { secretsRepository, settingsRepository } from "./repositories/settings.ts";
export { type ShelfRepository, shelfRepository } from "./repositories/shelf.ts";
export { itemContexts, statusBook } from "./repositories/status-book.ts";
export { statusRunRepository } from "./repositories/status-runs.ts";
export {
  openOrderRepository,
  orderReadingRepository,
  orderStampRepository,
  storeLinkRepository,
} from "./repositories/store-links.ts";
export { storeProductRepository } from "./repositories/store-products.ts";
export { type Choice, type TransferChoices, transferChoices } from "./repositories/transfer-choices.ts";
export { countTransfers, listTransfers } from "./repositories/transfer-list.ts";
export { transferRepository } from "./repositories/transfers.ts";
export { type WebhookRepository, webhookRepository } from "./repositories/webhooks.ts";
export { SecretUnreadableError } from "./secrets/seal.ts";
