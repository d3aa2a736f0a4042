import { createRoute, z } from "@hono/zod-openapi";
import {
  type OrderItemRecord,
  type OrderRecord,
  type OrderRow,
  orderSorts,
  type StoreOrderId,
} from "@overprint/core/orders";
import type { Overprint } from "#server/wiring/index.ts";
import { apiPart, needs, security } from "./api-env.ts";
import { pageOf, pageQuery, skipped } from "./paging.ts";
import { failures, notFoundFailure, problem } from "./problem.ts";
import { amount, moment, moneySchema, parcelSchema } from "./shapes.ts";

const orderSchema = z
  .object({
    id: z.string(),
    number: z.string().openapi({ example: "1042" }),
    storeId: z.string(),
    store: z.string(),
    placedAt: moment,
    customer: z.object({ name: z.string(), email: z.string() }),
    progress: z.string().describe("to-do, held, at-printer, partly-shipped, shipped or excluded"),
    jobIds: z.array(z.string()),
    total: moneySchema,
  })
  .openapi("Order");

const itemSchema = z
  .object({
    id: z.string(),
    title: z.string(),
    sku: z.string().nullable(),
    quantity: z.number().int().describe("Pieces in a set"),
    sets: z.number().int(),
    price: moneySchema,
    status: z.string(),
    standing: z.string(),
    jobIds: z.array(z.string()),
    parcels: z.array(parcelSchema),
  })
  .openapi("OrderProduct");

const wholeOrderSchema = orderSchema
  .omit({ progress: true, jobIds: true })
  .extend({ items: z.array(itemSchema) })
  .openapi("OrderWithProducts");

const rowOf = (row: OrderRow): z.infer<typeof orderSchema> => ({
  id: row.id,
  number: row.number,
  storeId: row.storeId,
  store: row.storeName,
  placedAt: row.placedAt,
  customer: { name: row.customerName, email: row.customerEmail },
  progress: row.progress,
  jobIds: [...row.jobIds],
  total: amount(row.total),
});

const itemOf = (item: OrderItemRecord): z.infer<typeof itemSchema> => ({
  id: item.id,
  title: item.title,
  sku: item.sku,
  quantity: item.quantity,
  sets: item.sets,
  price: amount(item.price),
  status: item.statusTitle,
  standing: item.standing.state,
  jobIds: [...item.jobIds],
  parcels: item.parcels.map(({ trackingNumber, carrier, trackingUrl }) => ({
    trackingNumber,
    carrier,
    trackingUrl,
  })),
});

const orderOf = (order: OrderRecord): z.infer<typeof wholeOrderSchema> => ({
  id: order.id,
  number: order.number,
  storeId: order.storeId,
  store: order.storeName,
  placedAt: order.placedAt,
  customer: { name: order.customer.name, email: order.customer.email },
  total: amount(order.total),
  items: order.items.map(itemOf),
});

const listQuery = pageQuery.extend({
  search: z.string().max(200).default(""),
  sort: z.enum(orderSorts).default("placed"),
  order: z.enum(["asc", "desc"]).default("desc"),
});
const json = <S extends z.ZodType>(schema: S) => ({ "application/json": { schema } });

export function ordersApi(overprint: Overprint) {
  const reads = needs(overprint, "orders:read");
  return apiPart()
    .openapi(
      createRoute({
        method: "get",
        path: "/orders",
        summary: "List store orders",
        tags: ["Orders"],
        security,
        middleware: reads,
        request: { query: listQuery },
        responses: {
          200: { description: "One page", content: json(pageOf("OrderPage", orderSchema)) },
          ...failures,
        },
      }),
      async (c) => {
        const query = c.req.valid("query");
        const { rows, total } = await overprint.orders.list({
          search: query.search,
          state: null,
          storeId: null,
          placedFrom: null,
          placedTo: null,
          sort: query.sort,
          descending: query.order === "desc",
          offset: skipped(query),
          limit: query.pageSize,
        });
        return c.json({ data: rows.map(rowOf), page: query.page, pageSize: query.pageSize, total }, 200);
      },
    )
    .openapi(
      createRoute({
        method: "get",
        path: "/orders/{id}",
        summary: "One store order with its order products",
        tags: ["Orders"],
        security,
        middleware: reads,
        request: { params: z.object({ id: z.string().max(100) }) },
        responses: {
          200: { description: "The order", content: json(wholeOrderSchema) },
          ...failures,
          ...notFoundFailure,
        },
      }),
      async (c) => {
        const order = await overprint.orders.find(c.req.valid("param").id as StoreOrderId);
        if (!order)
          return problem(
            c,
            404,
            "order-not-known",
            "This order is not known here.",
            "List orders to see which are.",
          ) as never;
        return c.json(orderOf(order), 200);
      },
    );
}
