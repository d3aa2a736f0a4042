import { index, type RouteConfigEntry } from "@react-router/dev/routes";

export const pages: RouteConfigEntry[] = [index("admin/dashboard/dashboard.tsx")];

export const settingsPages: RouteConfigEntry[] = [];
