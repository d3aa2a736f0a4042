import type { Hono } from "hono";
import { commands, isCommand, runCommand } from "../control/commands.ts";
import { control } from "../control/control.ts";
import { situations } from "../faults/situations.ts";
import type { SimState } from "../state.ts";
import type { StruckEnv } from "./struck.ts";

/** `/__control/*`: what a test or a person tells the simulator. No signature: the simulator listens on this machine only. */
export function controlRoutes(app: Hono<StruckEnv>, state: SimState): void {
  const told = control(state);
  app.get("/__control/state", (c) => c.json(told.state()));
  app.get("/__control/orders", (c) => c.json(told.orders(c.req.query("reference"))));
  app.get("/__control/jobs", (c) => {
    const { reference, jobName } = c.req.query();
    return c.json(told.jobs({ ...(reference ? { reference } : {}), ...(jobName ? { jobName } : {}) }));
  });
  app.get("/__control/products", (c) => c.json(told.products()));
  app.get("/__control/situations", (c) =>
    c.json(Object.fromEntries(Object.entries(situations).map(([name, { what }]) => [name, what]))),
  );
  app.post("/__control/:command", async (c) => {
    const name = c.req.param("command");
    if (!isCommand(name))
      return c.json({ error: `no command ${name}; there are ${Object.keys(commands).join(", ")}` }, 404);
    const answer = runCommand(told, name, await c.req.json().catch(() => ({})));
    return "error" in answer ? c.json(answer, 400) : c.json(answer);
  });
}
