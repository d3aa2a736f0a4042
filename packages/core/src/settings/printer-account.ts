import { z } from "zod";
import { type IntegrationLevel, type Mode, modes } from "./mode.ts";
import { defineSetting } from "./setting.ts";

/** Where orders go. Chosen by a person; nothing else changes it. */
export const modeSetting = defineSetting<Mode>("printer.mode", z.enum(modes), "simulation");

/** Basic or Pro. */
export const levelSetting = defineSetting<IntegrationLevel>("printer.level", z.enum(["basic", "pro"]), "pro");

/** The account's API key ("public key") for 4over's sandbox and for the live system; private keys are secrets. */
export const printerKeysSetting = defineSetting(
  "printer.api-keys",
  z.object({ sandbox: z.string().max(200), live: z.string().max(200) }),
  { sandbox: "", live: "" },
);

/** Name of the secret that holds the account's private key. */
export const privateKeyName = (mode: Exclude<Mode, "simulation">): string => `printer.${mode}.private-key`;

/** The shop's time zone (IANA name): dates on screens, days of schedules. */
export const timeZoneSetting = defineSetting(
  "shop.time-zone",
  z.string().refine(isTimeZone, "is not a time zone"),
  "America/New_York",
);

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat("en-US", { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
