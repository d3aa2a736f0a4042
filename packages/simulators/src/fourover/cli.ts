// The simulated 4over alone, for any client. Usage: npm run simulator:fourover -- --port 4010 --products 2000 --seed 1
import { parseArgs } from "node:util";
import { startFourOverSimulator } from "./start.ts";

const { values } = parseArgs({
  options: {
    port: { type: "string", default: "4010" },
    products: { type: "string", default: "200" },
    seed: { type: "string", default: "1" },
    pace: { type: "string", default: "1" },
    delay: { type: "string", default: "0" },
    state: { type: "string" },
    push: { type: "string" },
    "api-key": { type: "string" },
    "private-key": { type: "string" },
  },
});

const whole = (name: "port" | "products" | "seed" | "pace" | "delay"): number => {
  const number = Number(values[name]);
  if (Number.isInteger(number) && number >= 0) return number;
  console.error(`--${name} must be a whole number, not "${values[name]}".`);
  process.exit(2);
};

try {
  const simulator = await startFourOverSimulator({
    port: whole("port"),
    products: whole("products"),
    seed: whole("seed"),
    pace: Math.max(1, whole("pace")),
    delayMs: whole("delay"),
    ...(values.state ? { statePath: values.state } : {}),
    ...(values.push ? { pushUrl: values.push } : {}),
    ...(values["api-key"] ? { apiKey: values["api-key"] } : {}),
    ...(values["private-key"] ? { privateKey: values["private-key"] } : {}),
  });
  console.log(`The 4over simulator answers at ${simulator.url}`);
  console.log(
    `  API key      ${simulator.apiKey}\n  private key  ${simulator.privateKey}\n  RSS feed     ${simulator.feedUrl}\n  state        ${simulator.url}/__control/state`,
  );
  for (const signal of ["SIGINT", "SIGTERM"] as const)
    process.once(signal, () => void simulator.close().then(() => process.exit(0)));
} catch (error) {
  const isTaken = error instanceof Error && "code" in error && error.code === "EADDRINUSE";
  console.error(isTaken ? `Port ${values.port} is taken. Choose another with --port.` : error);
  process.exit(1);
}
