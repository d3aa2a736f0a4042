import { z } from "zod";
import { defineSetting } from "#settings/index.ts";
import type { Address } from "#shipping/index.ts";
import { type AutomaticRules, noAutomaticTransfer } from "./automatic.ts";
import type { MarginLimits } from "./margin-guard.ts";

/** `attach`: order first, attach the files to each job afterwards. `inline`: the order names the files. */
export const filesSetting = defineSetting<"attach" | "inline">(
  "transfer.files",
  z.enum(["attach", "inline"]),
  "attach",
);

/** Never below cost, and at most 3 % dearer than prepared, until a person says otherwise. */
export const marginSetting = defineSetting<MarginLimits>(
  "transfer.margin",
  z.object({
    leastMarginBps: z.int().min(-10_000).max(9_900),
    driftBps: z.int().min(0).max(10_000),
  }),
  { leastMarginBps: 0, driftBps: 300 },
);

export const automaticSetting = defineSetting<AutomaticRules>(
  "transfer.automatic",
  z.object({
    isOn: z.boolean(),
    productIds: z.array(z.string()).max(5_000),
    customers: z.array(z.string()).max(5_000),
    holdMinutes: z.int().min(0).max(10_080),
  }),
  noAutomaticTransfer,
);

const address = z.object({
  company: z.string().max(80),
  firstName: z.string().max(40),
  lastName: z.string().max(40),
  email: z.string().max(120).nullable(),
  phone: z.string().max(40),
  street: z.string().max(100),
  street2: z.string().max(100),
  city: z.string().max(60),
  state: z.string().max(3),
  postalCode: z.string().max(12),
  country: z.string().length(2),
}) satisfies z.ZodType<Address>;

/** The sender that labels of blind shipments show, unless the order names its own. */
export const blindSenderSetting = defineSetting<Address | null>(
  "transfer.blind-sender",
  address.nullable(),
  null,
);

/** `paymentKey` of the profile that new transfers begin with; `null` = chosen each time. The dummy one is refused in Live all the same. */
export const paymentProfileSetting = defineSetting<string | null>(
  "transfer.payment-profile",
  z.string().max(100).nullable(),
  null,
);
