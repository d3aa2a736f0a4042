import { type RouteConfigEntry, route } from "@react-router/dev/routes";

export const pages: RouteConfigEntry[] = [];

export const settingsPages: RouteConfigEntry[] = [
  route("stores", "admin/stores/settings-stores.tsx"),
  route("stores/:id", "admin/stores/settings-store.tsx"),
];
