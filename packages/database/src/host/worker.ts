import { parentPort, workerData } from "node:worker_threads";
import { PGlite } from "@electric-sql/pglite";
import { PGLiteSocketServer } from "@electric-sql/pglite-socket";
import { DataFolderError, openFolder, releaseFolder } from "./data-folder.ts";
import { keepSequencesWhole } from "./whole-sequences.ts";

/** Runs the embedded database in a thread of its own, so that a long query never stops the web server. */
const { folder, listen } = workerData as {
  readonly folder: string | null;
  readonly listen: { readonly path: string } | { readonly port: 0; readonly host: "127.0.0.1" };
};

try {
  const db = folder === null ? await PGlite.create() : await openFolder(folder);
  const server = new PGLiteSocketServer({ db, ...listen, maxConnections: 100 });
  keepSequencesWhole(server, db);
  await server.start();
  parentPort?.postMessage({ kind: "ready", address: server.getServerConn() });
  parentPort?.once("message", async () => {
    await server.stop();
    await db.close();
    if (folder !== null) releaseFolder(folder);
    parentPort?.postMessage({ kind: "closed" });
    parentPort?.close();
  });
} catch (error) {
  parentPort?.postMessage({
    kind: "failed",
    isSetUp: error instanceof DataFolderError,
    message: error instanceof Error ? error.message : String(error),
  });
}
