import { type RouteConfigEntry, route } from "@react-router/dev/routes";

export const pages: RouteConfigEntry[] = [
  route("orders", "admin/orders/orders.tsx"),
  route("orders/:id", "admin/orders/order.tsx"),
];

export const settingsPages: RouteConfigEntry[] = [
  route("notifications", "admin/orders/settings-notifications.tsx"),
];
