import { accessSync, constants, existsSync, mkdirSync } from "node:fs";
import { dirname } from "node:path";
import { StartFault } from "./config.ts";

/** Makes the data folder where it is missing, and makes sure that it can be written. */
export function prepareDataFolder(folder: string): void {
  try {
    makeMissing(folder);
    accessSync(folder, constants.W_OK);
  } catch (error) {
    const code = error instanceof Error && "code" in error ? String(error.code) : "unknown";
    throw new StartFault(
      `The data folder ${folder} cannot be written (${code}): give this user the right to write there, or choose another folder with OVERPRINT_DATA_DIR.`,
    );
  }
}

/** One level after the other: Node's own `recursive` never returns where a file system refuses new folders with ENOENT. */
function makeMissing(folder: string): void {
  if (existsSync(folder)) return;
  makeMissing(dirname(folder));
  mkdirSync(folder);
}
