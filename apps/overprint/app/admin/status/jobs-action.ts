import { person } from "#server/auth/guard.ts";
import { overprintContext, requestContext } from "#server/contexts.ts";
import type { SyncScope } from "#server/status/calls.ts";
import { startSync } from "#server/status/start-sync.ts";
import { enterJobIds, removeJobId } from "#server/status/typed-jobs.ts";
import { done, notDone } from "../../components/notice.tsx";
import type { Route } from "./+types/jobs-action";

/** What screens of several subjects do with jobs: enter and remove ids, and Order Sync for all, an order, a job. */
export async function action({ request, context }: Route.ActionArgs) {
  const overprint = context.get(overprintContext);
  const form = await request.formData();
  const text = (field: string) => String(form.get(field) ?? "");
  const { actor } = person(context);
  const { requestId } = context.get(requestContext);
  switch (text("intent")) {
    case "enter": {
      const entered = await enterJobIds(overprint, {
        itemId: text("item"),
        text: text("jobs").slice(0, 10_000),
        actor,
        requestId,
      });
      const { added, refused, known } = entered;
      const answer =
        added.length === 0
          ? notDone("No job id was saved", "See what is wrong with each below the box.")
          : done(
              added.length === 1 ? "The job id is saved" : `${added.length} job ids are saved`,
              known > 0 ? "Its status is known already." : "Its status follows with the next sync.",
            );
      return { ...answer, refused };
    }
    case "remove":
      return (await removeJobId(overprint, { jobId: text("job"), actor }))
        ? done("The job id is removed")
        : notDone(
            "The job id stays",
            "It was transferred by Overprint, so it is being printed: cancel the job instead.",
          );
    case "sync": {
      const runId = await startSync(overprint, scopeOf(text("scope"), text("id")), actor);
      return runId
        ? { ...done("Order Sync has started"), runId }
        : notDone("An Order Sync like this waits already", "It begins as soon as the one before has ended.");
    }
    default:
      return notDone("Nothing was changed", "Reload the page and try again.");
  }
}

function scopeOf(kind: string, id: string): SyncScope {
  if (kind === "order") return { kind, orderId: id };
  if (kind === "item") return { kind, itemId: id };
  if (kind === "job") return { kind: "jobs", jobIds: [id] };
  return { kind: "all" };
}
