// One measuring process: a first and a second sync into a database of its own, or the common way to do the first.
import { randomUUID } from "node:crypto";
import { fourOverPrinter } from "@overprint/connectors/fourover";
import {
  defaultApprovalRules,
  type SyncScope,
  startSync,
  syncCatalogue,
  type TradeProduct,
} from "@overprint/core/catalogue";
import {
  changeSetsRepository,
  type Database,
  migrateDatabase,
  openDatabase,
  syncRunsRepository,
  syncStoreRepository,
} from "@overprint/database";
import { FourOver } from "@overprint/fourover";
import type { Found, Measure, Told } from "./told.ts";

const told = JSON.parse(process.argv[2] ?? "{}") as Told;
const database = await openDatabase({ folder: told.folder });
await migrateDatabase(database);
if (told.way === "prepare") {
  await database.close();
  process.stdout.write("{}\n");
  process.exit(0);
}
const found = told.way === "ours" ? await ours(database) : await rowByRow(database);
process.stdout.write(`${JSON.stringify(found)}\n`);
process.exit(0);

async function ours({ db, pool }: Database): Promise<Found> {
  const first = await timed(() => sync({ kind: "everything" }));
  const second = await timed(() => sync({ kind: "changes" }));
  const { rows } = await pool.query(
    `select (select count(*) from trade_base_prices)::int + (select count(*) from trade_turnaround_prices)::int
       + (select count(*) from trade_option_prices)::int as n, (select count(*) from trade_products)::int as products`,
  );
  return { first, second, rows: rows[0].n, products: rows[0].products, peakMb: peakMb() };

  async function sync(scope: SyncScope): Promise<number> {
    const clock = { now: () => new Date() };
    const runs = syncRunsRepository(db);
    const started = await startSync(scope, "bench", { runs, clock, newId: randomUUID });
    if (!started.ok) throw new Error("another sync runs");
    const outcome = await syncCatalogue(started.value.id, {
      printer: fourOverPrinter(new FourOver(told.client)),
      runs,
      store: syncStoreRepository({ db, newId: randomUUID }),
      changeSets: changeSetsRepository(db),
      rules: defaultApprovalRules,
      clock,
      worker: randomUUID(),
    });
    if (outcome?.run.state !== "finished") throw new Error(`the sync ended ${outcome?.run.state}`);
    return outcome.run.counts.calls;
  }
}

/** The common way: product after product, and a statement for every price, each a transaction of its own. */
async function rowByRow({ pool }: Database): Promise<Found> {
  await pool.query(
    "create table prices (product text, kind text, run_size text, color_spec text, option text, price bigint, primary key (product, kind, run_size, color_spec, option))",
  );
  let products = 0;
  let rows = 0;
  const first = await timed(async () => {
    const client = new FourOver(told.client);
    const printer = fourOverPrinter(client);
    for await (const { id } of printer.fetchProductList()) {
      if (products >= told.products) break;
      const read = await printer.fetchProduct(id);
      if (!read || !("product" in read)) continue;
      rows += await upsertEach(read.product);
      products += 1;
    }
    return 0;
  });
  return { first, second: null, rows, products, peakMb: peakMb() };

  async function upsertEach(product: TradeProduct): Promise<number> {
    const prices: (readonly [string, string, string, string, number])[] = [
      ...product.basePrices.map(
        (row) => ["base", row.runSizeId, row.colorSpecId, "", row.price.minor] as const,
      ),
      ...product.turnaroundRows.map(
        (row) => ["turnaround", row.runSizeId, row.colorSpecId, row.turnaroundId, row.price.minor] as const,
      ),
      ...product.optionGroups.flatMap((group) =>
        group.options.flatMap((option) =>
          option.prices.map(
            (row) =>
              [
                "option",
                `${row.fromPieces}`,
                `${row.toPieces}`,
                option.id,
                row.kind === "amount" ? row.priceMinor : row.shareMillionths,
              ] as const,
          ),
        ),
      ),
    ];
    for (const price of prices)
      await pool.query(
        "insert into prices values ($1, $2, $3, $4, $5, $6) on conflict (product, kind, run_size, color_spec, option) do update set price = excluded.price",
        [product.id, ...price],
      );
    return prices.length;
  }
}

async function timed(work: () => Promise<number>): Promise<Measure> {
  const wall = performance.now();
  const cpu = process.cpuUsage();
  const calls = await work();
  const { user, system } = process.cpuUsage(cpu);
  return { wallMs: performance.now() - wall, cpuMs: (user + system) / 1_000, calls };
}

/** The most memory that this process ever held, the embedded database in it included. */
function peakMb(): number {
  return process.resourceUsage().maxRSS / 1024;
}
