export { DataFolderError } from "./host/data-folder.ts";
export { migrateDatabase } from "./migrate.ts";
export { type Database, type DatabaseOptions, type Db, openDatabase } from "./open.ts";
export { type ArtworkFileRepository, artworkFileRepository } from "./repositories/artwork-files.ts";
export { cartRepository } from "./repositories/carts.ts";
export { statusRepository } from "./repositories/order-statuses.ts";
export { orderRepository } from "./repositories/orders.ts";
