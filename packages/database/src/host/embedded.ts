import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Worker } from "node:worker_threads";
import { DataFolderError } from "./data-folder.ts";

type Report =
  | { readonly kind: "ready"; readonly address: string }
  | { readonly kind: "closed" }
  | { readonly kind: "failed"; readonly isSetUp: boolean; readonly message: string };

export type EmbeddedDatabase = { readonly url: string; readonly close: () => Promise<void> };

/**
 * Starts the embedded PostgreSQL in a worker thread and serves it to ordinary drivers.
 *
 * @param folder - where the data is kept; `null` keeps it in memory
 * @returns an address for any PostgreSQL driver. It is a socket in a folder that only this user can enter.
 */
export async function startEmbeddedDatabase(folder: string | null): Promise<EmbeddedDatabase> {
  const socketFolder = process.platform === "win32" ? null : mkdtempSync(join(tmpdir(), "overprint-"));
  const listen = socketFolder
    ? { path: join(socketFolder, ".s.PGSQL.5432") }
    : { port: 0, host: "127.0.0.1" };
  const worker = new Worker(new URL("./worker.ts", import.meta.url), {
    workerData: { folder, listen },
    // Flags of the main thread (--input-type, --watch) do not concern this one.
    execArgv: [],
  });
  const report = await nextReport(worker);
  if (report.kind === "failed") {
    await worker.terminate();
    throw report.isSetUp ? new DataFolderError(report.message) : new Error(report.message);
  }
  worker.unref();
  const address = report.kind === "ready" ? report.address : "";
  const url = socketFolder
    ? `postgresql://postgres@localhost/postgres?host=${encodeURIComponent(socketFolder)}`
    : `postgresql://postgres@${address}/postgres`;
  return {
    url,
    close: async () => {
      worker.ref();
      const closed = nextReport(worker);
      worker.postMessage("close");
      await closed;
      await worker.terminate();
      if (socketFolder) rmSync(socketFolder, { recursive: true, force: true });
    },
  };
}

function nextReport(worker: Worker): Promise<Report> {
  return new Promise((resolve, reject) => {
    worker.once("message", resolve);
    worker.once("error", reject);
  });
}
