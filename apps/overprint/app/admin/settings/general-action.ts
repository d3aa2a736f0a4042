import {
  levelSetting,
  type Mode,
  modeSetting,
  modes,
  printerKeysSetting,
  privateKeyName,
  timeZoneSetting,
} from "@overprint/core/settings";
import { z } from "zod";
import { testConnection } from "#server/printer-connection.ts";
import type { Overprint } from "#server/wiring/index.ts";
import { done, type Notice, notDone } from "../../components/notice.tsx";

const realMode = z.enum(["sandbox", "live"]);

/** What General can be asked to do. */
export const generalForms = z.discriminatedUnion("intent", [
  z.object({ intent: z.literal("set-mode"), mode: z.enum(modes) }),
  z.object({ intent: z.literal("set-level"), level: z.enum(["basic", "pro"]) }),
  z.object({
    intent: z.literal("save-keys"),
    mode: realMode,
    apiKey: z.string().trim().max(200),
    /** Empty: the stored one stays. */
    privateKey: z.string().trim().max(500),
  }),
  z.object({ intent: z.literal("set-time-zone"), timeZone: z.string() }),
  z.object({ intent: z.literal("test-connection") }),
]);

type Form = z.infer<typeof generalForms>;
type By = { readonly actor: string; readonly requestId: string };

/** Does it, or says why not. */
export async function actOnGeneral(
  form: Form,
  overprint: Overprint,
  by: By,
): Promise<{ readonly notice: Notice }> {
  const { settings } = overprint;
  switch (form.intent) {
    case "set-mode":
      return changeMode(form.mode, overprint, by);
    case "set-level":
      await settings.set(levelSetting, form.level, by);
      return done(
        form.level === "pro"
          ? "Pro: the 4over API is used"
          : "Basic: the RSS feed and typed job ids are used",
      );
    case "save-keys":
      return saveKeys(form, overprint, by);
    case "set-time-zone": {
      const zone = timeZoneSetting.schema.safeParse(form.timeZone);
      if (!zone.success)
        return notDone("Time zone not saved", "Choose one from the list, such as America/New_York.");
      await settings.set(timeZoneSetting, zone.data, by);
      return done("Time zone saved", `Dates are shown in ${zone.data}.`);
    }
    case "test-connection": {
      const tested = await testConnection(overprint);
      if (!tested.ok) return notDone(`4over cannot be used: ${tested.problem.reason}`, tested.problem.doNext);
      return done("4over accepts the keys", `Tested in ${await overprint.mode()} mode.`);
    }
    default:
      return form satisfies never;
  }
}

/** A mode without keys would stop every order at its first call. */
async function changeMode(mode: Mode, { settings, secrets }: Overprint, by: By) {
  const name = modeNames[mode];
  if (mode !== "simulation") {
    const hasKeys =
      (await settings.get(printerKeysSetting))[mode] !== "" && (await secrets.has(privateKeyName(mode)));
    const needsKeys = (await settings.get(levelSetting)) === "pro";
    if (needsKeys && !hasKeys)
      return notDone(`Not switched to ${name}`, `Enter the API key and the private key for ${name} first.`);
  }
  await settings.set(modeSetting, mode, by);
  return done(`Overprint is in ${name} mode`);
}

async function saveKeys(
  { mode, apiKey, privateKey }: Extract<Form, { intent: "save-keys" }>,
  { settings, secrets }: Overprint,
  by: By,
) {
  const keys = await settings.get(printerKeysSetting);
  await settings.set(printerKeysSetting, { ...keys, [mode]: apiKey }, by);
  if (privateKey) await secrets.set(privateKeyName(mode), privateKey, by);
  return done(`Keys for ${modeNames[mode]} saved`, "Test the connection to see that 4over accepts them.");
}

export const modeNames = {
  simulation: "Simulation",
  sandbox: "Sandbox",
  live: "Live",
} as const satisfies Record<Mode, string>;
