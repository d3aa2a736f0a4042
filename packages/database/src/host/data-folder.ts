import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { PGlite } from "@electric-sql/pglite";

/** A data folder that cannot be used; the message is one sentence for a person. */
export class DataFolderError extends Error {
  override readonly name = "DataFolderError";
  readonly code = "database/data-folder";
  readonly recovery = { kind: "fix-setup" } as const;
}

/**
 * Opens the database kept in `folder`, made on first use.
 * The first initialisation happens in a temporary folder that is renamed when complete: a kill in the middle leaves
 * nothing that cannot open.
 */
export async function openFolder(folder: string): Promise<PGlite> {
  claimFolder(folder);
  const home = join(folder, "database");
  if (!existsSync(home)) await initialise(folder, home);
  return PGlite.create(home);
}

/** How a folder begins whose initialisation was cut off; the next start clears it away. */
const unfinished = "database-new-";

async function initialise(folder: string, home: string): Promise<void> {
  for (const name of readdirSync(folder))
    if (name.startsWith(unfinished)) rmSync(join(folder, name), { recursive: true, force: true });
  const fresh = mkdtempSync(join(folder, unfinished));
  const first = await PGlite.create(fresh);
  await first.close();
  renameSync(fresh, home);
}

/** One process a folder: two would corrupt it. A lock left by a process that is gone is taken over. */
function claimFolder(folder: string): void {
  const lock = join(folder, "database.lock");
  try {
    mkdirSync(folder, { recursive: true });
    const owner = existsSync(lock) ? Number(readFileSync(lock, "utf8")) : 0;
    if (owner !== process.pid && isRunning(owner))
      throw new DataFolderError(
        `The data folder ${folder} is in use by process ${owner}. Stop that one, or choose another folder with OVERPRINT_DATA_DIR.`,
      );
    writeFileSync(lock, String(process.pid));
  } catch (error) {
    if (error instanceof DataFolderError) throw error;
    const code = error instanceof Error && "code" in error ? String(error.code) : "unknown";
    throw new DataFolderError(
      `The data folder ${folder} cannot be written (${code}). Give this user the right to write there, or choose another folder with OVERPRINT_DATA_DIR.`,
    );
  }
}

/** Lets another process open the folder. */
export function releaseFolder(folder: string): void {
  rmSync(join(folder, "database.lock"), { force: true });
}

function isRunning(pid: number): boolean {
  if (pid <= 0) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}
