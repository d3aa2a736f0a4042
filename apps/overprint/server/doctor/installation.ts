import { access, constants, statfs } from "node:fs/promises";
import { modeSetting } from "@overprint/core/settings";
import { sql } from "drizzle-orm";
import type { Check } from "./check.ts";

export const databaseCheck: Check = {
  name: "database",
  title: "Database",
  run: async ({ db, database }) => {
    const started = performance.now();
    await db.execute(sql`SELECT 1`);
    const ms = Math.round(performance.now() - started);
    const kind = database.kind === "embedded" ? "The embedded database" : "PostgreSQL";
    if (ms <= 250) return { state: "good", what: `${kind} answers in ${ms} ms` };
    return {
      state: "warning",
      what: `${kind} answers slowly (${ms} ms)`,
      cause: "The machine or the way to the database is under load.",
      fix: "Give the machine more room, or move to a PostgreSQL server with DATABASE_URL.",
    };
  },
};

const roomBytes = 1_000_000_000;

export const dataFolderCheck: Check = {
  name: "data-folder",
  title: "Data folder",
  run: async ({ config: { dataDir } }) => {
    await access(dataDir, constants.W_OK);
    const { bavail, bsize } = await statfs(dataDir);
    const free = bavail * bsize;
    if (free >= roomBytes)
      return { state: "good", what: `${dataDir} can be written, ${Math.floor(free / roomBytes)} GB free` };
    return {
      state: "bad",
      what: `${dataDir} has less than 1 GB free`,
      cause: "Artwork and the database need room to grow.",
      fix: "Free some space, or move the folder and set OVERPRINT_DATA_DIR.",
    };
  },
};

export const secretKeyCheck: Check = {
  name: "secret-key",
  title: "Key of stored secrets",
  run: async ({ secrets, config }) => {
    await secrets.get("printer.live.private-key");
    await secrets.get("printer.sandbox.private-key");
    if (config.secretKey) return { state: "good", what: "The key comes from OVERPRINT_SECRET_KEY" };
    return {
      state: "good",
      what: "The key is the file secret.key in the data folder: back it up with the folder",
    };
  },
};

const ownAddress = /^(localhost|127\.|10\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.|\[::1\]|.*\.local$)/;

export const publicAddressCheck: Check = {
  name: "public-address",
  title: "Public address",
  run: async ({ config: { publicUrl }, settings }) => {
    if ((await settings.get(modeSetting)) === "simulation")
      return {
        state: "good",
        what: "None is needed in Simulation: the simulated printer is on this machine",
      };
    if (publicUrl !== null && !ownAddress.test(new URL(publicUrl).hostname))
      return { state: "good", what: `4over fetches artwork from ${publicUrl}` };
    return {
      state: "bad",
      what: publicUrl === null ? "OVERPRINT_PUBLIC_URL is not set" : `${publicUrl} is not a public address`,
      cause:
        "4over fetches artwork from this shop, and cannot: every transfer with artwork would be refused.",
      fix: "Set OVERPRINT_PUBLIC_URL to the https address under which this shop is reached from outside, and start again.",
    };
  },
};

export const problemsCheck: Check = {
  name: "problems",
  title: "Open problems",
  run: async ({ problems }) => {
    const open = await problems.listOpen();
    const stopping = open.filter(({ severity }) => severity === "stops-an-order").length;
    if (stopping === 0) return { state: "good", what: "No order is stopped by an open problem" };
    return {
      state: "warning",
      what: `${stopping} open ${stopping === 1 ? "problem stops" : "problems stop"} orders`,
      cause: open[0]?.what ?? "",
      fix: "Open the Dashboard and work through the list from the top.",
    };
  },
};
