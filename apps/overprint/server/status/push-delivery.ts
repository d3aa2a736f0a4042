import { z } from "zod";

const row = z.looseObject({
  source_job_id: z.string().max(40).optional(),
  job_name: z.string().max(200).optional(),
  product_uuid: z.string().max(40).optional(),
});
const product = z.looseObject({ product_uuid: z.string().max(40) });

/** @source 4over "Publish and subscribe" page 139: job rows without a status, product rows, or a products-feed object */
const delivery = z.union([
  z.array(row).max(1_000),
  z.looseObject({ entities: z.array(product).min(1).max(1_000) }).transform(({ entities }) => entities),
  product.transform((one) => [one]),
]);

/** What a delivery names. Nothing else of it is believed. */
export type PushDelivery = {
  readonly jobIds: readonly string[];
  readonly names: { jobId: string; jobName: string }[];
  readonly namesProducts: boolean;
};

/** Reads a delivery; `null` when it is none of the published kinds. */
export function readDelivery(body: unknown): PushDelivery | null {
  const parsed = delivery.safeParse(body);
  if (!parsed.success) return null;
  const rows: readonly z.infer<typeof row>[] = parsed.data;
  return {
    jobIds: rows.flatMap(({ source_job_id: id }) => (id ? [id] : [])),
    names: rows.flatMap(({ source_job_id: jobId, job_name: jobName }) =>
      jobId && jobName ? [{ jobId, jobName }] : [],
    ),
    namesProducts: rows.some(({ product_uuid: id }) => id !== undefined),
  };
}
