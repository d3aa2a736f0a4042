import { type RouteConfigEntry, route } from "@react-router/dev/routes";

export const pages: RouteConfigEntry[] = [
  route("transfers", "admin/transfers/transfers.tsx"),
  route("transfers/:itemId/map", "admin/transfers/map.tsx"),
  route("transfers/:itemId/artwork", "admin/transfers/artwork.tsx"),
  route("transfers/:itemId/shipping", "admin/transfers/shipping.tsx"),
];

export const settingsPages: RouteConfigEntry[] = [
  route("transfer", "admin/transfers/settings-transfer.tsx"),
  route("addresses", "admin/transfers/settings-addresses.tsx"),
  route("payment", "admin/transfers/settings-payment.tsx"),
];
