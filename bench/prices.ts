import type {
  BasePriceRow,
  ColorSpecId,
  Combination,
  OptionGroup,
  OptionGroupId,
  OptionId,
  RunSizeId,
  TradeProduct,
  TradeProductId,
  TurnaroundId,
} from "@overprint/core/catalogue";
import { configuratorFor, priceIn } from "@overprint/core/configurator";
import { money } from "@overprint/core/money";
import {
  compile,
  completeChoice,
  drawCombination,
  placeCombination,
  priceCombination,
  priceGrid,
  retailPrice,
  retailSteps,
  seededNumbers,
  startingMarkupRule,
} from "@overprint/core/pricing";
import { type Database, openDatabase } from "@overprint/database";
import { type Measured, measured, medianMicroseconds, medianMilliseconds } from "./report.ts";

/**
 * Prices of one product with a grid of 1,000 combinations. The common way is what most integrations do: price rows in the
 * database and a query for each part of each price; here on the embedded database, indexed, in the same run.
 */
export async function measure(): Promise<readonly Measured[]> {
  const product = bigProduct();
  const book = compile(product);
  const next = seededNumbers(1);
  const asked = Array.from({ length: 512 }, () => drawCombination(book, next)).filter((one) => one !== null);
  let turn = 0;
  const following = () => asked[turn++ % asked.length] as Combination;
  const database = await openDatabase({ folder: null });
  try {
    await storeRows(database, product);
    const byQuery = await medianMilliseconds(() => priceByQueries(database, following()), 201);
    const gridByQuery = await medianMilliseconds(() => gridByQueries(database, book.productId), 3);
    const lookUp = medianMicroseconds(() => priceCombination(book, following()));
    const retail = medianMicroseconds(() => {
      const placed = placeCombination(book, following());
      if (!placed.ok) throw new Error("drawn combinations are offered");
      return retailPrice(book, placed.value, startingMarkupRule);
    });
    const grid = medianMicroseconds(
      () => priceGrid(book).map((cell) => retailSteps(cell.tradeMinor, startingMarkupRule)),
      { calls: 1, rounds: 501 },
    );
    const compiling = medianMicroseconds(() => compile(product), { calls: 1, rounds: 201 });
    const page = medianMicroseconds(() => configuratorFor("p", book, startingMarkupRule), {
      calls: 1,
      rounds: 201,
    });
    const configurator = configuratorFor("p", book, startingMarkupRule);
    const choice = completeChoice(book, {});
    const browser = medianMicroseconds(() => choice && priceIn(configurator, choice));
    return [
      measured("price look-up, trade", lookUp, "us", { baseline: byQuery * 1_000, budget: 5 }),
      measured("price look-up, trade and retail", retail, "us", { baseline: byQuery * 1_000, budget: 5 }),
      measured("price grid of 1,000 combinations, trade and retail", grid / 1_000, "ms", {
        baseline: gridByQuery,
        budget: 2,
      }),
      measured("price book compiled from its rows", compiling / 1_000, "ms"),
      measured("configurator of the product page", page / 1_000, "ms"),
      measured("reprice in the browser", browser, "us", { budget: 50 }),
    ];
  } finally {
    await database.close();
  }
}

const runs = Array.from({ length: 20 }, (_, i) => (i + 1) * 250);
const colors = Array.from({ length: 10 }, (_, i) => `4/${i}`);
const labels = [
  "Same Day",
  "Next Business Day",
  "2-4 Business Days",
  "5-7 Business Days",
  "8-10 Business Days",
];

/** 20 run sizes x 10 color specs x 5 turnarounds, all offered, and eight option groups with every kind of price row. */
function bigProduct(): TradeProduct {
  const basePrices: BasePriceRow[] = runs.flatMap((pieces, r) =>
    colors.map((color, c) => ({
      runSizeId: `r${pieces}` as RunSizeId,
      colorSpecId: `c${color}` as ColorSpecId,
      price: money(1_000 + 700 * r + 90 * c, "USD"),
      canGroupShip: false,
    })),
  );
  return {
    id: "product" as TradeProductId,
    code: "14PT-BENCH-2X3.5",
    description: "A card with everything",
    categoryIds: [],
    runSizes: runs.map((pieces) => ({ id: `r${pieces}` as RunSizeId, pieces })),
    colorSpecs: colors.map((name) => ({ id: `c${name}` as ColorSpecId, name })),
    turnarounds: labels.map((label) => ({ id: `t${label}` as TurnaroundId, code: label, label })),
    basePrices,
    turnaroundRows: labels.flatMap((label, t) =>
      basePrices.map(({ price, canGroupShip: _, ...row }) => ({
        ...row,
        turnaroundId: `t${label}` as TurnaroundId,
        price: money(Math.round((price.minor * (4 - t)) / 10), "USD"),
      })),
    ),
    optionGroups: Array.from({ length: 8 }, (_, g) => optionGroup(g)),
    updatedAt: null,
  };
}

function optionGroup(g: number): OptionGroup {
  const rows = { fromPieces: 1, toPieces: 100_000 } as const;
  return {
    id: `g${g}` as OptionGroupId,
    name: `Group ${g}`,
    kind: "finishing",
    min: g % 2,
    max: 1,
    options: Array.from({ length: g === 1 ? 1 : 4 }, (_, o) => ({
      id: `o${g}.${o}` as OptionId,
      name: `Option ${g}.${o}`,
      description: "",
      prices: [
        o === 3
          ? { ...rows, kind: "share" as const, shareMillionths: 220_000 }
          : {
              ...rows,
              kind: "amount" as const,
              priceMinor: 450 * (o + 1),
              perQtyMicros: o === 2 ? 12_000 : 0,
              perPieces: o === 2 ? 1 : 0,
              isFlatFee: o !== 2,
            },
      ],
    })),
  };
}

async function storeRows({ pool }: Database, product: TradeProduct): Promise<void> {
  await pool.query(`
    create table bench_base (product text, run text, color text, minor integer, primary key (product, run, color));
    create table bench_turnaround (product text, run text, color text, turnaround text, minor integer,
      primary key (product, run, color, turnaround));
    create table bench_option (product text, option text, from_pieces integer, to_pieces integer, minor integer,
      per_qty integer, per_pieces integer, share integer);
    create index on bench_option (product, option);`);
  await pool.query(
    `insert into bench_base select $1, * from unnest($2::text[], $3::text[], $4::int[])`,
    columns(product, product.basePrices, ["runSizeId", "colorSpecId"]),
  );
  await pool.query(
    `insert into bench_turnaround select $1, * from unnest($2::text[], $3::text[], $4::text[], $5::int[])`,
    columns(product, product.turnaroundRows, ["runSizeId", "colorSpecId", "turnaroundId"]),
  );
  const rows = product.optionGroups.flatMap((group) =>
    group.options.flatMap((option) => option.prices.map((row) => ({ option: option.id, row }))),
  );
  await pool.query(
    `insert into bench_option select $1, o, 1, 100000, m, q, p, s
     from unnest($2::text[], $3::int[], $4::int[], $5::int[], $6::int[]) as t(o, m, q, p, s)`,
    [
      product.id,
      rows.map(({ option }) => option),
      rows.map(({ row }) => (row.kind === "amount" ? row.priceMinor : 0)),
      rows.map(({ row }) => (row.kind === "amount" ? row.perQtyMicros : 0)),
      rows.map(({ row }) => (row.kind === "amount" ? row.perPieces : 0)),
      rows.map(({ row }) => (row.kind === "share" ? row.shareMillionths : 0)),
    ],
  );
}

function columns<Row extends { readonly price: { readonly minor: number } }>(
  product: TradeProduct,
  rows: readonly Row[],
  keys: readonly (keyof Row)[],
): unknown[] {
  return [
    product.id,
    ...keys.map((key) => rows.map((row) => row[key])),
    rows.map(({ price }) => price.minor),
  ];
}

/** One price, the common way: a query for the base price, one for the turnaround, one for the options. */
async function priceByQueries({ pool }: Database, combination: Combination): Promise<number> {
  const { productId, runSizeId, colorSpecId, turnaroundId, optionIds } = combination;
  const base = await pool.query(
    "select minor from bench_base where product = $1 and run = $2 and color = $3",
    [productId, runSizeId, colorSpecId],
  );
  const turnaround = await pool.query(
    "select minor from bench_turnaround where product = $1 and run = $2 and color = $3 and turnaround = $4",
    [productId, runSizeId, colorSpecId, turnaroundId],
  );
  const options = await pool.query("select * from bench_option where product = $1 and option = any($2)", [
    productId,
    optionIds,
  ]);
  return base.rows[0].minor + turnaround.rows[0].minor + options.rows.length;
}

/** The whole grid, the common way: a query for each line. */
async function gridByQueries({ pool }: Database, productId: string): Promise<number> {
  let sum = 0;
  for (const pieces of runs)
    for (const color of colors)
      for (const label of labels) {
        const { rows } = await pool.query(
          `select b.minor + t.minor as minor from bench_base b
           join bench_turnaround t using (product, run, color)
           where b.product = $1 and b.run = $2 and b.color = $3 and t.turnaround = $4`,
          [productId, `r${pieces}`, `c${color}`, `t${label}`],
        );
        sum += rows[0].minor;
      }
  return sum;
}
