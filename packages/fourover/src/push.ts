import { z } from "zod";

const notification = z.looseObject({
  source_job_id: z.string().min(1),
  job_name: z
    .string()
    .nullish()
    .transform((value) => value ?? null),
  resource: z
    .string()
    .nullish()
    .transform((value) => value ?? null),
});

/** What a job status notification says: that something changed about a job, not what. Read the status of the job then. */
export type JobNotification = z.infer<typeof notification>;

/**
 * Reads the body of a job status notification. It carries no signature: believe nothing but that it is worth asking.
 *
 * @param body - parsed JSON: a list of notifications, or one alone
 * @returns the readable ones, none for anything else; never throws
 * @source "Pub/Sub" page 139, PDF pp. 82-84
 */
export function readJobNotifications(body: unknown): readonly JobNotification[] {
  const rows: readonly unknown[] = Array.isArray(body) ? body : [body];
  return rows.flatMap((row) => {
    const parsed = notification.safeParse(row);
    return parsed.success ? [parsed.data] : [];
  });
}
