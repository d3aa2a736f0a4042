import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { ArtworkStorage } from "@overprint/core/artwork";
import S3rver from "s3rver";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openArtworkStorage } from "./artwork-storage.ts";

const bytes = new TextEncoder().encode("%PDF-1.7 a small card");

/** What every artwork storage keeps to. */
function keepsArtwork(
  name: string,
  open: () => Promise<{ storage: ArtworkStorage; close: () => Promise<void> }>,
) {
  describe(name, () => {
    let opened: Awaited<ReturnType<typeof open>>;
    beforeAll(async () => {
      opened = await open();
    });
    afterAll(() => opened.close());

    test("a file comes back byte for byte, whole and as a stream", async () => {
      await opened.storage.put("2026/11/a.pdf", bytes, "application/pdf");
      expect(await opened.storage.get("2026/11/a.pdf")).toEqual(bytes);
      const streamed = await new Response(await opened.storage.stream("2026/11/a.pdf")).bytes();
      expect(new Uint8Array(streamed)).toEqual(bytes);
    });

    test("a file of this machine is stored as it is, and stays where it is", async () => {
      const folder = await mkdtemp(join(tmpdir(), "overprint-incoming-"));
      const path = join(folder, "upload");
      await writeFile(path, bytes);
      await opened.storage.putFile("2026/11/c.pdf", path, "application/pdf");
      expect(await opened.storage.get("2026/11/c.pdf")).toEqual(bytes);
      expect(new Uint8Array(await readFile(path))).toEqual(bytes);
      await rm(folder, { recursive: true });
    });

    test("a deleted file is gone", async () => {
      await opened.storage.put("2026/11/b.pdf", bytes, "application/pdf");
      expect(await opened.storage.exists("2026/11/b.pdf")).toBe(true);
      await opened.storage.delete("2026/11/b.pdf");
      expect(await opened.storage.exists("2026/11/b.pdf")).toBe(false);
    });

    test("a missing file is a fault that names the key and says to try again", async () => {
      await expect(opened.storage.get("nowhere.pdf")).rejects.toMatchObject({
        code: "artwork/storage-failed",
        recovery: { kind: "retry" },
        message: expect.stringContaining("nowhere.pdf"),
      });
    });
  });
}

keepsArtwork("the local folder", async () => {
  const dataDir = await mkdtemp(join(tmpdir(), "overprint-artwork-"));
  return {
    storage: openArtworkStorage({ s3: null, dataDir }),
    close: () => rm(dataDir, { recursive: true }),
  };
});

keepsArtwork("an S3-compatible server", async () => {
  const directory = await mkdtemp(join(tmpdir(), "overprint-s3-"));
  const server = new S3rver({
    address: "127.0.0.1",
    port: 0,
    silent: true,
    directory,
    configureBuckets: [{ name: "artwork", configs: [] }],
  });
  const address: AddressInfo = await server.run();
  const s3 = {
    endpoint: `http://127.0.0.1:${address.port}`,
    bucket: "artwork",
    region: "us-east-1",
    accessKeyId: "S3RVER",
    secretAccessKey: "S3RVER",
  };
  return {
    storage: openArtworkStorage({ s3, dataDir: directory }),
    close: async () => {
      await server.close();
      await rm(directory, { recursive: true });
    },
  };
});
