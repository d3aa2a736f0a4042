import { randomBytes } from "node:crypto";
import { existsSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type Config, StartFault } from "./config.ts";

/** The 32 bytes that encrypt what is secret: given, or kept in the data folder, where the first start makes them. */
export function loadSecretKey({ secretKey, dataDir }: Pick<Config, "secretKey" | "dataDir">): Uint8Array {
  if (secretKey) return Buffer.from(secretKey, "hex");
  const file = join(dataDir, "secret.key");
  if (!existsSync(file)) makeKey(dataDir, file);
  const key = Buffer.from(readFileSync(file, "utf8").trim(), "hex");
  if (key.length !== 32)
    throw new StartFault(
      `${file} is not a key of 64 hexadecimal digits: restore it from a backup, or set OVERPRINT_SECRET_KEY to the key that was in use.`,
    );
  return key;
}

/** Written whole under another name, then linked: a kill leaves no half key, and of two starts one key wins. */
function makeKey(dataDir: string, file: string): void {
  try {
    mkdirSync(dataDir, { recursive: true });
    const fresh = `${file}.${process.pid}`;
    writeFileSync(fresh, `${randomBytes(32).toString("hex")}\n`, { mode: 0o600 });
    if (!existsSync(file)) linkSync(fresh, file);
    rmSync(fresh, { force: true });
  } catch (error) {
    if (existsSync(file)) return;
    const code = error instanceof Error && "code" in error ? String(error.code) : "unknown";
    throw new StartFault(
      `The data folder ${dataDir} cannot be written (${code}): give this user the right to write there, or choose another folder with OVERPRINT_DATA_DIR.`,
    );
  }
}
