import { createHmac, timingSafeEqual } from "node:crypto";

/** How long the printer may fetch a file. It fetches when the file is registered; some days leave room for a repeat. */
export const addressLifeMs = 3 * 86_400_000;

const signatureOf = (key: Uint8Array, id: string, expires: number): string =>
  createHmac("sha256", key).update(`artwork ${id} ${expires}`).digest("base64url");

/** An address under which one file may be fetched until it expires. The signature is in the query, which is never logged. */
export function signedAddress(
  origin: string,
  file: { readonly id: string; readonly fileName: string },
  key: Uint8Array,
  now: Date,
): string {
  const expires = now.getTime() + addressLifeMs;
  const url = new URL(`/artwork-for-printer/${file.id}/${encodeURIComponent(file.fileName)}`, origin);
  url.searchParams.set("expires", String(expires));
  url.searchParams.set("signature", signatureOf(key, file.id, expires));
  return url.href;
}

/** Whether an address was made by us for this file and has not expired. */
export function isSigned(
  id: string,
  given: { readonly expires: string | undefined; readonly signature: string | undefined },
  key: Uint8Array,
  now: Date,
): boolean {
  const expires = Number(given.expires);
  if (!Number.isSafeInteger(expires) || expires < now.getTime()) return false;
  const expected = Buffer.from(signatureOf(key, id, expires));
  const actual = Buffer.from(given.signature ?? "");
  return expected.length === actual.length && timingSafeEqual(expected, actual);
}
