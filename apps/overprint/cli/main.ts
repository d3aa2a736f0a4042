import { StartFault } from "#server/config/config.ts";
import { doctor, migrate, seed } from "./chores.ts";
import { start } from "./start.ts";
import { worker } from "./worker.ts";

type Command = { readonly does: string; readonly run: (args: readonly string[]) => Promise<void> };

const commands: Readonly<Record<string, Command>> = {
  start: { does: "the web server, the tasks and the simulated printer, in one process", run: start },
  worker: { does: "tasks only, beside a web server on the same PostgreSQL", run: worker },
  migrate: { does: "brings the database to this version", run: migrate },
  seed: { does: "fills the demo shop", run: seed },
  doctor: { does: "checks this installation, with cause and fix", run: doctor },
};

const [name = "start", ...args] = process.argv.slice(2);
const command = commands[name];

if (!command) {
  const list = Object.entries(commands).map(([word, { does }]) => `  ${word.padEnd(10)} ${does}`);
  const isHelp = name === "help" || name === "--help";
  console[isHelp ? "log" : "error"](
    `${isHelp ? "" : `There is no command "${name}". `}Commands:\n${list.join("\n")}`,
  );
  process.exit(isHelp ? 0 : 2);
}

try {
  await command.run(args);
} catch (error) {
  if (!(error instanceof StartFault)) throw error;
  console.error(error.message);
  process.exit(1);
}
