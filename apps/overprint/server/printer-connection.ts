import { isFault, type Outcome, refused } from "@overprint/core/outcome";
import { redactedText } from "@overprint/core/redaction";
import { levelSetting } from "@overprint/core/settings";
import type { Check } from "#server/doctor/check.ts";
import type { Overprint } from "#server/wiring/index.ts";

export type ConnectionRefusal = { readonly reason: string; readonly doNext: string };

/** Asks the printer who we are, with the keys of the present mode. Changes nothing there. */
export async function testConnection({
  printer,
  log,
}: Pick<Overprint, "printer" | "log">): Promise<
  Outcome<{ readonly account: string | null }, ConnectionRefusal>
> {
  const found = await printer();
  if (!found.ok) return found;
  try {
    return await found.value.checkConnection();
  } catch (error) {
    if (!isFault(error)) throw error;
    log.warn({ err: error }, "the connection test failed");
    return refused({ reason: redactedText(error.message), doNext: adviceFor(error.recovery.kind) });
  }
}

function adviceFor(recovery: string): string {
  if (recovery === "fix-setup")
    return "Compare both keys with those that 4over gave you, and the mode they are for.";
  if (recovery === "retry")
    return "See whether this machine reaches the internet and 4over is up, then test again.";
  return "Test again; if it stays so, look at the logs.";
}

export const connectionCheck: Check = {
  name: "printer-connection",
  title: "4over connection",
  run: async (overprint) => {
    if ((await overprint.settings.get(levelSetting)) === "basic")
      return { state: "good", what: "This account is set to Basic, which needs no API key" };
    const tested = await testConnection(overprint);
    if (tested.ok) return { state: "good", what: "4over accepts our keys" };
    return {
      state: "bad",
      what: "4over cannot be used",
      cause: tested.problem.reason,
      fix: tested.problem.doNext,
    };
  },
};
