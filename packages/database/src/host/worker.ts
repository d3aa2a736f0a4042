import { once } from "node:events";
import { setFlagsFromString } from "node:v8";
import { parentPort, workerData } from "node:worker_threads";
import { PGlite } from "@electric-sql/pglite";
import { DataFolderError, openFolder, releaseFolder } from "./data-folder.ts";
import { wireServer } from "./wire-server.ts";

/** Runs the embedded database in a thread of its own, so that a long query never stops the web server. */
const { folder, listen } = workerData as {
  readonly folder: string | null;
  readonly listen: { readonly path: string } | { readonly port: 0; readonly host: "127.0.0.1" };
};

// The optimizing compiler would take some 450 MB for seconds, soon after each start, for PostgreSQL's largest functions, and
// gains nothing on our statements: see "Memory of the embedded database" in decision 0002.
setFlagsFromString("--no-wasm-tier-up");
setFlagsFromString("--no-wasm-dynamic-tiering");

try {
  const db = folder === null ? await PGlite.create() : await openFolder(folder);
  const { server, closeConnections } = wireServer(db);
  server.listen(listen);
  await once(server, "listening");
  const address = server.address();
  const port = typeof address === "object" && address ? address.port : null;
  parentPort?.postMessage({ kind: "ready", address: `127.0.0.1:${port}` });
  parentPort?.once("message", async () => {
    server.close();
    closeConnections();
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
