import { type Outcome, ok, refused } from "@overprint/core/outcome";
import {
  type Mode,
  modeSetting,
  printerKeysSetting,
  privateKeyName,
  type Secrets,
  type Settings,
} from "@overprint/core/settings";
import { liveBaseUrl, sandboxBaseUrl } from "@overprint/fourover";
import { simulatedPrinterSetting } from "#server/simulation.ts";

/** Where the printer is and how we sign, in one mode. Holds a secret: never log, show or keep it. */
export type PrinterAccess = {
  readonly mode: Mode;
  readonly baseUrl: string;
  readonly apiKey: string;
  readonly privateKey: string;
};

export type AccessRefusal = { readonly kind: "no-access"; readonly reason: string; readonly doNext: string };

export type ReadPrinterAccess = () => Promise<Outcome<PrinterAccess, AccessRefusal>>;

/** Reads the access of the present mode; keys of one mode are never used in another. */
export const printerAccess =
  (settings: Settings, secrets: Secrets): ReadPrinterAccess =>
  async () => {
    const mode = await settings.get(modeSetting);
    return mode === "simulation" ? simulated(settings) : real(mode, settings, secrets);
  };

async function simulated(settings: Settings): Promise<Outcome<PrinterAccess, AccessRefusal>> {
  const printer = await settings.get(simulatedPrinterSetting);
  if (!printer)
    return refused({
      kind: "no-access",
      reason: "The simulated printer has not been started here.",
      doNext: "Start Overprint with npm start; it brings the simulated printer along.",
    });
  return ok({
    mode: "simulation",
    baseUrl: printer.url,
    apiKey: printer.apiKey,
    privateKey: printer.privateKey,
  });
}

async function real(
  mode: Exclude<Mode, "simulation">,
  settings: Settings,
  secrets: Secrets,
): Promise<Outcome<PrinterAccess, AccessRefusal>> {
  const apiKey = (await settings.get(printerKeysSetting))[mode];
  const privateKey = await secrets.get(privateKeyName(mode));
  if (!apiKey || !privateKey)
    return refused({
      kind: "no-access",
      reason: `The ${mode} account has no ${apiKey ? "private key" : "API key"} yet.`,
      doNext: "Enter both keys in Settings > General, then test the connection.",
    });
  return ok({ mode, baseUrl: mode === "live" ? liveBaseUrl : sandboxBaseUrl, apiKey, privateKey });
}
