import { expect, test } from "vitest";
import type { TradeProductId } from "#catalogue/index.ts";
import { aTradeProduct } from "#pricing/trade-product.fixture.ts";
import { PriceBooks } from "./price-books.ts";

const cards = aTradeProduct({ base: { 500: { "4/4": 1000 } } });

function catalogue(initialHash: string | null) {
  const loads: string[] = [];
  let hash = initialHash;
  return {
    loads,
    approve: (next: string | null) => {
      hash = next;
    },
    reader: {
      hashes: async (ids: readonly TradeProductId[]) =>
        new Map(hash === null ? [] : ids.map((id) => [id, hash as string])),
      loadMany: async (ids: readonly TradeProductId[]) => {
        loads.push(...ids);
        return ids.map((id) => ({ ...cards, id }));
      },
    },
  };
}

test("a product is compiled once while its content stays", async () => {
  const { reader, loads } = catalogue("a");
  const books = new PriceBooks(reader);
  const first = await books.find(cards.id);
  expect(await books.find(cards.id)).toBe(first);
  expect(loads).toEqual([cards.id]);
});

test("new content of the catalogue is compiled again", async () => {
  const { reader, loads, approve } = catalogue("a");
  const books = new PriceBooks(reader);
  await books.find(cards.id);
  approve("b");
  expect((await books.find(cards.id))?.contentHash).toBe("b");
  expect(loads).toEqual([cards.id, cards.id]);
});

test("a product that left the catalogue has no price book", async () => {
  const { reader, approve } = catalogue("a");
  const books = new PriceBooks(reader);
  await books.find(cards.id);
  approve(null);
  expect(await books.find(cards.id)).toBeNull();
});

test("the longest unused book makes room", async () => {
  const { reader, loads } = catalogue("a");
  const books = new PriceBooks(reader, 2);
  const [a, b, c] = ["a", "b", "c"] as TradeProductId[];
  if (!a || !b || !c) throw new Error("three products");
  for (const id of [a, b, a, c, a, b]) await books.find(id);
  expect(loads).toEqual(["a", "b", "c", "b"]);
});
