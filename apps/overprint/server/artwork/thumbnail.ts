import { Worker } from "node:worker_threads";
import type { ArtworkType } from "@overprint/core/artwork";

/** What a thumbnail costs at most: a stranger's file is drawn in a thread of its own that can be ended. */
const limits = { timeoutMs: 30_000, memoryMb: 512 } as const;

export type ThumbnailOrder = {
  /** The file on this machine. */
  readonly path: string;
  readonly type: ArtworkType;
  readonly page: number;
};

/**
 * A small WebP picture of a file, at most 640 pixels wide and high.
 *
 * @returns `null` when the file cannot be drawn in time; that says nothing about whether it can be printed
 */
export async function drawThumbnail(order: ThumbnailOrder): Promise<Uint8Array | null> {
  const worker = new Worker(new URL("./thumbnail-worker.ts", import.meta.url), {
    workerData: order,
    resourceLimits: { maxOldGenerationSizeMb: limits.memoryMb },
    stdout: true,
    stderr: true,
  });
  try {
    return await answerOf(worker);
  } finally {
    await worker.terminate();
  }
}

function answerOf(worker: Worker): Promise<Uint8Array | null> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve(null), limits.timeoutMs);
    const answer = (picture: Uint8Array | null) => {
      clearTimeout(timer);
      resolve(picture);
    };
    worker.once("message", answer);
    worker.once("error", () => answer(null));
    worker.once("exit", () => answer(null));
  });
}
