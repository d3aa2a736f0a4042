import { PassThrough } from "node:stream";
import { createReadableStreamFromReadable } from "@react-router/node";
import { isbot } from "isbot";
import { renderToPipeableStream } from "react-dom/server";
import { type EntryContext, type RouterContextProvider, ServerRouter } from "react-router";
import { overprintContext, requestContext } from "#server/contexts.ts";
import { NonceContext } from "./components/nonce.tsx";

/** A page's slow parts must have arrived by then (milliseconds). */
export const streamTimeout = 10_000;

/** Renders a page: visitors get it as it streams, crawlers get it whole. */
export default function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  entry: EntryContext,
  context: RouterContextProvider,
): Promise<Response> | Response {
  headers.set("Content-Type", "text/html; charset=utf-8");
  if (request.method.toUpperCase() === "HEAD") return new Response(null, { status, headers });
  const { nonce } = context.get(requestContext);
  const { log } = context.get(overprintContext);
  const whole = entry.isSpaMode || isbot(request.headers.get("user-agent"));
  let answerStatus = status;

  return new Promise((resolve, reject) => {
    let isStreaming = false;
    const timer = setTimeout(() => abort(), streamTimeout + 1_000);
    const answer = () => {
      isStreaming = true;
      const body = new PassThrough({
        final(done) {
          clearTimeout(timer);
          done();
        },
      });
      pipe(body);
      resolve(new Response(createReadableStreamFromReadable(body), { headers, status: answerStatus }));
    };
    const { pipe, abort } = renderToPipeableStream(
      <NonceContext value={nonce}>
        <ServerRouter context={entry} url={request.url} nonce={nonce} />
      </NonceContext>,
      {
        nonce,
        [whole ? "onAllReady" : "onShellReady"]: answer,
        onShellError: (error: unknown) => {
          clearTimeout(timer);
          reject(error);
        },
        onError: (error: unknown) => {
          answerStatus = 500;
          if (isStreaming) log.error({ err: error }, "a part of a page could not be drawn");
        },
      },
    );
  });
}

/** A loader, action or page threw something nobody expected. */
export function handleError(error: unknown, { request, context }: HandleErrorArgs): void {
  if (request.signal.aborted) return;
  context
    .get(overprintContext)
    .log.error({ err: error, path: new URL(request.url).pathname }, "a page failed");
}

type HandleErrorArgs = { readonly request: Request; readonly context: Readonly<RouterContextProvider> };
