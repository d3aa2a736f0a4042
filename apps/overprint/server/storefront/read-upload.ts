/** A request's body was larger than allowed; what had arrived has been thrown away. */
export type TooLarge = { readonly kind: "too-large"; readonly sizeBytes: number };

/**
 * Reads a body of at most `limitBytes`. A larger one is refused by its announced length, before a byte is read, or as
 * soon as more arrives than was allowed.
 */
export async function readAtMost(
  request: Request,
  limitBytes: number,
): Promise<{ readonly kind: "read"; readonly bytes: Uint8Array<ArrayBuffer> } | TooLarge> {
  const announced = Number(request.headers.get("Content-Length") ?? 0);
  if (announced > limitBytes) return { kind: "too-large", sizeBytes: announced };
  const chunks: Uint8Array[] = [];
  let sizeBytes = 0;
  for await (const chunk of request.body ?? []) {
    sizeBytes += chunk.byteLength;
    if (sizeBytes > limitBytes) return { kind: "too-large", sizeBytes };
    chunks.push(chunk);
  }
  return { kind: "read", bytes: joined(chunks, sizeBytes) };
}

function joined(chunks: readonly Uint8Array[], sizeBytes: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(sizeBytes);
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.byteLength;
  }
  return bytes;
}

/** Room for a form's other fields beside the file. */
const formRoomBytes = 256 * 1024;

/** Reads a form, with files of at most `limitBytes` together. */
export async function readFormAtMost(
  request: Request,
  limitBytes: number,
): Promise<{ readonly kind: "read"; readonly form: FormData } | TooLarge> {
  const body = await readAtMost(request, limitBytes + formRoomBytes);
  if (body.kind === "too-large") return body;
  const type = request.headers.get("Content-Type") ?? "";
  const form = await new Response(body.bytes, { headers: { "Content-Type": type } }).formData();
  return { kind: "read", form };
}
