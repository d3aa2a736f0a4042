import { expect, test } from "vitest";
import type { TradePrinter } from "#printer/index.ts";
import { withPrinterFiles } from "./attach-files.ts";
import { aDraft } from "./order.fixture.ts";

test("the printer checks the boxes of a file with the bleed of the settings", async () => {
  const asked: unknown[] = [];
  const registerFile: TradePrinter["registerFile"] = async (_url, boxes) => {
    asked.push(boxes);
    return { kind: "accepted", fileId: "file-1", findings: [], previewId: null };
  };
  const prepared = aDraft();
  const { artwork, mapping } = prepared;
  if (!artwork || !mapping) throw new Error("the fixture is prepared");
  const checked = artwork.checked.map((one) => ({ ...one, printerFileId: null }));
  const draft = {
    ...prepared,
    mapping: { ...mapping, trim: { widthIn: 3.5, heightIn: 2 } },
    artwork: { ...artwork, checked },
  };
  const printer = { registerFile } as unknown as TradePrinter; // only this is asked for
  await withPrinterFiles({ printer, addressOf: () => "http://shop.example/file" }, draft, 0.0625);
  expect(asked[0]).toEqual({ widthIn: 3.5, heightIn: 2, bleedIn: 0.0625, safeIn: 0.125 });
});
