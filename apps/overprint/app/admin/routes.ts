import { layout, prefix, type RouteConfigEntry, route } from "@react-router/dev/routes";
import * as account from "./account/routes.ts";
import * as catalogue from "./catalogue/routes.ts";
import * as dashboard from "./dashboard/routes.ts";
import * as doctor from "./doctor/routes.ts";
import * as orders from "./orders/routes.ts";
import * as products from "./products/routes.ts";
import * as settings from "./settings/routes.ts";
import * as signIn from "./sign-in/routes.ts";
import * as status from "./status/routes.ts";
import * as stores from "./stores/routes.ts";
import * as transfers from "./transfers/routes.ts";

/** Each subject brings its pages and its pages of Settings. Everything inside the layout needs a session; only what `sign-in` brings stands outside. */
const subjects = [
  dashboard,
  orders,
  transfers,
  products,
  catalogue,
  status,
  stores,
  settings,
  doctor,
  account,
];

export const adminRoutes: RouteConfigEntry[] = prefix("admin", [
  ...signIn.pages,
  layout("admin/layout.tsx", [
    ...subjects.flatMap((subject) => subject.pages),
    route("settings", "admin/settings/layout.tsx", [...subjects.flatMap((subject) => subject.settingsPages)]),
  ]),
]);
