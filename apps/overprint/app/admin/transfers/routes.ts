import { type RouteConfigEntry, route } from "@react-router/dev/routes";

export const pages: RouteConfigEntry[] = [
  route("transfers", "admin/transfers/transfers.tsx"),
  route("transfers/:itemId", "admin/transfers/steps.tsx", [
    route("map", "admin/transfers/map.tsx"),
    route("artwork", "admin/transfers/artwork.tsx"),
    route("shipping", "admin/transfers/shipping.tsx"),
    route("resolve", "admin/transfers/resolve.tsx"),
  ]),
];

export const settingsPages: RouteConfigEntry[] = [
  route("transfer", "admin/transfers/settings-transfer.tsx"),
  route("transfer/choices", "admin/transfers/choices.ts"),
  route("addresses", "admin/transfers/settings-addresses.tsx"),
  route("payment", "admin/transfers/settings-payment.tsx"),
];
