import { pacificStamp } from "@overprint/fourover";
import type { Context, Hono } from "hono";
import { fetched } from "../orders/artwork.ts";
import { isCancellable, present, type SimJob, startProduction, stopAt } from "../orders/job.ts";
import { uuidOfStatus } from "../orders/stages.ts";
import { type FilesByRole, refuseFiles } from "../orders/validate-job.ts";
import { record } from "../orders/wire-values.ts";
import type { SimState } from "../state.ts";
import { bodyOf } from "./body.ts";
import { failure } from "./envelope.ts";
import type { StruckEnv } from "./struck.ts";

/** Jobs: status, tracking, cancelling, artwork that comes afterwards. */
export function jobRoutes(app: Hono<StruckEnv>, state: SimState): void {
  const withJob =
    (answer: (job: SimJob, c: Context<StruckEnv>) => Response | Promise<Response>) =>
    (c: Context<StruckEnv>) => {
      const job = state.jobs.get(c.req.param("job") ?? "");
      return job ? answer(job, c) : failure(c, 404, "Job not found");
    };

  app.get(
    "/orders/:job/status",
    withJob((job, c) =>
      c.json({
        entities: job.history.toReversed().map(({ label, at }) => ({
          status_code_uuid: uuidOfStatus(label),
          status: label,
          date_set: pacificStamp(new Date(at)),
        })),
      }),
    ),
  );
  app.get(
    "/orders/:job/tracking",
    withJob((job, c) => trackingAnswer(job, c)),
  );
  app.delete(
    "/orders/:job",
    withJob((job, c) => {
      if (!isCancellable(job) || c.var.struck.has("cancel-refused"))
        return c.text("Job has progressed too far for cancellation");
      stopAt(job, "Canceled", state.now().getTime());
      state.changed([job]);
      return c.json(true);
    }),
  );
  app.post(
    "/jobs/:job/files",
    withJob(async (job, c) => {
      const refusal = await attach(state, job, (await bodyOf(c)).files);
      return refusal
        ? failure(c, 400, refusal)
        : c.json([`File(s) succesfully attached to the order: ${job.jobId}`]);
    }),
  );
}

/** Before shipment an empty body, one number as text, several separated by commas. Only the single form is published. */
function trackingAnswer(job: SimJob, c: Context<StruckEnv>): Response {
  const { tracking } = job;
  if (tracking.length === 0 || c.var.struck.has("tracking-withheld")) return c.body(null, 200);
  if (c.var.struck.has("tracking-as-list")) return c.json({ tracking });
  return c.json({ tracking: tracking.join(", ") });
}

const waiting = /^(Awaiting Artwork|Awaiting New Files|On Hold: Awaiting .*(Artwork|Upload).*)$/;

/** Takes artwork for a job that waits for it, and starts production. A text is the refusal. */
async function attach(state: SimState, job: SimJob, files: unknown): Promise<string | null> {
  if (!Array.isArray(files) || files.length === 0) return "Files parameter is missing";
  if (files.length > 1) return "A job takes the files of one set";
  if (!isCancellable(job)) return "Job has progressed too far for new files";
  const [set] = files.map((one) => record(one) as FilesByRole);
  const refusal = refuseFiles(set ?? {}, (uuid) => state.files.has(uuid));
  if (refusal) return refusal;
  const held = await fetched(state, set ?? {});
  if (Object.keys(held).length < Object.keys(set ?? {}).length)
    return "Unable to download file for processing";
  const isFirst = present(job) === "Awaiting Artwork";
  job.files = held;
  if (waiting.test(present(job)))
    startProduction(job, state.now().getTime(), isFirst ? "New" : "Pre-Flighting");
  state.changed([job]);
  return null;
}
