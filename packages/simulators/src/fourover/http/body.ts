import type { Context } from "hono";
import { record, type Wire } from "../orders/wire-values.ts";

/** The JSON object of a request; an empty one when it is something else. */
export const bodyOf = async (c: Context): Promise<Wire> => record(await c.req.json().catch(() => null));
