import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { aConnectedStore } from "../connected-store.fixture.ts";
import { fetchFile } from "./fetch-file.ts";
import { fileReferences } from "./references.ts";

let ops: Awaited<ReturnType<typeof aConnectedStore>>;
beforeEach(async () => {
  ops = await aConnectedStore();
});
afterEach(() => ops.simulator.close());

const filesOf = async () => {
  const [order] = await ops.take();
  if (!order) throw new Error("no order");
  return ops.store.fetchArtwork(order, order.items[0]?.externalId ?? "");
};

describe("print-ready files", () => {
  test.each(["url", "file-name", "object", "json-text"] as const)(
    "named as %s are fetched, front first",
    async (artwork) => {
      ops.place({ lines: [{ productId: 21, artwork }] });
      const files = await filesOf();
      expect(files.map(({ fileName }) => fileName)).toEqual(["order-1002-front.pdf", "order-1002-back.pdf"]);
      expect(files.every(({ bytes }) => Buffer.from(bytes ?? []).toString("latin1", 0, 5) === "%PDF-")).toBe(
        true,
      );
    },
  );

  test("a file name without a known folder is left to a person, with the way out", async () => {
    await ops.simulator.close();
    ops = await aConnectedStore({ filesBaseUrl: null });
    ops.place({ lines: [{ productId: 21, artwork: "file-name" }] });
    expect((await filesOf())[0]).toMatchObject({
      bytes: null,
      reason: expect.stringContaining("Upload it by hand in step 2 of the transfer."),
    });
  });

  test("an order product without artwork has no files", async () => {
    ops.place({ lines: [{ productId: 21, artwork: "none" }] });
    expect(await filesOf()).toEqual([]);
  });

  test("previews are not files, repeated files are one, and names keep their spaces", () => {
    const line = {
      print_ready_files: [{ thumb: "t.png", original: "my card.pdf" }, { original: "my card.pdf" }],
      imagefiles: "other.pdf",
    };
    expect(fileReferences(line)).toEqual([{ fileName: "my card.pdf", url: null }]);
    expect(
      fileReferences({ print_ready_files: "https://cdn.shop/a%20b.pdf?sig=1", imagefiles: null }),
    ).toEqual([{ fileName: "a b.pdf", url: "https://cdn.shop/a%20b.pdf?sig=1" }]);
  });
});

describe("a file that cannot be had", () => {
  const access = { baseUrl: "https://shop.example.com", filesBaseUrl: null };
  const answering = (body: BodyInit | null, init: ResponseInit) => async () => new Response(body, init);
  const url = "https://cdn.example.com/card.pdf";
  test.each([
    [
      "an expired address",
      { fetch: answering("<html>", { headers: { "content-type": "text/html" } }) },
      "its address may have expired",
    ],
    ["a refusal", { fetch: answering(null, { status: 403 }) }, "HTTP 403"],
    ["an empty file", { fetch: answering("", {}) }, "is empty"],
    ["a file too large", { fetch: answering("123456", {}), mostBytes: 5 }, "larger than"],
  ])("%s is explained", async (_what, options, words) => {
    expect(await fetchFile({ fileName: "card.pdf", url }, { ...access, ...options })).toMatchObject({
      bytes: null,
      reason: expect.stringContaining(words),
    });
  });
  test.each([
    "http://cdn.example.com/card.pdf",
    "https://127.0.0.1/card.pdf",
    "file:///etc/passwd",
    "https://169.254.169.254/latest",
  ])("%s is not fetched at all", async (address) => {
    const fetched = await fetchFile(
      { fileName: "card.pdf", url: address },
      {
        ...access,
        fetch: async () => {
          throw new Error("called");
        },
      },
    );
    expect(fetched.reason).toContain("not one Overprint fetches from");
  });
});
