import type { ArtworkId } from "@overprint/core/artwork";
import { overprintContext } from "#server/contexts.ts";
import { previewKey } from "#server/storefront/uploads.ts";
import type { Route } from "./+types/preview.ts";

/** The thumbnail of an uploaded file. Its id is unguessable and known to whoever uploaded it. */
export async function loader({ params, context }: Route.LoaderArgs) {
  const { artworkFiles, storage } = context.get(overprintContext);
  const known = await artworkFiles.find(params.fileId as ArtworkId);
  const key = known ? previewKey(known.file) : null;
  if (!key || !(await storage.exists(key))) return new Response("There is no preview.", { status: 404 });
  const picture = await storage.get(key);
  return new Response(new Uint8Array(picture), {
    headers: { "Content-Type": "image/webp", "Cache-Control": "private, max-age=86400, immutable" },
  });
}
