import { type RouteConfigEntry, route } from "@react-router/dev/routes";

export const pages: RouteConfigEntry[] = [route("doctor", "admin/doctor/doctor.tsx")];

export const settingsPages: RouteConfigEntry[] = [];
