import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";

/** A secret that this key does not open; the message says what to do. */
export class SecretUnreadableError extends Error {
  override readonly name = "SecretUnreadableError";
  readonly code = "database/secret-unreadable";
  readonly recovery = { kind: "fix-setup" } as const;
  constructor(name: string) {
    super(
      `The stored secret "${name}" was encrypted with another key. Restore the key that was in use (OVERPRINT_SECRET_KEY or the file secret.key in the data folder), or enter the secret again in Settings.`,
    );
  }
}

/** Encrypts with AES-256-GCM. The name is authenticated too: a sealed value moved to another name does not open. */
export function seal(plain: string, name: string, key: Uint8Array): string {
  const nonce = randomBytes(12);
  const cipher = createCipheriv("aes-256-gcm", key, nonce).setAAD(Buffer.from(name));
  const text = Buffer.concat([cipher.update(plain, "utf8"), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), text]).toString("base64");
}

/** Opens what `seal` made. Throws `SecretUnreadableError` for another key, another name or a changed value. */
export function unseal(sealed: string, name: string, key: Uint8Array): string {
  try {
    const bytes = Buffer.from(sealed, "base64");
    const decipher = createDecipheriv("aes-256-gcm", key, bytes.subarray(0, 12))
      .setAAD(Buffer.from(name))
      .setAuthTag(bytes.subarray(12, 28));
    return decipher.update(bytes.subarray(28), undefined, "utf8") + decipher.final("utf8");
  } catch {
    throw new SecretUnreadableError(name);
  }
}
