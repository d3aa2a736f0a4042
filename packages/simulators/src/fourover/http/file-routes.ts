import { preflightCodes } from "@overprint/fourover/reference";
import type { Hono } from "hono";
import { record } from "../orders/validate.ts";
import { uuidOf } from "../random.ts";
import type { SimFile, SimState } from "../state.ts";
import type { StruckEnv } from "./app.ts";
import { failure, listOf } from "./envelope.ts";

const at = (uuid: string) => `https://api.4over.com/files/${uuid}`;
const finding = (code: string) => ({
  status: "fail",
  message: { [code]: preflightCodes.find((one) => one.code === code)?.what ?? "Unknown" },
});
/** Codes from 500 on reject the file; the others let it through with a warning. */
const isFatal = (code: string) => Number(code) >= 500;

export function fileRoutes(app: Hono<StruckEnv>, state: SimState): void {
  app.post("/files", async (c) => {
    const body = record(await c.req.json().catch(() => null));
    const urls = [body.path].flat().filter((url): url is string => typeof url === "string");
    if (urls.length === 0) return failure(c, 400, "Path parameter is missing");
    const preflight = /^(true|1)$/i.test(String(body.preflight ?? ""));
    const injected = c.var.struck.get("preflight-finding")?.code ?? null;
    const files = await Promise.all(
      urls.map(async (url) => answerFor(url, await download(url), preflight, injected, body, state)),
    );
    state.save();
    return c.json({ files });
  });
  app.get("/files", (c) =>
    listOf(
      c,
      [...state.files.values()].map((file) => ({
        file_uuid: file.uuid,
        extention: file.name.split(".").at(-1),
        reference_file_name: file.name,
        uri: at(file.uuid),
      })),
    ),
  );
  app.get("/files/:uuid", (c) => {
    const file = state.files.get(c.req.param("uuid"));
    return file
      ? c.body(new Uint8Array(Buffer.from(file.base64, "base64")), 200, {
          "content-type": "application/octet-stream",
        })
      : failure(c, 404, "File not found", "Not Found");
  });
  app.delete("/files/:uuid", (c) =>
    state.files.delete(c.req.param("uuid")) ? c.json(true) : failure(c, 404, "File not found", "Not Found"),
  );
}

/** Fetches artwork as the printer does; only from this machine, a simulator calls nobody else. */
async function download(url: string): Promise<Uint8Array | null> {
  try {
    if (!["127.0.0.1", "localhost", "[::1]"].includes(new URL(url).hostname)) return null;
    const response = await fetch(url, { signal: AbortSignal.timeout(20_000) });
    return response.ok ? new Uint8Array(await response.arrayBuffer()) : null;
  } catch {
    return null;
  }
}

function answerFor(
  url: string,
  bytes: Uint8Array | null,
  preflight: boolean,
  injected: string | null,
  body: Record<string, unknown>,
  state: SimState,
) {
  if (!bytes) return finding("501");
  const file = state.addFile(url, bytes);
  if (!preflight)
    return {
      file_uuid: file.uuid,
      extension: file.name.split(".").at(-1),
      reference_file_name: file.name,
      uri: at(file.uuid),
      size_bytes: file.sizeBytes,
      created_at: state.now().toISOString(),
      updated_at: "",
      deleted_at: "",
      number_of_pages: "1",
    };
  const code = injected ?? seenIn(bytes);
  if (code && isFatal(code)) return finding(code);
  return preflighted(file, code, body);
}

/** What can be told from the bytes: encryption, several pages, RGB, not a printable file at all. */
function seenIn(bytes: Uint8Array): string | null {
  const text = Buffer.from(bytes).toString("latin1");
  if (text.startsWith("%PDF-")) {
    if (text.includes("/Encrypt")) return "502";
    if ((text.match(/\/Type\s*\/Page[^s]/g) ?? []).length > 1) return "107";
    return text.includes("/DeviceRGB") ? "103" : null;
  }
  const isImage =
    bytes[0] === 0x89 ||
    (bytes[0] === 0xff && bytes[1] === 0xd8) ||
    text.startsWith("II*") ||
    text.startsWith("MM");
  return isImage ? null : "500";
}

function preflighted(file: SimFile, code: string | null, body: Record<string, unknown>) {
  const preview = uuidOf(`preview ${file.uuid}`);
  const points = (inches: unknown, more: number) => String(((Number(inches) || 0) + more) * 72);
  return {
    status: code ? "warning" : "success",
    pdf_uuid: file.uuid,
    pdf_uri: at(file.uuid),
    customer_filename: file.name,
    customer_file: at(file.uuid),
    preview_uuid: preview,
    preview_uri: at(preview),
    ...(code
      ? { message: { [code]: preflightCodes.find((one) => one.code === code)?.what ?? "Unknown" } }
      : {}),
    ...(body.width
      ? {
          box_dimensions: {
            trimbox: { width: points(body.width, 0), height: points(body.height, 0) },
            bleedbox: { width: points(body.width, 0.25), height: points(body.height, 0.25) },
          },
        }
      : {}),
  };
}
