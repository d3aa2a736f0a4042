import type { Context, Hono } from "hono";
import { html } from "hono/html";
import type { OnPrintShopControl } from "../control.ts";
import { artworkForms } from "../store/artwork.ts";
import type { SimStore } from "../store/state.ts";
import { layout } from "./admin-layout.ts";
import { ordersPage, productPage, productsPage, shipmentsPage, statusesPage } from "./admin-pages.ts";

/** A small admin, so that a person can watch an integration at work and order something. */
export function adminRoutes(app: Hono, store: SimStore, commands: OnPrintShopControl): void {
  app.get("/admin/", (c) => c.html(layout("Orders", ordersPage(store))));
  app.get("/admin/products", (c) => c.html(layout("Products", productsPage(store))));
  app.get("/admin/products/:id", (c) => {
    const page = productPage(store, Number(c.req.param("id")));
    return page
      ? c.html(layout("Products", page))
      : c.html(layout("Products", html`<p>No such product.</p>`), 404);
  });
  app.get("/admin/statuses", (c) => c.html(layout("Statuses", statusesPage(store))));
  app.get("/admin/shipments", (c) => c.html(layout("Shipments", shipmentsPage(store))));

  app.post("/admin/orders", (c) => place(c, commands));
  app.post("/admin/statuses/:id", async (c) => {
    const title = String((await c.req.formData()).get("title") ?? "").trim();
    if (title) commands.renameStatus(Number(c.req.param("id")), title);
    return c.redirect("/admin/statuses");
  });
  app.post("/admin/products/:id/delete", (c) => {
    commands.deleteProduct(Number(c.req.param("id")));
    return c.redirect("/admin/products");
  });
  app.post("/admin/prices/:id", async (c) => {
    const form = await c.req.formData();
    commands.editPrice(Number(c.req.param("id")), Number(form.get("price")));
    return c.redirect(`/admin/products/${form.get("product")}`);
  });
}

async function place(c: Context, commands: OnPrintShopControl) {
  const form = await c.req.formData();
  const whole = (name: string) => Number(form.get(name)) || undefined;
  const attributeIds = form
    .getAll("attribute")
    .map(Number)
    .filter((id) => id > 0);
  const artwork = artworkForms.find((each) => each === form.get("artwork")) ?? "url";
  const [sizeId, quantity] = [whole("size"), whole("quantity")];
  try {
    commands.placeOrder({
      customerName: String(form.get("customer") || "Dana Whitfield"),
      blind: form.get("blind") === "on",
      lines: [
        {
          productId: whole("product") ?? 0,
          artwork,
          attributeIds,
          ...(sizeId ? { sizeId } : {}),
          ...(quantity ? { quantity } : {}),
        },
      ],
    });
    return c.redirect("/admin/");
  } catch (error) {
    const reason = error instanceof Error ? error.message : "refused";
    const page = html`<p class="bad">The order was not placed: ${reason}.</p><p><a href="/admin/products/${form.get("product")}">Back to the product</a></p>`;
    return c.html(layout("Products", page), 400);
  }
}
