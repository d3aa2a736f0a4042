import { ended, overprint, ready, temporaryFolders } from "./command-line.ts";

/** A whole Overprint of its own: process, database, simulated printer and demo shop, on a free port. */
export type RunningOverprint = {
  readonly url: string;
  /** Of the first admin, valid once. */
  readonly password: string;
  readonly dataDir: string;
  readonly stop: () => Promise<void>;
};

/** Starts Overprint as a person does, in Simulation mode, and waits until it says that it is ready. */
export async function startOverprint(env: Readonly<Record<string, string>> = {}): Promise<RunningOverprint> {
  const folders = temporaryFolders();
  const dataDir = folders.make();
  const run = overprint(["start"], {
    OVERPRINT_DATA_DIR: dataDir,
    OVERPRINT_SIMULATOR_PRODUCTS: "24",
    ...env,
  });
  const { base, firstPassword } = await ready(run);
  return {
    url: base,
    password: firstPassword ?? "",
    dataDir,
    stop: async () => {
      run.child.kill("SIGTERM");
      await ended(run.child);
      folders.clear();
    },
  };
}
