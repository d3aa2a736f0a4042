import { type RouteConfigEntry, route } from "@react-router/dev/routes";

/** The only pages of the admin outside its door. */
export const pages: RouteConfigEntry[] = [
  route("sign-in", "admin/sign-in/sign-in.tsx"),
  route("sign-in/code", "admin/sign-in/code.tsx"),
  route("sign-out", "admin/sign-in/sign-out.ts"),
  route("welcome", "admin/sign-in/welcome.tsx"),
];
