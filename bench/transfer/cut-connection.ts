import { connect, createServer, type Socket } from "node:net";
import pg from "pg";

/** A way to the database that can be cut and restored, as a cable or a failing server would. */
export type CutConnection = {
  /** The database's address on this way. */
  readonly url: string;
  /** Ends every connection and refuses new ones. */
  readonly cut: () => void;
  /** Cuts as soon as the database has answered a statement with these words: it is done, and nobody hears of it. */
  readonly cutAtAnswerTo: (words: string) => void;
  readonly restore: () => void;
  readonly isCut: () => boolean;
  readonly close: () => Promise<void>;
};

export async function connectionThatCanBeCut(url: string): Promise<CutConnection> {
  const target = whereTo(url);
  const open = new Set<Socket>();
  let isCut = false;
  let awaited: string | null = null;
  const cut = () => {
    isCut = true;
    for (const socket of open) socket.destroy();
  };
  const server = createServer((near) => {
    if (isCut) return void near.destroy();
    const far = connect(target);
    let isAnswerLost = false;
    near.on("data", (bytes) => {
      if (awaited !== null && bytes.includes(awaited)) {
        isAnswerLost = true;
        awaited = null;
      }
      far.write(bytes);
    });
    far.on("data", (bytes) => (isAnswerLost ? cut() : near.write(bytes)));
    for (const [socket, other] of [
      [near, far],
      [far, near],
    ] as const) {
      open.add(socket);
      socket.on("error", () => {});
      socket.on("close", () => {
        open.delete(socket);
        other.destroy();
      });
    }
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("the connection has a port");
  return {
    url: sameDatabaseAt(url, address.port),
    cut,
    cutAtAnswerTo: (words) => {
      awaited = words;
    },
    restore: () => {
      isCut = false;
    },
    isCut: () => isCut,
    close: () => {
      cut();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

/** PostgreSQL listens on a port, the embedded database on a socket in a folder. */
function whereTo(url: string) {
  const { host, port } = new pg.Client({ connectionString: url });
  return host.startsWith("/") ? { path: `${host}/.s.PGSQL.${port}` } : { host, port };
}

function sameDatabaseAt(url: string, port: number): string {
  const { user, password, database } = new pg.Client({ connectionString: url });
  const near = new URL(`postgresql://127.0.0.1:${port}/${database}`);
  near.username = user ?? "";
  near.password = password ?? "";
  return near.href;
}
