import { preflightCodes } from "@overprint/fourover/reference";
import type { Hono } from "hono";
import { download } from "../orders/artwork.ts";
import { isTrue, type Wire } from "../orders/wire-values.ts";
import { uuidOf } from "../random.ts";
import type { SimFile } from "../records.ts";
import type { SimState } from "../state.ts";
import { bodyOf } from "./body.ts";
import { addressList } from "./direct-mail-routes.ts";
import { failure, listOf } from "./envelope.ts";
import type { StruckEnv } from "./struck.ts";

const at = (uuid: string) => `https://api.4over.com/files/${uuid}`;
const finding = (code: string) => ({
  status: "fail",
  message: { [code]: preflightCodes.find((one) => one.code === code)?.what ?? "Unknown" },
});
/** Codes from 500 on reject the file; the others let it through with a warning. */
const isFatal = (code: string) => Number(code) >= 500;

export function fileRoutes(app: Hono<StruckEnv>, state: SimState): void {
  app.post("/files", async (c) => {
    const body = await bodyOf(c);
    const urls = [body.path].flat().filter((url): url is string => typeof url === "string");
    if (urls.length === 0) return failure(c, 400, "Path parameter is missing");
    const injected = c.var.struck.has("preflight-finding")
      ? (c.var.struck.get("preflight-finding")?.code ?? "102")
      : null;
    const files = await Promise.all(
      urls.map(async (url) => answerFor(url, await download(url), injected, body, state)),
    );
    const list = body.validation_type ? addressList(state, body, files) : {};
    return c.json({ files, ...list });
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
      ? c.body(new Uint8Array(file.bytes), 200, {
          "content-type": "application/octet-stream",
        })
      : failure(c, 404, "File not found");
  });
  app.delete("/files/:uuid", (c) =>
    state.deleteFile(c.req.param("uuid")) ? c.json(true) : failure(c, 404, "File not found"),
  );
}

function answerFor(
  url: string,
  bytes: Uint8Array | null,
  injected: string | null,
  body: Wire,
  state: SimState,
) {
  if (!bytes) return finding("501");
  const file = state.addFile(url, bytes);
  if (!isTrue(body.preflight))
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

function preflighted(file: SimFile, code: string | null, body: Wire) {
  const preview = uuidOf(`preview ${file.uuid}`);
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
    ...(body.width ? { box_dimensions: boxes(body) } : {}),
  };
}

/** The four boxes in points, as text. */
function boxes(body: Wire) {
  const box = (moreInches: number) => ({
    width: points(Number(body.width) + moreInches),
    height: points(Number(body.height) + moreInches),
  });
  const bleed = Number(body.bleed ?? 0) || 0;
  const safe = Number(body.safe ?? 0) || 0;
  return {
    bleedbox: box(2 * bleed),
    safebox: box(-2 * safe),
    trimbox: box(0),
    preview_imagebox: box(2 * bleed),
  };
}
const points = (inches: number) => String(Math.round(inches * 7200) / 100);
