import type { ArtworkId } from "@overprint/core/artwork";
import { overprintContext } from "#server/contexts.ts";
import type { Route } from "./+types/artwork.ts";

/** Downloads a print-ready file as the customer sent it. Never shown in the page: a stranger's PDF is only saved. */
export async function loader({ params, context }: Route.LoaderArgs) {
  const { artworkFiles, storage } = context.get(overprintContext);
  const known = await artworkFiles.find(params.fileId as ArtworkId);
  if (!known) return new Response("This file is not here.", { status: 404 });
  const { key, fileName, type, sizeBytes } = known.file;
  return new Response(await storage.stream(key), {
    headers: {
      "Content-Type": type,
      "Content-Length": String(sizeBytes),
      "Content-Disposition": `attachment; filename*=UTF-8''${encodeURIComponent(fileName)}`,
      "X-Content-Type-Options": "nosniff",
      "Cache-Control": "private, no-store",
    },
  });
}
