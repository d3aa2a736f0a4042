import { index, layout, type RouteConfigEntry, route } from "@react-router/dev/routes";

/** The front store. */
export const storeRoutes: RouteConfigEntry[] = [
  layout("store/layout.tsx", [
    index("store/home.tsx"),
    route("products", "store/all-products.tsx"),
    route("c/:slug", "store/category.tsx"),
    route("p/:slug", "store/product/product.tsx"),
    route("cart", "store/cart/cart.tsx"),
    route("checkout", "store/checkout/checkout.tsx"),
    route("order/:accessKey", "store/order/order.tsx"),
  ]),
  route("artwork", "store/artwork/upload.ts"),
  route("artwork/:fileId/preview", "store/artwork/preview.ts"),
];
