import { createRoute, z } from "@hono/zod-openapi";
import { type ProductRow, productSorts } from "@overprint/core/products";
import { storeProductRepository } from "@overprint/database";
import type { Overprint } from "#server/wiring/index.ts";
import { apiPart, needs, security } from "./api-env.ts";
import { pageOf, pageQuery, skipped } from "./paging.ts";
import { failures } from "./problem.ts";

const productSchema = z
  .object({
    id: z.string(),
    sku: z.string(),
    title: z.string().describe("What end customers read"),
    origin: z.enum(["synced", "own"]),
    tradeProductId: z.string().nullable().describe("4over's product_uuid"),
    category: z.string().nullable(),
    isDiscontinued: z.boolean(),
    stores: z.array(
      z.object({
        storeId: z.string(),
        state: z.string(),
        lowestPriceMinor: z.number().int().nullable().describe("Whole cents in the store's currency"),
      }),
    ),
  })
  .openapi("Product");

const productOf = (product: ProductRow): z.infer<typeof productSchema> => ({
  id: product.id,
  sku: product.sku,
  title: product.title,
  origin: product.origin,
  tradeProductId: product.tradeProductId,
  category: product.categoryName,
  isDiscontinued: product.isDiscontinued,
  stores: product.publications.map(({ storeId, state, lowestPriceMinor }) => ({
    storeId,
    state,
    lowestPriceMinor,
  })),
});

const listQuery = pageQuery.extend({
  search: z.string().max(200).default(""),
  sort: z.enum(productSorts).default("title"),
  order: z.enum(["asc", "desc"]).default("asc"),
});

export function productsApi(overprint: Overprint) {
  return apiPart().openapi(
    createRoute({
      method: "get",
      path: "/products",
      summary: "List products",
      tags: ["Products"],
      security,
      middleware: needs(overprint, "products:read"),
      request: { query: listQuery },
      responses: {
        200: {
          description: "One page",
          content: { "application/json": { schema: pageOf("ProductPage", productSchema) } },
        },
        ...failures,
      },
    }),
    async (c) => {
      const query = c.req.valid("query");
      const { rows, total } = await storeProductRepository(overprint.db).list({
        search: query.search,
        categoryId: null,
        origin: null,
        published: null,
        changed: null,
        discontinued: null,
        sort: query.sort,
        descending: query.order === "desc",
        offset: skipped(query),
        limit: query.pageSize,
      });
      return c.json({ data: rows.map(productOf), page: query.page, pageSize: query.pageSize, total }, 200);
    },
  );
}
