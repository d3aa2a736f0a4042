import type { Cart, CartId, CartRepository } from "@overprint/core/orders";
import type { Clock } from "@overprint/core/outcome";
import { eq, lt } from "drizzle-orm";
import type { Db } from "#open.ts";
import { carts } from "#schema/index.ts";

/** Carts of visitors. `save` stamps them, so that the forgotten ones can be found. */
export function cartRepository(db: Db, clock: Clock): CartRepository {
  return {
    find: async (id) => {
      const [row] = await db.select().from(carts).where(eq(carts.id, id));
      return row ? cartOf(row) : null;
    },
    save: async ({ id, orderId, lines }) => {
      const values = { orderId, lines, updatedAt: clock.now().toISOString() };
      await db
        .insert(carts)
        .values({ id, ...values })
        .onConflictDoUpdate({ target: carts.id, set: values });
    },
    forgetBefore: async (time) => {
      const gone = await db.delete(carts).where(lt(carts.updatedAt, time)).returning({ id: carts.id });
      return gone.length;
    },
  };
}

const cartOf = ({ id, orderId, lines }: typeof carts.$inferSelect): Cart => ({
  id: id as CartId,
  orderId,
  lines,
});
