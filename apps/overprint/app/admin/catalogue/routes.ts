import { type RouteConfigEntry, route } from "@react-router/dev/routes";

export const pages: RouteConfigEntry[] = [
  route("products/changes", "admin/catalogue/changes.tsx"),
  route("sync", "admin/catalogue/sync.tsx"),
  route("sync/:runId", "admin/catalogue/run.tsx"),
];

export const settingsPages: RouteConfigEntry[] = [];
