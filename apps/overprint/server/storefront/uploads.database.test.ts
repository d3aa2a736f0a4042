import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PDFDocument } from "@cantoo/pdf-lib";
import type { ArtworkFile } from "@overprint/core/artwork";
import type { CartId, CartLineId, ChosenConfiguration } from "@overprint/core/orders";
import { artworkFileRepository, cartRepository, type Database } from "@overprint/database";
import { fixedClock, numberedIds, testDatabase } from "@overprint/testing";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { openArtworkStorage } from "#server/storage/artwork-storage.ts";
import { forgetUploads } from "./forget-uploads.ts";
import { incomingFolder } from "./receive-upload.ts";
import { takeUpload } from "./uploads.ts";

let database: Database;
let card: Uint8Array;
const dataDir = mkdtempSync(join(tmpdir(), "overprint-uploads-"));
const clock = fixedClock();
const newId = numberedIds("upload");
const { signal } = new AbortController();
beforeAll(async () => {
  database = await testDatabase();
  const pdf = await PDFDocument.create();
  pdf.addPage([270, 162]);
  card = await pdf.save();
});
afterAll(async () => {
  await database.close();
  rmSync(dataDir, { recursive: true, force: true });
});
beforeEach(() => database.pool.query("TRUNCATE artwork_files, carts CASCADE"));

const overprint = () => ({
  config: { dataDir },
  storage: openArtworkStorage({ s3: null, dataDir }),
  artworkFiles: artworkFileRepository(database.db),
  clock,
  newId,
  limitBytes: 1_000_000,
  inspect: async () => ({ findings: [], facts: null }),
});
const take = (bytes: Uint8Array | AsyncIterable<Uint8Array>, fileName = "card.pdf") =>
  takeUpload({ fileName, bytes }, null, overprint());
async function taken(): Promise<ArtworkFile> {
  const upload = await take(card);
  return upload.ok ? upload.value.file : expect.fail(upload.problem.kind);
}
const arriving = () => readdirSync(incomingFolder(dataDir));
/** Pieces of so many bytes, counted as they are asked for. */
async function* pieces(head: string, count: number, asked: { count: number }) {
  for (; asked.count < count; asked.count += 1) {
    const piece = new Uint8Array(64_000);
    if (asked.count === 0) piece.set(new TextEncoder().encode(head));
    yield piece;
  }
}

test("a file that arrives in pieces is stored as it was, and nothing stays behind", async () => {
  async function* slices() {
    for (let at = 0; at < card.byteLength; at += 100) yield card.subarray(at, at + 100);
  }
  const upload = await take(slices());
  if (!upload.ok) throw new Error(upload.problem.kind);
  const { file } = upload.value;
  expect(file).toMatchObject({ type: "application/pdf", sizeBytes: card.byteLength });
  expect(await overprint().storage.get(file.key)).toEqual(new Uint8Array(card));
  expect(arriving()).toEqual([]);
});

test("what is no artwork is refused by its first bytes, before the rest has come", async () => {
  const asked = { count: 0 };
  expect(await take(pieces("MZ a program", 1_000, asked))).toMatchObject({
    problem: { kind: "not-artwork", looksLike: "a program" },
  });
  expect(asked.count).toBe(0);
  expect(arriving()).toEqual([]);
});

test("a file without end is refused where the limit is reached", async () => {
  const asked = { count: 0 };
  expect(await take(pieces("%PDF-1.7", 1_000_000, asked))).toMatchObject({
    problem: { kind: "file-too-large", limitBytes: 1_000_000 },
  });
  expect(asked.count).toBe(15);
  expect(arriving()).toEqual([]);
});

test.each([
  ["before its first bytes are whole", 50],
  ["after they have shown artwork", 64_000],
])("an upload that breaks off %s leaves nothing behind", async (_when, bytes) => {
  async function* broken() {
    yield Buffer.concat([card.subarray(0, Math.min(bytes, card.byteLength)), new Uint8Array(bytes)]);
    throw new Error("the visitor went away");
  }
  await expect(take(broken())).rejects.toThrow("the visitor went away");
  expect(arriving()).toEqual([]);
});

const cartWith = (file: ArtworkFile) =>
  cartRepository(database.db, clock).save({
    id: "cart-1" as CartId,
    orderId: "order-1",
    lines: [
      {
        id: "line-1" as CartLineId,
        chosen: {} as ChosenConfiguration,
        artwork: [{ set: 1, reason: "fr", file }],
      },
    ],
  });

test("uploads that reach neither cart nor order within a week are deleted, the others stay", async () => {
  const [lost, inCart] = [await taken(), await taken()];
  await cartWith(inCart);
  await database.pool.query("UPDATE artwork_files SET created_at = $1", [clock.now().toISOString()]);
  clock.move(6 * 86_400_000);
  expect(await forgetUploads(overprint() as never, signal)).toBe(0);
  clock.move(2 * 86_400_000);
  expect(await forgetUploads(overprint() as never, signal)).toBe(1);
  const { artworkFiles, storage } = overprint();
  expect(await artworkFiles.find(lost.id)).toBe(null);
  expect(await storage.exists(lost.key)).toBe(false);
  expect(await storage.exists(`${lost.key}.preview.webp`)).toBe(false);
  expect(await artworkFiles.find(inCart.id)).toMatchObject({ file: { id: inCart.id } });
  // Whoever found it before it came into the cart still does not delete it.
  expect(await artworkFiles.forget(inCart.id)).toBe(false);
  expect(await storage.exists(inCart.key)).toBe(true);
});
