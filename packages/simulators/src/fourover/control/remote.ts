import type { Injection } from "../faults/injector.ts";
import { isSituation, type Situation, situations } from "../faults/situations.ts";
import type { CommandInput, CommandName } from "./commands.ts";
import type { FourOverControl } from "./control.ts";

/** How often, for which calls and with what seed a situation strikes. */
export type SituationOptions = Omit<Injection, "situation">;

/**
 * Tells a running simulator to enact a situation.
 *
 * @param url - the simulator's address, such as `http://127.0.0.1:4010`
 * @param situation - a name of `situations`
 * @returns what will happen, in a plain sentence
 * @throws Error for a name that is no situation, or when no simulator answers; the message says what to do
 */
export async function sendSituation(
  url: string,
  situation: string,
  options: SituationOptions = {},
): Promise<string> {
  if (!isSituation(situation))
    throw new Error(
      `There is no situation "${situation}". Choose one of: ${Object.keys(situations).join(", ")}.`,
    );
  await sendCommand(url, "inject", { situation, ...options });
  return explain(situation, options);
}

function explain(situation: Situation, { rate = 1, times, route }: SituationOptions): string {
  const which =
    rate < 1 ? `${Math.round(rate * 100)} % of the calls` : times ? "the next calls" : "every call";
  const often = times ? `, ${times} ${times === 1 ? "time" : "times"} at most` : "";
  return `From now on 4over ${situations[situation].what} (${which}${route ? ` to ${route}` : ""}${often}).`;
}

/**
 * Sends a command of the control route to a running simulator.
 *
 * @returns what the command returns in process, see `FourOverControl`
 * @throws Error when no simulator answers at the address or it refuses the command
 */
export async function sendCommand<N extends CommandName>(
  url: string,
  name: N,
  input: CommandInput<N>,
): Promise<unknown> {
  const answer = await call(url, `/__control/${name}`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(input),
  });
  return (answer as { readonly result: unknown }).result;
}

/** The truth of a running simulator: its orders, jobs, files and calls. */
export async function readState(url: string): Promise<ReturnType<FourOverControl["state"]>> {
  return (await call(url, "/__control/state", {})) as ReturnType<FourOverControl["state"]>;
}

async function call(url: string, path: string, init: RequestInit): Promise<unknown> {
  const response = await fetch(url.replace(/\/+$/, "") + path, {
    ...init,
    signal: AbortSignal.timeout(10_000),
  }).catch(() => {
    throw new Error(
      `No 4over simulator answers at ${url}. Start it with "npm run simulator:fourover" or check the address.`,
    );
  });
  const body = (await response.json().catch(() => null)) as { readonly error?: string } | null;
  if (response.ok && body !== null) return body;
  throw new Error(`The simulator at ${url} refused: ${body?.error ?? `HTTP ${response.status}`}`);
}
