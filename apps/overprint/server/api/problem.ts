import { z } from "@hono/zod-openapi";
import type { Context } from "hono";

/** How this API says that something failed. @source RFC 9457 */
export const problemSchema = z
  .object({
    type: z.string().describe("Identifies the kind of problem; stable"),
    title: z.string().describe("What happened"),
    status: z.number().int(),
    detail: z.string().describe("What to do next"),
    code: z.string().describe("The same as the end of `type`"),
  })
  .openapi("Problem");

type Status = 400 | 401 | 403 | 404 | 409 | 413 | 429 | 500;

/** A problem document. Nothing of the fault itself is in it. */
export const problem = (c: Context, status: Status, code: string, title: string, detail: string) =>
  c.json({ type: `urn:overprint:problem:${code}`, title, status, detail, code }, status, {
    "Content-Type": "application/problem+json",
  });

const content = { "application/problem+json": { schema: problemSchema } };
export const failures = {
  400: { description: "The request does not fit", content },
  401: { description: "No valid API key", content },
  403: { description: "The key lacks the permission", content },
} as const;
export const notFoundFailure = { 404: { description: "Not known here", content } } as const;
