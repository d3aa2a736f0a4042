import type { Context, Hono } from "hono";
import { z } from "zod";
import type { OnPrintShopControl } from "../control.ts";
import { isSituation, situations } from "../faults/situations.ts";
import { artworkForms } from "../store/artwork.ts";

const injection = z.object({
  situation: z.string().refine(isSituation, "unknown situation"),
  rate: z.number().min(0).max(1).exactOptional(),
  times: z.number().int().positive().exactOptional(),
  seed: z.number().int().exactOptional(),
  delayMs: z.number().int().exactOptional(),
  call: z.string().exactOptional(),
});
const line = z.object({
  productId: z.number().int(),
  sizeId: z.number().int().exactOptional(),
  quantity: z.number().int().exactOptional(),
  attributeIds: z.array(z.number().int()).exactOptional(),
  artwork: z.enum(artworkForms).exactOptional(),
  title: z.string().exactOptional(),
  extraInfo: z.unknown().optional(),
  printer: z.string().exactOptional(),
});
const order = z.object({
  lines: z.array(line).min(1),
  customerName: z.string().exactOptional(),
  email: z.string().exactOptional(),
  blind: z.boolean().exactOptional(),
  shipTos: z.number().int().exactOptional(),
  isPaid: z.boolean().exactOptional(),
  featuresAsText: z.boolean().exactOptional(),
});
const advance = z.object({
  days: z.number().default(0),
  hours: z.number().default(0),
  minutes: z.number().default(0),
});

/** `/__control/*`: what a test or a person tells the simulator. No key: it listens on this machine only. */
export function controlRoutes(app: Hono, commands: OnPrintShopControl): void {
  app.get("/__control/state", (c) => c.json(commands.state()));
  app.get("/__control/situations", (c) =>
    c.json(Object.fromEntries(Object.entries(situations).map(([name, { what }]) => [name, what]))),
  );
  app.post("/__control/inject", (c) =>
    withBody(c, injection, (body) => {
      commands.inject(body as Parameters<typeof commands.inject>[0]);
      return { ok: true };
    }),
  );
  app.post("/__control/clear", (c) => {
    commands.clearInjections();
    return c.json({ ok: true });
  });
  app.post("/__control/orders", (c) => withBody(c, order, (body) => commands.placeOrder(body)));
  app.post("/__control/advance", (c) =>
    withBody(c, advance, (body) => {
      commands.advance(body);
      return { now: commands.state().now };
    }),
  );
  app.post("/__control/statuses/:id", (c) =>
    withBody(c, z.object({ title: z.string().min(1) }), ({ title }) => ({
      renamed: commands.renameStatus(Number(c.req.param("id")), title),
    })),
  );
  app.post("/__control/prices/:id", (c) =>
    withBody(c, z.object({ price: z.number().positive() }), ({ price }) => ({
      edited: commands.editPrice(Number(c.req.param("id")), price),
    })),
  );
  app.post("/__control/lines/:id", (c) =>
    withBody(c, z.object({ quantity: z.number().int() }), ({ quantity }) => ({
      edited: commands.editLine(Number(c.req.param("id")), quantity),
    })),
  );
  app.post("/__control/lines/:id/extra-info", (c) =>
    withBody(c, z.unknown(), (info) => ({ typed: commands.typeExtraInfo(Number(c.req.param("id")), info) })),
  );
  app.delete("/__control/products/:id", (c) =>
    c.json({ deleted: commands.deleteProduct(Number(c.req.param("id"))) }),
  );
}

async function withBody<S extends z.ZodType>(c: Context, schema: S, act: (body: z.infer<S>) => object) {
  const parsed = schema.safeParse(await c.req.json().catch(() => null));
  if (!parsed.success) return c.json({ error: z.prettifyError(parsed.error) }, 400);
  try {
    return c.json(act(parsed.data));
  } catch (error) {
    return c.json({ error: error instanceof Error ? error.message : "refused" }, 400);
  }
}
