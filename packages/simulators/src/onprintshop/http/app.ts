import type { HttpBindings } from "@hono/node-server";
import { Hono } from "hono";
import type { OnPrintShopControl } from "../control.ts";
import { samplePdf } from "../store/pdf.ts";
import type { SimStore } from "../store/state.ts";
import { adminRoutes } from "./admin.ts";
import { controlRoutes } from "./control-routes.ts";
import { graphqlRoute, storeFront } from "./graphql-route.ts";
import { type IssuedTokens, type TokenForms, tokenRoute } from "./token.ts";

export type AppOptions = {
  readonly clientId: string;
  readonly clientSecret: string;
  readonly tokenForm: TokenForms;
  readonly requestsPerMinute: number;
};

/** The simulated store as an HTTP application. */
export function storeApp(
  store: SimStore,
  commands: OnPrintShopControl,
  tokens: IssuedTokens,
  options: AppOptions,
) {
  const app = new Hono<{ Bindings: HttpBindings }>();
  const plain = app as unknown as Hono;
  tokenRoute(plain, store, options, options.tokenForm, tokens);
  graphqlRoute(app, store, tokens, options.requestsPerMinute);
  controlRoutes(plain, commands);
  adminRoutes(plain, store, commands);
  app.get("/printready/:name", (c) => {
    const name = c.req.param("name");
    if (!name.endsWith(".pdf")) return c.text("Not found", 404);
    return c.body(samplePdf(name), 200, { "content-type": "application/pdf" });
  });
  app.get("/", (c) => c.redirect("/admin/"));
  app.all("*", (c) => c.html(storeFront, c.req.method === "GET" ? 404 : 200));
  return app;
}
