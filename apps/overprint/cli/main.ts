import { enableCompileCache } from "node:module";
import { StartFault } from "#server/config/config.ts";

// What was compiled at one start is not compiled again at the next: it saves about a third of the time to start.
enableCompileCache();

// React and others load their slow development build unless they are told otherwise before they are loaded.
process.env.NODE_ENV ??= process.argv.includes("--dev") ? "development" : "production";

type Command = {
  readonly does: string;
  /** Loaded when it is asked for, so that each command starts with no more than it needs. */
  readonly load: () => Promise<(args: readonly string[]) => Promise<void>>;
};

const chore = (name: "doctor" | "migrate" | "seed" | "sync" | "exportData") => async () =>
  (await import("./chores.ts"))[name];

const commands: Readonly<Record<string, Command>> = {
  start: {
    does: "the web server, the tasks and the simulated printer, in one process",
    load: async () => (await import("./start.ts")).start,
  },
  worker: {
    does: "tasks only, beside a web server on the same PostgreSQL",
    load: async () => (await import("./worker.ts")).worker,
  },
  migrate: { does: "brings the database to this version", load: chore("migrate") },
  seed: { does: "fills the demo shop", load: chore("seed") },
  sync: { does: "syncs catalogue and order status now: sync [catalogue|orders]", load: chore("sync") },
  export: {
    does: "writes orders, jobs, products and settings as JSON: export [folder]",
    load: chore("exportData"),
  },
  doctor: { does: "checks this installation, with cause and fix", load: chore("doctor") },
  simulate: {
    does: "puts the running simulated printer into a situation: simulate <situation>",
    load: async () => (await import("./simulate.ts")).simulate,
  },
};

const [name = "start", ...args] = process.argv.slice(2);
const command = commands[name];

if (!command) {
  const list = Object.entries(commands).map(([word, { does }]) => `  ${word.padEnd(10)} ${does}`);
  const isHelp = ["help", "--help", "-h"].includes(name);
  console[isHelp ? "log" : "error"](
    `${isHelp ? "" : `There is no command "${name}". `}Commands:\n${list.join("\n")}`,
  );
  process.exit(isHelp ? 0 : 2);
}

try {
  await (await command.load())(args);
} catch (error) {
  if (!(error instanceof StartFault)) throw error;
  console.error(error.message);
  process.exit(1);
}
