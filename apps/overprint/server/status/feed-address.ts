import { type Outcome, ok, refused } from "@overprint/core/outcome";
import { readTarget } from "@overprint/core/programs";
import { modeSetting } from "@overprint/core/settings";
import { simulatedPrinterSetting } from "#server/simulation.ts";
import type { Overprint } from "#server/wiring/index.ts";
import { feedUrlName } from "#server/wiring/printer.ts";

type AddressRefusal = { readonly kind: "not-saved"; readonly reason: string; readonly doNext: string };

/**
 * Keeps the address of the account's RSS feed as a secret. In Simulation only the simulated printer's own feed is
 * taken, so that nothing leaves the machine.
 */
export async function saveFeedAddress(
  { settings, secrets }: Overprint,
  text: string,
  actor: string,
): Promise<Outcome<{ readonly saved: true }, AddressRefusal>> {
  const address = text.trim();
  const mode = await settings.get(modeSetting);
  const simulated = (await settings.get(simulatedPrinterSetting))?.url ?? "http://127.0.0.1";
  if (mode === "simulation" && !address.startsWith(`${simulated}/`))
    return refused({
      kind: "not-saved",
      reason: "In Simulation only the simulated printer's feed is read.",
      doNext: "Leave the box empty to use it, or choose Sandbox or Live in Settings > General first.",
    });
  const target = readTarget(address, mode === "simulation");
  if (!target.ok) return refused({ ...target.problem, kind: "not-saved" });
  await secrets.set(feedUrlName(mode), address, actor);
  return ok({ saved: true });
}

export async function removeFeedAddress({ settings, secrets }: Overprint, actor: string): Promise<void> {
  await secrets.set(feedUrlName(await settings.get(modeSetting)), null, actor);
}
