import type { Hono } from "hono";
import { z } from "zod";
import { control } from "../control.ts";
import { isSituation, situations } from "../faults/situations.ts";
import type { SimState } from "../state.ts";
import type { StruckEnv } from "./app.ts";

const injection = z.object({
  situation: z.string().refine(isSituation, "unknown situation"),
  rate: z.number().min(0).max(1).optional(),
  times: z.number().int().positive().optional(),
  seed: z.number().int().optional(),
  delayMs: z.number().int().optional(),
  code: z.string().optional(),
  route: z.string().optional(),
});
const advance = z.object({
  days: z.number().default(0),
  hours: z.number().default(0),
  minutes: z.number().default(0),
});
const jobCommand = z.object({
  jobId: z.string(),
  status: z.string().optional(),
  trackingNumbers: z.array(z.string()).optional(),
});
const prices = z.object({ percent: z.number(), productUuid: z.string().optional() });

/** `/__control/*`: what a test or a person tells the simulator. No signature: the simulator listens on this machine only. */
export function controlRoutes(app: Hono<StruckEnv>, state: SimState): void {
  const commands = control(state);
  app.get("/__control/state", (c) => c.json(commands.state()));
  app.get("/__control/situations", (c) =>
    c.json(Object.fromEntries(Object.entries(situations).map(([name, { what }]) => [name, what]))),
  );
  app.post("/__control/inject", async (c) => {
    const parsed = injection.safeParse(await c.req.json());
    if (!parsed.success) return c.json({ error: z.prettifyError(parsed.error) }, 400);
    commands.inject(parsed.data as Parameters<typeof commands.inject>[0]);
    return c.json({ ok: true });
  });
  app.post("/__control/clear", (c) => {
    commands.clearInjections();
    return c.json({ ok: true });
  });
  app.post("/__control/advance", async (c) => {
    commands.advance(advance.parse(await c.req.json()));
    return c.json({ now: state.now().toISOString() });
  });
  app.post("/__control/job/:command", async (c) => {
    const { jobId, status, trackingNumbers } = jobCommand.parse(await c.req.json());
    const done = commands.command(c.req.param("command"), jobId, status, trackingNumbers);
    return done ? c.json({ ok: true }) : c.json({ error: "no such job or command" }, 404);
  });
  app.post("/__control/prices", async (c) => {
    const { percent, productUuid } = prices.parse(await c.req.json());
    return c.json({ changed: commands.changePrices(percent, productUuid) });
  });
  app.post("/__control/products/:command/:value", (c) => {
    const { command, value } = c.req.param();
    if (command === "discontinue") commands.discontinue(value);
    if (command === "reissue") return c.json({ uuid: commands.reissue(value) });
    if (command === "add") return c.json({ added: commands.addProducts(Number(value)) });
    return c.json({ ok: true });
  });
}
