import { type RouteConfigEntry, route } from "@react-router/dev/routes";

export const pages: RouteConfigEntry[] = [
  route("orders", "admin/orders/orders.tsx"),
  route("orders/:id", "admin/orders/order.tsx"),
  route("artwork/:fileId", "admin/orders/artwork.ts"),
  route("mail/:name", "admin/orders/mail.ts"),
];

export const settingsPages: RouteConfigEntry[] = [
  route("notifications", "admin/orders/settings-notifications.tsx"),
];
