import { type RouteConfigEntry, route } from "@react-router/dev/routes";

export const pages: RouteConfigEntry[] = [route("account", "admin/account/account.tsx")];

export const settingsPages: RouteConfigEntry[] = [];
