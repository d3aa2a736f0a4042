import { index, type RouteConfigEntry } from "@react-router/dev/routes";

/** The front store. */
export const storeRoutes: RouteConfigEntry[] = [index("store/front.tsx")];
