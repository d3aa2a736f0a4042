import { createRoute, z } from "@hono/zod-openapi";
import {
  type JobId,
  type JobLine,
  type JobQuery,
  jobSorts,
  parcelsOf,
  type RecordedObservation,
  statusBuckets,
} from "@overprint/core/status";
import { jobRepository } from "@overprint/database";
import { startSync } from "#server/status/start-sync.ts";
import { enterJobIds } from "#server/status/typed-jobs.ts";
import type { Overprint } from "#server/wiring/index.ts";
import { apiPart, needs, security } from "./api-env.ts";
import { pageOf, pageQuery, skipped } from "./paging.ts";
import { failures, notFoundFailure, problem } from "./problem.ts";
import { amount, bucketSchema, moment, moneySchema, parcelSchema } from "./shapes.ts";

const jobSchema = z
  .object({
    jobId: z.string().openapi({ example: "Z3126529173-001" }),
    jobName: z.string().nullable(),
    origin: z.enum(["transferred", "typed"]),
    orderId: z.string(),
    orderNumber: z.string(),
    itemId: z.string(),
    status: z.string().nullable().describe("4over's own words"),
    bucket: bucketSchema,
    statusAt: moment.nullable(),
    source: z.enum(["api", "feed", "push", "transfer", "person"]).nullable(),
    lastSeenAt: moment.nullable(),
    parcels: z.array(parcelSchema),
    promisedDate: z.string().nullable().openapi({ format: "date" }),
    cost: moneySchema.nullable(),
    isOpen: z.boolean(),
    concerns: z.array(z.string()),
  })
  .openapi("Job");

const observationSchema = z
  .object({
    status: z.string(),
    at: moment.nullable(),
    seenAt: moment,
    source: z.enum(["api", "feed", "push", "transfer", "person"]),
    effect: z.enum(["applied", "confirmed", "kept"]),
    rule: z.string(),
    trackingNumbers: z.array(z.string()),
  })
  .openapi("Observation");

const jobOf = (job: JobLine): z.infer<typeof jobSchema> => ({
  jobId: job.jobId,
  jobName: job.jobName,
  origin: job.origin,
  orderId: job.orderId,
  orderNumber: job.orderNumber,
  itemId: job.itemId,
  status: job.statusLabel,
  bucket: job.bucket,
  statusAt: job.statusAt,
  source: job.statusSource,
  lastSeenAt: job.lastSeenAt,
  parcels: [...parcelsOf(job.trackingNumbers)],
  promisedDate: job.promisedDate,
  cost: job.cost && amount(job.cost),
  isOpen: job.isOpen,
  concerns: [...job.concerns],
});

const observationOf = (seen: RecordedObservation): z.infer<typeof observationSchema> => ({
  status: seen.label,
  at: seen.at,
  seenAt: seen.seenAt,
  source: seen.source,
  effect: seen.effect,
  rule: seen.rule,
  trackingNumbers: [...seen.trackingNumbers],
});

const listQuery = pageQuery.extend({
  state: z.enum(["all", "open", "done", "attention"]).default("all"),
  bucket: z.enum(statusBuckets).optional(),
  search: z
    .string()
    .max(200)
    .default("")
    .describe("Part of a job id, order number, customer or tracking number"),
  sort: z.enum(jobSorts).default("added"),
  order: z.enum(["asc", "desc"]).default("desc"),
});

const queryOf = (given: z.infer<typeof listQuery>): JobQuery => ({
  state: given.state,
  bucket: given.bucket ?? null,
  source: null,
  concern: null,
  search: given.search,
  sort: given.sort,
  descending: given.order === "desc",
  offset: skipped(given),
  limit: given.pageSize,
});

const oneJob = z.object({ jobId: z.string().max(40).openapi({ example: "Z3126529173-001" }) });
const json = <S extends z.ZodType>(schema: S) => ({ "application/json": { schema } });

export function jobsApi(overprint: Overprint) {
  const reads = needs(overprint, "jobs:read");
  const writes = needs(overprint, "jobs:write");
  const find = async (jobId: string) => {
    const query = { ...queryOf(listQuery.parse({ search: jobId })), limit: 50 };
    return (await jobRepository(overprint.db).list(query)).lines.find((line) => line.jobId === jobId);
  };
  return apiPart()
    .openapi(
      createRoute({
        method: "get",
        path: "/jobs",
        summary: "List jobs",
        tags: ["Jobs"],
        security,
        middleware: reads,
        request: { query: listQuery },
        responses: {
          200: { description: "One page", content: json(pageOf("JobPage", jobSchema)) },
          ...failures,
        },
      }),
      async (c) => {
        const query = c.req.valid("query");
        const { lines, total } = await jobRepository(overprint.db).list(queryOf(query));
        return c.json({ data: lines.map(jobOf), page: query.page, pageSize: query.pageSize, total }, 200);
      },
    )
    .openapi(
      createRoute({
        method: "get",
        path: "/jobs/{jobId}",
        summary: "One job with its history",
        tags: ["Jobs"],
        security,
        middleware: reads,
        request: { params: oneJob },
        responses: {
          200: {
            description: "The job; newest observation first",
            content: json(
              jobSchema.extend({ history: z.array(observationSchema) }).openapi("JobWithHistory"),
            ),
          },
          ...failures,
          ...notFoundFailure,
        },
      }),
      async (c) => {
        const job = await find(c.req.valid("param").jobId);
        if (!job)
          return problem(
            c,
            404,
            "job-not-known",
            "This job is not known here.",
            "List jobs to see which are.",
          ) as never;
        const history = await jobRepository(overprint.db).observations(job.jobId as JobId);
        return c.json({ ...jobOf(job), history: history.map(observationOf) }, 200);
      },
    )
    .openapi(
      createRoute({
        method: "post",
        path: "/jobs/sync",
        summary: "Start an Order Sync for every open job",
        tags: ["Jobs"],
        security,
        middleware: writes,
        responses: {
          202: {
            description: "It waits to begin",
            content: json(z.object({ runId: z.string().nullable() })),
          },
          ...failures,
        },
      }),
      async (c) => {
        const runId = await startSync(overprint, { kind: "all" }, `API key ${c.get("apiKey").name}`);
        return c.json({ runId }, 202);
      },
    )
    .openapi(
      createRoute({
        method: "post",
        path: "/order-products/{itemId}/jobs",
        summary: "Enter job ids on an order product",
        description:
          "For orders that were placed at 4over.com by hand. Ids that do not fit are named; the others are taken.",
        tags: ["Jobs"],
        security,
        middleware: writes,
        request: {
          params: z.object({ itemId: z.string().max(100) }),
          body: {
            content: json(z.object({ jobIds: z.array(z.string().max(40)).min(1).max(200) })),
            required: true,
          },
        },
        responses: {
          200: {
            description: "What was taken and what was not",
            content: json(
              z.object({
                added: z.array(z.string()),
                refused: z.array(z.object({ text: z.string(), reason: z.string() })),
              }),
            ),
          },
          ...failures,
        },
      }),
      async (c) => {
        const { added, refused } = await enterJobIds(overprint, {
          itemId: c.req.valid("param").itemId,
          text: c.req.valid("json").jobIds.join("\n"),
          actor: `API key ${c.get("apiKey").name}`,
        });
        return c.json({ added: [...added], refused: [...refused] }, 200);
      },
    );
}
