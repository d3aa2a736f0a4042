import { html, raw } from "hono/html";
import { artworkForms } from "../store/artwork.ts";
import type { LineRow, OrderRow } from "../store/rows.ts";
import type { SimStore } from "../store/state.ts";

const dollars = (amount: number) => `$${amount.toFixed(2)}`;
const nothing = (what: string) => html`<div class="card soft">${what}</div>`;

export function ordersPage({ data }: SimStore) {
  if (data.orders.length === 0)
    return nothing("No orders yet. Open a product and place one; an integration will pick it up.");
  return html`${data.orders.toReversed().map((order) => orderCard(data.shipments, order))}`;
}

function orderCard(shipments: SimStore["data"]["shipments"], order: OrderRow) {
  const parcels = shipments.filter(({ orders_id }) => orders_id === order.orders_id);
  return html`<div class="card">
    <strong>${order.order_number}</strong> <span class="chip">${order.order_status}</span>
    <span class="soft">${order.orders_date_finished} - ${String(order.customer.customers_name)} - ${String(order.payment_status_title)}</span>
    <table>
      <thead><tr><th>Order product</th><th>Specification</th><th>Status</th><th>Extra information</th><th class="n">Price</th></tr></thead>
      <tbody>${order.product.map(lineRow)}</tbody>
    </table>
    <div class="soft">
      Total ${dollars(order.total_amount)}.
      ${order.airway_bill_number ? html`${order.courier_company_name} <code>${order.airway_bill_number}</code>.` : "No tracking number yet."}
      ${parcels.length > 0 ? `${parcels.length} shipment(s).` : ""}
    </div>
  </div>`;
}

function lineRow(line: LineRow) {
  const features: unknown =
    typeof line.features_details === "string" ? JSON.parse(line.features_details) : line.features_details;
  const chosen = Object.values(
    (features ?? {}) as Record<string, { Heading: string; AttributeLabel: string }>,
  );
  return html`<tr>
    <td>${line.products_title}<br /><span class="soft">${line.products_sku} - id ${line.orders_products_id}</span></td>
    <td>${line.products_quantity} x ${line.productsize}${chosen.map((one) => html`<br />${one.Heading}: ${one.AttributeLabel}`)}</td>
    <td><span class="chip">${line.product_status}</span></td>
    <td><code>${line.item_extra_info_json ? String(typeof line.item_extra_info_json === "string" ? line.item_extra_info_json : JSON.stringify(line.item_extra_info_json)) : "-"}</code></td>
    <td class="n">${dollars(line.products_price)}</td>
  </tr>`;
}

export function productsPage({ data }: SimStore) {
  return html`<div class="card"><table>
    <thead><tr><th>Product</th><th>SKU</th><th>Category</th><th>Visible</th><th class="n">Price rows</th><th></th></tr></thead>
    <tbody>${data.products.map((product) => {
      const category = data.categories.find(({ category_id }) => category_id === product.default_category_id);
      const rows = data.prices.filter(({ products_id }) => products_id === product.product_id);
      return html`<tr>
        <td><a href="/admin/products/${product.product_id}">${product.products_internal_name || product.product_name}</a></td>
        <td>${product.main_sku}</td><td>${category?.category_name ?? "-"}</td>
        <td>${product.status === "1" ? "yes" : "no"}</td><td class="n">${rows.length}</td>
        <td class="n"><form method="post" action="/admin/products/${product.product_id}/delete"><button class="quiet">Delete</button></form></td>
      </tr>`;
    })}</tbody>
  </table></div>`;
}

export function productPage(store: SimStore, id: number) {
  const { data } = store;
  const product = data.products.find(({ product_id }) => product_id === id);
  if (!product) return null;
  const sizes = data.sizes.filter(({ products_id }) => products_id === id);
  const prices = data.prices.filter(({ products_id }) => products_id === id);
  const options = data.options.filter(({ products_id }) => products_id === id);
  const quantities = [...new Set(prices.map(({ qty_from }) => qty_from))].toSorted((a, b) => a - b);
  return html`<div class="card">
      <strong>${product.product_name}</strong> <span class="soft">internal title: ${product.products_internal_name} - reference ${product.external_ref || "-"}</span>
      <h2>Place an order</h2>
      <form class="row" method="post" action="/admin/orders">
        <input type="hidden" name="product" value="${id}" />
        ${select(
          "Size",
          "size",
          sizes.map(({ size_id, size_title }) => [size_id, size_title]),
        )}
        ${select(
          "Quantity",
          "quantity",
          quantities.map((quantity) => [quantity, String(quantity)]),
        )}
        ${options.map((option) =>
          select(option.title, "attribute", [
            ...(option.required === "1" ? [] : ([[0, "none"]] as [number, string][])),
            ...data.attributes
              .filter(({ prod_add_opt_id }) => prod_add_opt_id === option.prod_add_opt_id)
              .map(({ attribute_id, label }): [number, string] => [attribute_id, label]),
          ]),
        )}
        ${select(
          "Print-ready files",
          "artwork",
          artworkForms.map((form) => [form, form]),
        )}
        <label>Customer<input name="customer" value="Dana Whitfield" /></label>
        <label>Blind shipping<input type="checkbox" name="blind" /></label>
        <button>Place order</button>
      </form>
    </div>
    <div class="card"><table>
      <thead><tr><th>Size</th><th class="n">Quantity</th><th class="n">Price</th><th class="n">Vendor price</th><th></th></tr></thead>
      <tbody>${prices.map(
        (price) => html`<tr>
        <td>${sizes.find(({ size_id }) => size_id === price.size_id)?.size_title ?? "-"}</td>
        <td class="n">${price.qty_from === price.qty_to ? price.qty_from : `${price.qty_from}-${price.qty_to}`}</td>
        <td class="n">${dollars(price.price)}</td><td class="n">${dollars(price.vendor_price)}</td>
        <td><form class="row" method="post" action="/admin/prices/${price.product_price_id}">
          <input type="hidden" name="product" value="${id}" /><input name="price" size="8" aria-label="New price" value="${price.price}" /><button class="quiet">Change</button>
        </form></td>
      </tr>`,
      )}</tbody>
    </table></div>
    ${options.map(
      (option) => html`<div class="card"><strong>${option.title}</strong><table>
      <thead><tr><th>Choice</th><th>Surcharges by quantity</th></tr></thead>
      <tbody>${data.attributes
        .filter(({ prod_add_opt_id }) => prod_add_opt_id === option.prod_add_opt_id)
        .map(
          (attribute) =>
            html`<tr><td>${attribute.label}</td><td class="soft">${
              data.surcharges
                .filter(({ attribute_id }) => attribute_id === attribute.attribute_id)
                .map((row) => `${row.qty}: ${dollars(row.attribute_price)}`)
                .join(", ") || "none"
            }</td></tr>`,
        )}</tbody>
    </table></div>`,
    )}`;
}

const select = (label: string, name: string, choices: readonly (readonly [number | string, string])[]) =>
  html`<label>${label}<select name="${name}">${choices.map(([value, text]) => html`<option value="${value}">${text}</option>`)}</select></label>`;

export function statusesPage({ data }: SimStore) {
  const group = (
    type: "Order" | "Product",
    heading: string,
  ) => html`<h2>${heading}</h2><div class="card"><table>
    <thead><tr><th>Id</th><th>Title</th><th>Set as</th></tr></thead>
    <tbody>${data.statuses
      .filter(({ status_type }) => status_type === type)
      .map(
        (status) => html`<tr><td>${status.process_status_id}</td>
        <td><form class="row" method="post" action="/admin/statuses/${status.process_status_id}">
          <input name="title" aria-label="Title" value="${status.process_status_title}" /><button class="quiet">Rename</button></form></td>
        <td class="soft">${status.process_status_set_as || raw("&ndash;")}</td></tr>`,
      )}</tbody>
  </table></div>`;
  return html`${group("Order", "Order statuses")}${group("Product", "Order-product statuses")}`;
}

export function shipmentsPage({ data }: SimStore) {
  if (data.shipments.length === 0) return nothing("No shipments yet.");
  return html`<div class="card"><table>
    <thead><tr><th>Order</th><th>Tracking number</th><th>Packages</th></tr></thead>
    <tbody>${data.shipments.toReversed().map(
      (shipment) => html`<tr>
      <td>${data.orders.find(({ orders_id }) => orders_id === shipment.orders_id)?.order_number ?? shipment.orders_id}</td>
      <td><code>${shipment.tracking_number}</code></td>
      <td>${shipment.packages.map((one) => html`<code>${one.tracking}</code>: ${one.opdata.map(({ opid, qty }) => `${qty} of order product ${opid}`).join(", ")}<br />`)}</td>
    </tr>`,
    )}</tbody>
  </table></div>`;
}
