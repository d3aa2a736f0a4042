import type { PGlite } from "@electric-sql/pglite";
import type { PGLiteSocketServer } from "@electric-sql/pglite-socket";

type Queued = {
  readonly handlerId: number;
  readonly message: Uint8Array;
  readonly onData: (data: Uint8Array) => void;
  readonly resolve: (bytes: number) => void;
  readonly reject: (error: Error) => void;
};
/** The parts of the socket server's queue that are replaced; it does not export its type. */
type Queue = {
  queue: Queued[];
  processing: boolean;
  lastHandlerId: number | null;
  processQueue: () => Promise<void>;
  clearTransactionIfNeeded: (handlerId: number) => Promise<void>;
};

/** Parse, Bind, Describe, Execute, Close, Flush and copied data go on; Sync, Query and the rest end a sequence. */
const goesOn = new Set([..."PBDECHdcf"].map((letter) => letter.charCodeAt(0)));
const sync = new Uint8Array(["S".charCodeAt(0), 0, 0, 0, 4]);

/**
 * Lets one connection's sequence (Parse ... Sync) run as a whole before another connection's begins.
 *
 * The socket server queues single messages and keeps others out only while a transaction is open. After an error the
 * backend ignores everything until Sync and no transaction is open: the Parse of another connection was swallowed, and
 * its Bind then met "unnamed prepared statement does not exist" (26000), or another connection's statement.
 */
export function keepSequencesWhole(server: PGLiteSocketServer, db: PGlite): void {
  // The queue is private to the server; the package version is pinned exactly, and a test holds this.
  const { queryQueue: queue } = server as unknown as { queryQueue: Queue };
  let owner: number | null = null;

  const next = (): Queued | undefined => {
    const bound = owner ?? (db.isInTransaction() ? queue.lastHandlerId : null);
    if (bound === null) return queue.queue.shift();
    const at = queue.queue.findIndex((query) => query.handlerId === bound);
    return at === -1 ? undefined : queue.queue.splice(at, 1)[0];
  };

  queue.processQueue = async () => {
    if (queue.processing) return;
    queue.processing = true;
    for (let query = next(); query; query = next()) {
      owner = goesOn.has(query.message[0] ?? 0) ? query.handlerId : null;
      queue.lastHandlerId = query.handlerId;
      await run(db, query);
    }
    queue.processing = false;
  };

  const clearTransaction = queue.clearTransactionIfNeeded.bind(queue);
  queue.clearTransactionIfNeeded = async (handlerId) => {
    if (owner === handlerId) {
      owner = null;
      await db.runExclusive(() => db.execProtocolRawStream(sync, { onRawData: () => {} }));
    }
    await clearTransaction(handlerId);
    await queue.processQueue();
  };
}

async function run(db: PGlite, query: Queued): Promise<void> {
  let bytes = 0;
  const onRawData = (data: Uint8Array) => {
    bytes += data.length;
    query.onData(data);
  };
  try {
    await db.runExclusive(() => db.execProtocolRawStream(query.message, { onRawData }));
    query.resolve(bytes);
  } catch (error) {
    query.reject(error instanceof Error ? error : new Error(String(error)));
  }
}
