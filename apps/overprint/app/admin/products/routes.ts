import { type RouteConfigEntry, route } from "@react-router/dev/routes";

export const pages: RouteConfigEntry[] = [
  route("products", "admin/products/products.tsx"),
  route("products/export", "admin/products/export.ts"),
  route("products/new", "admin/products/new-product.tsx"),
  route("products/:id", "admin/products/product.tsx"),
  route("products/:id/prices", "admin/products/prices-csv.ts"),
];

export const settingsPages: RouteConfigEntry[] = [route("markup", "admin/products/settings-markup.tsx")];
