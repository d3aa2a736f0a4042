export { DataFolderError } from "./host/data-folder.ts";
export { migrateDatabase } from "./migrate.ts";
export { type Database, type DatabaseOptions, type Db, openDatabase } from "./open.ts";
