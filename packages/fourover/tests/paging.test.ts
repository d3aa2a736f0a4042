import assert from "node:assert/strict";
import { FourOver, type PagingNote } from "@overprint/fourover";
import fc from "fast-check";
import { expect, test } from "vitest";
import { all, aWire } from "./world.ts";

type Rows = readonly { readonly file_uuid: string }[];
const rows = (count: number, from = 0): Rows =>
  Array.from({ length: count }, (_, index) => ({ file_uuid: `file-${from + index}` }));

/** A server of one list, which may cap its pages and say what it likes about itself. */
const serving = (
  list: Rows,
  { cap = 1_000, ...counters }: { cap?: number; [counter: string]: unknown } = {},
) =>
  aWire(({ url }) => {
    const query = new URL(url, "http://x").searchParams;
    const offset = Number(query.get("offset"));
    const entities = list.slice(offset, offset + Math.min(Number(query.get("max")), cap));
    return { body: { entities, ...counters } };
  });

test("a list is read to its end whatever its counters say", async () => {
  for (const counters of [
    { totalResults: 250, currentPage: 0, maximumPages: 20 },
    { totalResults: 1, currentPage: 0, maximumPages: 20 },
    { currentPage: 1, maximumPages: 1 },
    { totalResults: 0 },
    {},
  ]) {
    await using wire = await serving(rows(250), counters);
    expect(await all(wire.client.files.list({ max: 100 }))).toHaveLength(250);
  }
});

test("a server that caps its pages silently is still read to the end it announces", async () => {
  await using wire = await serving(rows(90), { cap: 20, totalResults: 90 });
  expect(await all(wire.client.files.list({ max: 500 }))).toHaveLength(90);
  expect(wire.heard).toHaveLength(5);
});

test("a list that announces more than it has ends, and reports the gap", async () => {
  const notes: PagingNote[] = [];
  await using wire = await serving(rows(30), { totalResults: 45 });
  const found = await all(wire.client.files.list({ max: 20, onNote: (note) => notes.push(note) }));
  expect(found).toHaveLength(30);
  expect(notes).toEqual([{ kind: "fewer-than-announced", rows: 30, announced: 45 }]);
});

test("an empty list costs one call", async () => {
  await using wire = await serving([]);
  expect(await all(wire.client.files.list())).toEqual([]);
  expect(wire.heard).toHaveLength(1);
});

test("reading begins at an offset and stops when the reader does", async () => {
  await using wire = await serving(rows(100));
  const found: string[] = [];
  for await (const row of wire.client.files.list({ max: 10, offset: 50 })) {
    found.push(row.file_uuid);
    if (found.length === 12) break;
  }
  expect(found.at(0)).toBe("file-50");
  expect(wire.heard).toHaveLength(2);
});

test("a page past the end is empty, and several are read side by side", async () => {
  await using wire = await serving(rows(45));
  const list = wire.client.files.list({ max: 20 });
  const pages = await Promise.all([40, 0, 20, 60].map((offset) => list.page(offset)));
  expect(pages.map((page) => page.rows.length)).toEqual([5, 20, 20, 0]);
});

test("an aborted reading stops between pages", async () => {
  await using wire = await serving(rows(100));
  const leaving = new AbortController();
  const reading = (async () => {
    for await (const _row of wire.client.files.list({ max: 10, signal: leaving.signal }))
      leaving.abort(new Error("closed"));
  })();
  await expect(reading).rejects.toThrow("closed");
  expect(wire.heard).toHaveLength(1);
});

/** A client of a list in memory: the wire is not what is tested here. */
function reader() {
  let answer: (offset: number) => unknown = () => null;
  let calls = 0;
  const client = new FourOver({
    apiKey: "shop",
    privateKey: "secret",
    baseUrl: "http://127.0.0.1",
    requestsPerMinute: 1_000_000_000,
    fetch: async (url) => {
      calls += 1;
      return Response.json(answer(Number(new URL(String(url)).searchParams.get("offset"))));
    },
  });
  return async (ids: readonly number[], max: number, size: number, announced: number | null) => {
    calls = 0;
    answer = (offset) => ({
      entities: ids.slice(offset, offset + size).map((id) => ({ file_uuid: String(id) })),
      ...(announced === null ? {} : { totalResults: announced }),
    });
    const found = (await all(client.files.list({ max }))).map((row) => Number(row.file_uuid));
    return { found, calls };
  };
}
const pageSize = fc.integer({ min: 1, max: 9 });

test("a list of different rows is read whole, whatever it announces (1,000 lists)", async () => {
  const read = reader();
  const ids = fc.uniqueArray(fc.nat(99), { maxLength: 30 });
  const announced = fc.option(fc.integer({ min: 0, max: 60 }));
  await fc.assert(
    fc.asyncProperty(ids, pageSize, announced, async (list, max, total) => {
      assert.deepEqual((await read(list, max, max, total)).found, list);
    }),
    { numRuns: 1_000 },
  );
});

test("a list behind a cap on its pages is read whole when it announces its length (500 lists)", async () => {
  const read = reader();
  const ids = fc.uniqueArray(fc.nat(99), { maxLength: 30 });
  await fc.assert(
    fc.asyncProperty(ids, pageSize, pageSize, async (list, max, cap) => {
      assert.deepEqual((await read(list, max, Math.min(max, cap), list.length)).found, list);
    }),
    { numRuns: 500 },
  );
});

test("any list at all yields no row twice, and ends (1,000 lists)", async () => {
  const read = reader();
  const ids = fc.array(fc.nat(12), { maxLength: 30 });
  const announced = fc.option(fc.integer({ min: 0, max: 60 }));
  await fc.assert(
    fc.asyncProperty(ids, pageSize, pageSize, announced, async (list, max, cap, total) => {
      const size = Math.min(max, cap);
      const { found, calls } = await read(list, max, size, total);
      assert.equal(found.length, new Set(found).size);
      assert(calls <= Math.ceil(list.length / size) + 1);
    }),
    { numRuns: 1_000 },
  );
});
