import { parseArgs } from "node:util";
import { startOnPrintShopSimulator } from "./start.ts";

const { values } = parseArgs({
  options: {
    port: { type: "string", default: "4020" },
    "client-id": { type: "string" },
    "client-secret": { type: "string" },
    "token-form": { type: "string", default: "any" },
    "surcharge-per": { type: "string", default: "run" },
    state: { type: "string" },
  },
});

function oneOf<const T extends string>(name: string, value: string, allowed: readonly T[]): T {
  const found = allowed.find((each) => each === value);
  if (found !== undefined) return found;
  console.error(`--${name} must be one of ${allowed.join(", ")}, not "${value}".`);
  process.exit(2);
}

const port = Number(values.port);
if (!Number.isInteger(port) || port < 0 || port > 65_535) {
  console.error(`--port must be a port number, not "${values.port}".`);
  process.exit(2);
}

try {
  const simulator = await startOnPrintShopSimulator({
    port,
    tokenForm: oneOf("token-form", values["token-form"], ["any", "json", "form", "basic"]),
    surchargePer: oneOf("surcharge-per", values["surcharge-per"], ["run", "piece"]),
    ...(values["client-id"] ? { clientId: values["client-id"] } : {}),
    ...(values["client-secret"] ? { clientSecret: values["client-secret"] } : {}),
    ...(values.state ? { statePath: values.state } : {}),
  });
  console.log(`The OnPrintShop simulator answers at ${simulator.url}`);
  console.log(
    `  GraphQL        ${simulator.url}/api/\n  client id      ${simulator.clientId}\n  client secret  ${simulator.clientSecret}\n  admin page     ${simulator.url}/admin/\n  state          ${simulator.url}/__control/state`,
  );
  for (const signal of ["SIGINT", "SIGTERM"] as const)
    process.once(signal, () => void simulator.close().then(() => process.exit(0)));
} catch (error) {
  const isTaken = error instanceof Error && "code" in error && error.code === "EADDRINUSE";
  console.error(isTaken ? `Port ${values.port} is taken. Choose another with --port.` : error);
  process.exit(1);
}
