import { blindSenderSetting } from "@overprint/core/transfer";
import { shopProfileSetting } from "#server/storefront/shop-profile.ts";
import type { Seeder } from "../index.ts";

/** The demo shop's own address as the sender of blind shipments, so that the first transfer is not held for want of one. */
export const transferSeeder: Seeder = {
  name: "transfer",
  saying: "Writing the sender on the labels",
  seed: async ({ settings }) => {
    if ((await settings.get(blindSenderSetting)) !== null) return;
    const shop = await settings.get(shopProfileSetting);
    const sender = {
      company: shop.name,
      firstName: "",
      lastName: "",
      email: shop.email,
      phone: shop.phone,
      street: "128 Juniper Street",
      street2: "",
      city: "Portland",
      state: "OR",
      postalCode: "97205",
      country: "US",
    };
    await settings.set(blindSenderSetting, sender, "seed");
  },
};
