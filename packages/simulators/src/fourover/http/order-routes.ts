import type { Hono } from "hono";
import { placeOrder } from "../orders/place.ts";
import { profiles } from "../orders/validate-order.ts";
import type { SimState } from "../state.ts";
import { bodyOf } from "./body.ts";
import { listOf } from "./envelope.ts";
import type { StruckEnv } from "./struck.ts";

/** Orders and what pays for them. There is no route to list or fetch an order. */
export function orderRoutes(app: Hono<StruckEnv>, state: SimState): void {
  app.get("/paymentprofiles", (c) => listOf(c, profiles));
  app.post("/orders", async (c) => {
    const { status, body } = await placeOrder(state, await bodyOf(c), c.var.struck);
    return c.json(body as object, status);
  });
}
