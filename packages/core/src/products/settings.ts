import { z } from "zod";
import { defineSetting } from "#settings/index.ts";

/** Customer group by store id: whose prices each store sells at. A store that is not named sells at everyone's. */
export const storeGroupsSetting = defineSetting<Readonly<Record<string, string>>>(
  "pricing.store-groups",
  z.record(z.string(), z.string()),
  {},
);

/** Bleed and default printer, as the settings of OnPrintShop's 4over module have them. */
export type PrintDefaults = {
  /** Added on every side of the artwork, in thousandths of an inch: 125 is 1/8 inch. */
  readonly bleedThousandths: number;
  /** The name of the printer that order products are assigned to in a store that keeps a list of printers. */
  readonly defaultPrinter: string;
  /** Whether customers see the ` (4over)` suffix too. */
  readonly showSuffixToCustomers: boolean;
};

export const printDefaultsSetting = defineSetting<PrintDefaults>(
  "pricing.print-defaults",
  z.object({
    bleedThousandths: z.number().int().min(0).max(1_000),
    defaultPrinter: z.string().trim().min(1).max(100),
    showSuffixToCustomers: z.boolean(),
  }),
  { bleedThousandths: 125, defaultPrinter: "4over", showSuffixToCustomers: false },
);

/** The bleed on every side in inches. */
export const bleedInches = ({ bleedThousandths }: Pick<PrintDefaults, "bleedThousandths">): number =>
  bleedThousandths / 1_000;

/** How many combinations are compared with the printer's quotes after each sync. 0 = none. */
export const verificationSampleSetting = defineSetting<number>(
  "pricing.verification-sample",
  z.number().int().min(0).max(500),
  20,
);
