import { StartFault } from "#server/config/config.ts";
import { start } from "./start.ts";

const commands: Readonly<Record<string, (args: readonly string[]) => Promise<void>>> = { start };

const [name = "start", ...args] = process.argv.slice(2);
const command = commands[name];

if (!command) {
  console.error(`There is no command "${name}". There are: ${Object.keys(commands).join(", ")}.`);
  process.exit(2);
}

try {
  await command(args);
} catch (error) {
  if (!(error instanceof StartFault)) throw error;
  console.error(error.message);
  process.exit(1);
}
