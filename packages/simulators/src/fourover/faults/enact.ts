import { setTimeout as wait } from "node:timers/promises";
import type { Context, Next } from "hono";
import { errorBody } from "../error-body.ts";
import { failure } from "../http/envelope.ts";
import type { StruckEnv } from "../http/struck.ts";
import type { Injector } from "./injector.ts";
import type { Situation } from "./situations.ts";

type Call = Context<StruckEnv>;

/** Plays the situations that concern the connection or the envelope, before or after the request is carried out. */
export async function enact(c: Call, next: Next, injector: Injector): Promise<Response | undefined> {
  const { struck } = c.var;
  const slow = struck.get("slow");
  if (slow) {
    injector.withheld += 1;
    await wait(slow.delayMs, undefined, { ref: false, signal: injector.calm }).catch(() => {});
  }
  const instead = [...struck.keys()].map((situation) => insteadOf[situation]).find((answer) => answer);
  if (instead) return instead(c);
  await next();
  if (struck.has("accepts-but-never-answers")) injector.withheld += 1;
  for (const situation of struck.keys()) await afterwards[situation]?.(c);
  return undefined;
}

/** Answers that replace the request: nothing is carried out. */
const insteadOf: Partial<Record<Situation, (c: Call) => Response>> = {
  "rate-limited": (c) => failure(c, 429, "Too many requests"),
  "rate-limited-with-delay": (c) => {
    c.header("retry-after", "1");
    return failure(c, 429, "Too many requests");
  },
  "authentication-refused": (c) => failure(c, 401, "Invalid API key or signature"),
  "server-error": (c) => failure(c, 503, "Try again later"),
  "refuses-before-accepting": (c) => failure(c, 500, "Internal error"),
  "error-with-200": (c) => c.json(errorBody(400, "The request could not be processed"), 200),
  "message-as-object": (c) => failure(c, 400, { description: "The request could not be processed" }),
  "plain-text-refusal": (c) => c.text("The request could not be processed", 400),
};

/** What becomes of an answer after the request was carried out. */
const afterwards: Partial<Record<Situation, (c: Call) => void | Promise<void>>> = {
  "accepts-but-never-answers": (c) =>
    new Promise<void>((resolve) => {
      const { socket } = c.env.incoming;
      // A caller that was killed meanwhile has closed it already, and says so no second time.
      if (socket.destroyed) resolve();
      else socket.once("close", () => resolve());
    }),
  "resets-after-accepting": (c) => {
    c.env.incoming.socket.destroy();
  },
  "reset-mid-body": breakOff,
  "answers-500-after-accepting": (c) => replace(c, failure(c, 500, "Internal error")),
  "malformed-json": (c) => replace(c, new Response('{"entities": [', { headers: jsonType })),
  html: (c) =>
    replace(
      c,
      new Response("<html><body>Maintenance</body></html>", { headers: { "content-type": "text/html" } }),
    ),
  "empty-body": (c) => replace(c, new Response(null, { status: 200 })),
};
const jsonType = { "content-type": "application/json" };

function replace(c: Call, response: Response): void {
  c.res = response;
}

/** Sends the head and half of the body, then ends the connection. */
async function breakOff(c: Call): Promise<void> {
  const body = new Uint8Array(await c.res.arrayBuffer());
  const { socket } = c.env.incoming;
  const parts = [body.subarray(0, Math.floor(body.byteLength / 2))];
  const half = new ReadableStream<Uint8Array>({
    pull: (controller) => {
      const part = parts.shift();
      if (part && part.byteLength > 0) return controller.enqueue(part);
      socket.end();
      controller.close();
    },
  });
  const headers = { ...jsonType, "content-length": String(body.byteLength + 1) };
  replace(c, new Response(half, { status: c.res.status, headers }));
}
