import { index, type RouteConfigEntry, route } from "@react-router/dev/routes";

export const pages: RouteConfigEntry[] = [];

export const settingsPages: RouteConfigEntry[] = [
  index("admin/settings/index.tsx"),
  route("general", "admin/settings/general.tsx"),
  route("users", "admin/settings/users.tsx"),
];
