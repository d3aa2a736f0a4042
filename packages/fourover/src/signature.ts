import { createHash, createHmac } from "node:crypto";

/** The verbs that are signed. */
export type Verb = "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
const verbs: readonly Verb[] = ["GET", "POST", "PUT", "PATCH", "DELETE"];

/**
 * The five constant signatures of a key pair: HMAC-SHA-256 of the verb, keyed with the *hex text* of SHA-256 of the
 * private key. They hold no time and no path, so each is a lasting credential.
 *
 * @source 4over "Authentication" page (PDF pp. 28-29, 40)
 */
export function signatures(privateKey: string): Readonly<Record<Verb, string>> {
  const secret = createHash("sha256").update(privateKey).digest("hex");
  const sign = (verb: Verb) => createHmac("sha256", secret).update(verb).digest("hex");
  return Object.fromEntries(verbs.map((verb) => [verb, sign(verb)])) as Record<Verb, string>;
}
