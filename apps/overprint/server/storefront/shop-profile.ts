import { defineSetting } from "@overprint/core/settings";
import { defaultShippingPolicy, type ShippingPolicy } from "@overprint/core/shipping";
import { z } from "zod";

/** Who the shop is to its customers. */
export type ShopProfile = {
  readonly name: string;
  readonly tagline: string;
  readonly email: string;
  readonly phone: string;
  readonly street: string;
};

export const shopProfileSetting = defineSetting<ShopProfile>(
  "shop.profile",
  z.object({
    name: z.string().min(1).max(60),
    tagline: z.string().max(120),
    email: z.email(),
    phone: z.string().max(30),
    street: z.string().max(120),
  }),
  {
    name: "Marigold Press",
    tagline: "Print that gets picked up.",
    email: "hello@marigoldpress.example",
    phone: "(555) 010-0199",
    street: "128 Juniper Street, Portland, OR 97205",
  },
);

const wholeCents = z.number().int().min(0).max(1_000_000);
const days = z.number().int().min(0).max(60);

export const shippingPolicySetting = defineSetting<ShippingPolicy>(
  "shop.shipping",
  z.object({
    source: z.enum(["quote", "table"]),
    markupBps: z.number().int().min(0).max(100_000),
    handlingMinor: wholeCents,
    table: z
      .array(
        z.object({
          code: z.string().min(1).max(20),
          name: z.string().min(1).max(60),
          priceMinor: wholeCents,
          perFivePoundsMinor: wholeCents,
          transitDays: z.object({ from: days, to: days }),
        }),
      )
      .min(1),
  }),
  defaultShippingPolicy,
);

/** How mail leaves; the password is the secret `mail.smtp.password`. Without a host it stays in the mail folder. */
export const mailSetting = defineSetting(
  "mail.route",
  z.object({
    fromName: z.string().max(80),
    fromAddress: z.union([z.literal(""), z.email()]),
    host: z.string().max(200),
    port: z.number().int().min(1).max(65_535),
    isSecure: z.boolean(),
    user: z.string().max(200),
    /** The shop's own people who are told of new orders. */
    newOrdersTo: z.union([z.literal(""), z.email()]),
  }),
  { fromName: "", fromAddress: "", host: "", port: 587, isSecure: false, user: "", newOrdersTo: "" },
);

export const smtpPasswordName = "mail.smtp.password";
