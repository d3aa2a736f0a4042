import type { Overprint } from "#server/wiring/index.ts";
import { clearIncoming } from "./receive-upload.ts";
import { previewKey } from "./uploads.ts";

/** How long an upload may wait for its cart: a page may stay open over a weekend. */
const patienceMs = 7 * 86_400_000;
const batch = 200;

/** Deletes uploads that reached neither cart nor order within a week, and what died half-way in. Returns how many. */
export async function forgetUploads(
  { artworkFiles, storage, clock, config }: Pick<Overprint, "artworkFiles" | "storage" | "clock" | "config">,
  signal: AbortSignal,
): Promise<number> {
  const before = new Date(clock.now().getTime() - patienceMs);
  await clearIncoming(config.dataDir, before);
  let forgotten = 0;
  for (;;) {
    const orphans = await artworkFiles.orphans(before.toISOString(), batch);
    for (const file of orphans) {
      signal.throwIfAborted();
      // First the row: a file without a row is never shown, a row without its file would be.
      if (!(await artworkFiles.forget(file.id))) continue;
      await storage.delete(file.key);
      await storage.delete(previewKey(file));
      forgotten += 1;
    }
    if (orphans.length < batch) return forgotten;
  }
}
