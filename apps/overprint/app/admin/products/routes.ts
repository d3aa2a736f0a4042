import { type RouteConfigEntry, route } from "@react-router/dev/routes";

export const pages: RouteConfigEntry[] = [
  route("products", "admin/products/products.tsx"),
  route("products/:id", "admin/products/product.tsx"),
];

export const settingsPages: RouteConfigEntry[] = [route("markup", "admin/products/settings-markup.tsx")];
