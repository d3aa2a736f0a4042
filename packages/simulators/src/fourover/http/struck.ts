import type { HttpBindings } from "@hono/node-server";
import type { Struck } from "../faults/injector.ts";

/** What every route knows of its call: the situations that strike it, and Node's own request and response. */
export type StruckEnv = { Variables: { struck: Struck }; Bindings: HttpBindings };
