import type { StoreOrderItemId } from "@overprint/core/orders";
import { type Outcome, ok, refused } from "@overprint/core/outcome";
import {
  type Actor,
  allows,
  attachFilesTo,
  filesMissingCode,
  filesOf,
  type TransferRecord,
  type TransferTarget,
} from "@overprint/core/transfer";
import type { Overprint } from "#server/wiring/index.ts";
import type { StepRefusal } from "./steps.ts";

export type Acted = { readonly title: string; readonly text?: string; readonly goTo?: string };

/** What a person does to an order product beside its three steps. */
export async function actOn(
  overprint: Overprint,
  given: { readonly itemId: string; readonly copy: number },
  form: FormData,
  by: Actor,
): Promise<Outcome<Acted, StepRefusal>> {
  const target = { itemId: given.itemId as StoreOrderItemId, copy: given.copy };
  const reason = String(form.get("reason") ?? "").trim();
  switch (form.get("intent")) {
    case "hold":
      return decide(overprint, target, "held", reason, by);
    case "exclude":
      return decide(overprint, target, "excluded", reason, by);
    case "release":
      return decide(overprint, target, "to-do", reason, by);
    case "cancel":
      return cancel(overprint, target, String(form.get("job")), reason, by);
    case "reprint":
      return reprint(overprint, target, String(form.get("job")), reason, by);
    case "attach":
      return attach(overprint, target, String(form.get("job")), by);
    default:
      return refused({ what: "Nothing was changed.", doNext: "Reload the page and try again." });
  }
}

const noReason: StepRefusal = {
  what: "No reason was given.",
  doNext: "Write one sentence for whoever opens this next week.",
};

/** What a person may decide about an order product that nobody is sending. */
const decisions = ["hold", "release", "exclude", "include"] as const;

async function decide(
  { orders, transfer, audit, db }: Overprint,
  { itemId }: TransferTarget,
  state: "held" | "excluded" | "to-do",
  reason: string,
  by: Actor,
): Promise<Outcome<Acted, StepRefusal>> {
  if (state !== "to-do" && reason === "") return refused(noReason);
  const { orderId, state: stands } = await transfer.records.load(itemId);
  if (!decisions.some((decision) => allows(stands, decision)))
    return refused({ what: `It is ${stands} meanwhile: nothing was changed.`, doNext: "Reload the page." });
  await orders.setStanding(itemId, { state, reason: state === "to-do" ? null : reason });
  const action = { held: "transfer.held", excluded: "transfer.excluded", "to-do": "transfer.released" }[
    state
  ];
  await audit.record(db, {
    ...by,
    action,
    subject: { kind: "item", id: itemId },
    orderId,
    after: { reason },
  });
  return ok({ title: { held: "Held", excluded: "Excluded", "to-do": "Released" }[state] });
}

async function jobOf({ transfer }: Overprint, { itemId, copy }: TransferTarget, rowId: string) {
  const record = await transfer.records.load(itemId, copy);
  const job = record.jobs.find((one) => one.id === rowId);
  return job?.jobId ? { record, job, jobId: job.jobId } : null;
}
const noJob: StepRefusal = { what: "This job is not known here.", doNext: "Reload the page." };

async function cancel(
  overprint: Overprint,
  target: TransferTarget,
  rowId: string,
  reason: string,
  by: Actor,
): Promise<Outcome<Acted, StepRefusal>> {
  const known = await jobOf(overprint, target, rowId);
  if (!known) return refused(noJob);
  if (reason === "") return refused(noReason);
  const ports = await overprint.transfer.ports();
  if (!ports.ok) return refused({ what: ports.problem.reason, doNext: ports.problem.doNext });
  try {
    const answer = await ports.value.printer.cancelJob(known.jobId);
    if (!answer.ok) {
      await noteCancel(overprint, known, "refused", answer.problem.reason, by);
      return refused({
        what: `4over did not cancel job ${known.jobId}: "${answer.problem.reason}"`,
        doNext:
          answer.problem.kind === "too-far-in-production"
            ? "It will be printed and charged. When it is wrong, prepare a reprint."
            : "Ask 4over, or try again later.",
      });
    }
    await overprint.transfer.records.recordCancelled(known.jobId, reason, by);
    await overprint.problems.clear(`${filesMissingCode}:${known.job.id}`, by.actor);
    return ok({
      title: `Job ${known.jobId} is cancelled`,
      text: "Prepare a reprint, or exclude the order product.",
    });
  } catch (error) {
    await noteCancel(
      overprint,
      known,
      "in-doubt",
      error instanceof Error ? error.message : String(error),
      by,
    );
    return refused({
      what: `It is not known whether 4over cancelled job ${known.jobId}.`,
      doNext: "Use Order Sync in a minute: its status says whether it is cancelled.",
    });
  }
}

/** A cancellation that did not succeed stays in the order's timeline with 4over's words. */
const noteCancel = (
  { audit, db }: Overprint,
  { record, jobId }: { readonly record: TransferRecord; readonly jobId: string },
  state: "refused" | "in-doubt",
  words: string,
  by: Actor,
) =>
  audit.record(db, {
    ...by,
    action: `transfer.cancel-${state}`,
    subject: { kind: "job", id: jobId },
    orderId: record.orderId,
    after: { words },
  });

async function reprint(
  { transfer, ...overprint }: Overprint,
  target: TransferTarget,
  rowId: string,
  reason: string,
  by: Actor,
): Promise<Outcome<Acted, StepRefusal>> {
  const known = await jobOf({ transfer, ...overprint }, target, rowId);
  if (!known) return refused(noJob);
  if (reason === "") return refused(noReason);
  const copy = await transfer.records.beginReprint(target.itemId, { jobId: known.jobId, reason }, by);
  return ok({
    title: "The reprint is prepared",
    goTo: `/admin/transfers/${target.itemId}/shipping?copy=${copy}`,
  });
}

/** Attaches again: the job is ordered, only its files are missing or uncertain. */
async function attach(
  overprint: Overprint,
  target: TransferTarget,
  rowId: string,
  by: Actor,
): Promise<Outcome<Acted, StepRefusal>> {
  const known = await jobOf(overprint, target, rowId);
  const ports = await overprint.transfer.ports();
  if (!known) return refused(noJob);
  if (!ports.ok) return refused({ what: ports.problem.reason, doNext: ports.problem.doNext });
  const files = filesOf(known.record.artwork, known.job.set);
  const state = await attachFilesTo(
    ports.value,
    known.job,
    known.jobId,
    { jobName: known.job.jobName, files },
    by,
  );
  if (state === "attached") {
    await overprint.problems.clear(`${filesMissingCode}:${known.job.id}`, by.actor);
    return ok({ title: `4over has the files of job ${known.jobId}` });
  }
  return refused({
    what:
      state === "refused" ? "4over did not take the files." : "It is not known whether 4over took the files.",
    doNext: "See the job below, then try again or send the files on 4over.com.",
  });
}
