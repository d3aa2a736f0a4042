import { z } from "zod";
import { readWritten } from "../reading.ts";
import type { CallOptions, Transport } from "../transport.ts";

/** Deletes; success is the bare `true`. Anything else that is no refusal leaves the outcome open. */
export async function deleted(transport: Transport, path: string, options: CallOptions): Promise<true> {
  const answer = await transport.write("DELETE", path, undefined, undefined, options);
  return readWritten(answer, z.literal(true), "DELETE", path);
}
