import { randomBytes } from "node:crypto";
import { existsSync, linkSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type Config, StartFault } from "./config.ts";
import { prepareDataFolder } from "./data-folder.ts";

/** The 32 bytes that encrypt what is secret: given, or kept in the data folder, where the first start makes them. */
export function loadSecretKey({ secretKey, dataDir }: Pick<Config, "secretKey" | "dataDir">): Uint8Array {
  prepareDataFolder(dataDir);
  if (secretKey) return Buffer.from(secretKey, "hex");
  const file = join(dataDir, "secret.key");
  if (!existsSync(file)) makeKey(file);
  const key = Buffer.from(readFileSync(file, "utf8").trim(), "hex");
  if (key.length !== 32)
    throw new StartFault(
      `${file} is not a key of 64 hexadecimal digits: restore it from a backup, or set OVERPRINT_SECRET_KEY to the key that was in use.`,
    );
  return key;
}

/** Written whole under another name, then linked: a kill leaves no half key, and of two starts one key wins. */
function makeKey(file: string): void {
  const fresh = `${file}.${process.pid}`;
  writeFileSync(fresh, `${randomBytes(32).toString("hex")}\n`, { mode: 0o600 });
  try {
    linkSync(fresh, file);
  } catch (error) {
    if (!existsSync(file)) throw error;
  } finally {
    rmSync(fresh, { force: true });
  }
}
