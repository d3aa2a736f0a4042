import { createHash } from "node:crypto";
import type { ArtworkId } from "@overprint/core/artwork";
import { Hono } from "hono";
import type { Overprint } from "#server/wiring/index.ts";
import { isSigned } from "./signed-address.ts";

/** Serves artwork to the printer: only under a signed address, only the bytes that were approved. */
export function artworkRoute(overprint: Overprint) {
  const app = new Hono();
  app.get("/artwork-for-printer/:id/:name", async (c) => {
    const id = c.req.param("id");
    const { expires, signature } = c.req.query();
    if (!isSigned(id, { expires, signature }, overprint.transfer.addressKey, overprint.clock.now()))
      return c.text("This address is not valid, or it has expired.", 403);
    const known = await overprint.artworkFiles.find(id as ArtworkId);
    if (!known) return c.text("This file is not here.", 404);
    const bytes = await overprint.storage.get(known.file.key);
    const sha256 = createHash("sha256").update(bytes).digest("hex");
    await overprint.audit.record(overprint.db, {
      actor: "4over",
      action: "artwork.fetched",
      subject: { kind: "artwork", id },
      after: { sha256, asApproved: sha256 === known.file.sha256 },
    });
    if (sha256 !== known.file.sha256) return c.text("The stored file is not the one that was approved.", 409);
    return c.body(new Uint8Array(bytes), 200, {
      "Content-Type": known.file.type,
      "Cache-Control": "private, no-store",
      "X-Content-Type-Options": "nosniff",
    });
  });
  return app;
}
