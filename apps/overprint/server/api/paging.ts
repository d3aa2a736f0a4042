import { z } from "@hono/zod-openapi";

/** Every list is paged: `page` from 1, `pageSize` up to 200. */
export const pageQuery = z.object({
  page: z.coerce.number().int().min(1).max(1_000_000).default(1).openapi({ example: 1 }),
  pageSize: z.coerce.number().int().min(1).max(200).default(50).openapi({ example: 50 }),
});

export const pageOf = <Row extends z.ZodType>(name: string, row: Row) =>
  z
    .object({
      data: z.array(row),
      page: z.number().int(),
      pageSize: z.number().int(),
      total: z.number().int().describe("Rows in all pages"),
    })
    .openapi(name);

export const skipped = ({ page, pageSize }: z.infer<typeof pageQuery>): number => (page - 1) * pageSize;
