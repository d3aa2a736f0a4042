import { type Outcome, ok, refused } from "@overprint/core/outcome";
import type { FetchOptions, StatusRow } from "@overprint/core/printer";
import { type FourOver, FourOverRequestError } from "@overprint/fourover";
import { readWireTime } from "./wire-time.ts";

/** The history of a job, newest first; row 0 is the present state. Labels are 4over's, known to us or not. */
export async function fetchStatus(
  client: FourOver,
  jobId: string,
  options: FetchOptions = {},
): Promise<Outcome<readonly StatusRow[], { readonly kind: "not-found"; readonly reason: string }>> {
  try {
    const rows = await client.orders.status(jobId, options);
    return ok(rows.map((row) => ({ label: row.status, at: readWireTime(row.date_set) ?? row.date_set })));
  } catch (error) {
    if (error instanceof FourOverRequestError) return refused({ kind: "not-found", reason: error.reason });
    throw error;
  }
}
