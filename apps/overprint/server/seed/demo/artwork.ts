import { createHash } from "node:crypto";
import type { ArtworkFile, ArtworkId } from "@overprint/core/artwork";
import type { CartArtwork } from "@overprint/core/orders";
import { previewKey } from "#server/storefront/uploads.ts";
import type { Overprint } from "#server/wiring/index.ts";
import type { DesignName, Side } from "./designs.ts";
import type { SceneItem } from "./scenes.ts";

type Size = { readonly widthIn: number; readonly heightIn: number };

/** Draws and stores each piece of demo artwork once; the same design on the same size is the same file. */
export class DemoArtwork {
  readonly #overprint: Overprint;
  readonly #stored = new Map<string, Promise<ArtworkFile>>();

  constructor(overprint: Overprint) {
    this.#overprint = overprint;
  }

  /** The artwork of an order product, as far as its customer has sent it. */
  async of({ design, artwork }: SceneItem, sides: 1 | 2, size: Size | null): Promise<readonly CartArtwork[]> {
    const wanted: readonly Side[] = sides === 2 && artwork === "whole" ? ["fr", "bk"] : ["fr"];
    if (artwork === "none") return [];
    return Promise.all(
      wanted.map(async (side) => ({ set: 1, reason: side, file: await this.#file(design, side, size) })),
    );
  }

  #file(name: DesignName, side: Side, size: Size | null): Promise<ArtworkFile> {
    const place = `${name}-${side}-${size ? `${size.widthIn}x${size.heightIn}` : "own"}`;
    const stored = this.#stored.get(place) ?? this.#store(name, side, size, place);
    this.#stored.set(place, stored);
    return stored;
  }

  async #store(name: DesignName, side: Side, size: Size | null, place: string): Promise<ArtworkFile> {
    const { storage, artworkFiles } = this.#overprint;
    // Drawing takes libraries of many files: only the start that seeds the shop reads them.
    const { designs, drawPdf, drawPicture } = await import("./designs.ts");
    const design = designs[name];
    const [bytes, picture] = await Promise.all([
      drawPdf(design, side, size ?? design),
      drawPicture(design, side),
    ]);
    const file: ArtworkFile = {
      id: `demo-${place}` as ArtworkId,
      key: `demo/${place}.pdf`,
      fileName: `${name}-${side === "fr" ? "front" : "back"}.pdf`,
      type: "application/pdf",
      sizeBytes: bytes.byteLength,
      sha256: createHash("sha256").update(bytes).digest("hex"),
    };
    await storage.put(file.key, bytes, file.type);
    await storage.put(previewKey(file), picture, "image/webp");
    await artworkFiles.save(file, null);
    return file;
  }
}
