import pg from "pg";

/**
 * Connections that survive a database that goes away. One that breaks while it is lent out comes back by itself: Drizzle
 * never returns the connection of a transaction whose `begin` fails, so that an outage would use all of them up and leave
 * everything waiting for ever, long after the database is back.
 *
 * @source observed with drizzle-orm 0.45: `begin` stands outside the `try` whose `finally` releases
 */
export class Connections extends pg.Pool {
  constructor(options: pg.PoolConfig) {
    super(options);
    // Whoever waits for an answer is told of the break. Without these listeners it would end the process as well: the first
    // is for idle connections, the second for lent ones.
    this.on("error", () => {});
    this.on("connect", (client) => client.on("error", () => {}));
  }

  override connect(): Promise<pg.PoolClient>;
  override connect(given: Parameters<pg.Pool["connect"]>[0]): void;
  override connect(given?: Parameters<pg.Pool["connect"]>[0]): Promise<pg.PoolClient> | undefined {
    if (given) {
      super.connect(given);
      return undefined;
    }
    return super.connect().then(returnedWhenBroken);
  }
}

function returnedWhenBroken(client: pg.PoolClient): pg.PoolClient {
  const { release } = client;
  let isReturned = false;
  const giveBack = (broken?: Error | boolean) => {
    if (isReturned) return;
    isReturned = true;
    client.off("end", lost);
    release(broken);
  };
  const lost = () => giveBack(true);
  client.once("end", lost);
  client.release = giveBack;
  return client;
}
