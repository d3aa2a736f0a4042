import { createServer, type Server, type Socket } from "node:net";
import type { PGlite } from "@electric-sql/pglite";
import { type Frame, FrameReader, openingRequest, syncMessage } from "./frames.ts";
import { Turns } from "./turns.ts";

/** Messages after which the database waits for the client: simple query, sync, function call. */
const endsSequence = new Set(["Q", "S", "F"]);

/** How long a transaction may do nothing while others wait: PostgreSQL's own limit, which PGlite cannot keep. */
const idleInTransactionMs = 60_000;

/** A server of one PGlite for any number of ordinary PostgreSQL connections. */
export type WireServer = { readonly server: Server; readonly closeConnections: () => void };

/**
 * Serves one PGlite to ordinary drivers. A connection keeps the database from its first message to the Sync that ends the
 * sequence, and through a whole transaction, failed ones too: messages of two connections never mix.
 */
export function wireServer(database: PGlite): WireServer {
  const turns = new Turns<Connection>();
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.once("close", () => sockets.delete(socket));
    new Connection(socket, database, turns);
  });
  return {
    server,
    closeConnections: () => {
      for (const socket of sockets) socket.destroy();
    },
  };
}

class Connection {
  readonly #socket: Socket;
  readonly #database: PGlite;
  readonly #turns: Turns<Connection>;
  readonly #reader = new FrameReader();
  #work: Promise<void> = Promise.resolve();
  #isInSequence = false;
  #idle: NodeJS.Timeout | undefined;

  constructor(socket: Socket, database: PGlite, turns: Turns<Connection>) {
    this.#socket = socket.setNoDelay(true);
    this.#database = database;
    this.#turns = turns;
    socket.on("data", (chunk) => {
      this.#reader.push(chunk);
      this.#work = this.#work.then(() => this.#serve()).catch(() => void socket.destroy());
    });
    socket.on("error", () => socket.destroy());
    socket.on("close", () => {
      this.#work = this.#work.then(() => this.#leave());
    });
  }

  async #serve(): Promise<void> {
    for (let frame = this.#reader.next(); frame !== null; frame = this.#reader.next()) {
      if (this.#socket.destroyed) return;
      if (frame.type === null) await this.#open(frame);
      else if (frame.type === "X") this.#socket.end();
      else await this.#carryOut(frame, frame.type);
    }
  }

  async #open(frame: Frame): Promise<void> {
    const request = openingRequest(frame);
    if (request === "ssl") this.#socket.write("N");
    else if (request === "cancel") this.#socket.end();
    else {
      this.#reader.opened();
      await this.#turns.take(this);
      await this.#run(frame.bytes);
      this.#turns.leave(this);
    }
  }

  async #carryOut(frame: Frame, type: string): Promise<void> {
    clearTimeout(this.#idle);
    await this.#turns.take(this);
    if (this.#socket.destroyed) return;
    this.#isInSequence = !endsSequence.has(type);
    await this.#run(frame.bytes);
    if (this.#isInSequence) return;
    if (this.#database.isInTransaction()) this.#watchIdle();
    else this.#turns.leave(this);
  }

  #run(message: Uint8Array): Promise<void> {
    return this.#database.execProtocolRawStream(message, {
      onRawData: (data) => {
        if (this.#socket.writable) this.#socket.write(Buffer.from(data));
      },
    });
  }

  #watchIdle(): void {
    this.#idle = setTimeout(() => {
      if (this.#turns.waiting > 0) this.#socket.destroy();
      else this.#watchIdle();
    }, idleInTransactionMs).unref();
  }

  /** A connection that goes away takes its sequence and its transaction with it. */
  async #leave(): Promise<void> {
    clearTimeout(this.#idle);
    if (this.#turns.holder !== this) return;
    if (this.#isInSequence) await this.#run(syncMessage).catch(() => undefined);
    if (this.#database.isInTransaction()) await this.#database.exec("ROLLBACK").catch(() => undefined);
    this.#turns.leave(this);
  }
}
